package io.pontual.workers.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out a request once per {@code Idempotency-Key} and API key. The answer is stored in the transaction of the
 * effect, so that there is never one without the other. A refused request stores nothing and may be mended and repeated
 * under the same key.
 */
@Component
public class IdempotentRequests {
    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED_HEADER = "Idempotent-Replayed";
    private static final Pattern ACCEPTABLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final IdempotentRequestRepository repository;
    private final ObjectMapper json;

    IdempotentRequests(IdempotentRequestRepository repository, ObjectMapper json) {
        this.repository = repository;
        this.json = json;
    }

    /**
     * For requests that must never happen twice.
     *
     * @param key value of the header, null when it was not sent
     * @param body the request's body as it was read, null when there is none
     * @param answerType of the answer's body
     * @param effect runs in this transaction
     * @throws Problem 400 when the key is missing, 422 when it came with another request before
     */
    @Transactional
    public <T> ResponseEntity<T> required(
            String key,
            HttpServletRequest request,
            Object body,
            Class<T> answerType,
            Supplier<ResponseEntity<T>> effect) {
        if (key == null) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-missing",
                    "Send the header Idempotency-Key with a value of your own for this order, and the same value when"
                            + " you repeat it.",
                    List.of(new Problem.FieldError(HEADER, "is a required header")));
        }
        return once(key, request, body, answerType, effect);
    }

    /** Like {@link #required}, for requests that can do without a key because a repeat does no harm. */
    @Transactional
    public <T> ResponseEntity<T> honoured(
            String key,
            HttpServletRequest request,
            Object body,
            Class<T> answerType,
            Supplier<ResponseEntity<T>> effect) {
        return key == null ? effect.get() : once(key, request, body, answerType, effect);
    }

    private <T> ResponseEntity<T> once(
            String key,
            HttpServletRequest request,
            Object body,
            Class<T> answerType,
            Supplier<ResponseEntity<T>> effect) {
        if (!ACCEPTABLE.matcher(key).matches()) {
            throw Problem.invalid(HEADER, "must have 1 to 255 visible ASCII characters, such as a UUID");
        }
        // The name of the authenticated caller is the id of its API key.
        var caller = UUID.fromString(request.getUserPrincipal().getName());
        var hash = hash(request, body);
        if (!repository.claim(caller, key, hash)) {
            return replay(repository.find(caller, key), hash, answerType);
        }
        var answer = effect.get();
        repository.store(
                caller,
                key,
                answer.getStatusCode().value(),
                answer.getHeaders().getFirst(HttpHeaders.LOCATION),
                answer.hasBody() ? write(answer.getBody()) : null);
        return answer;
    }

    private <T> ResponseEntity<T> replay(IdempotentRequestRepository.Stored stored, String hash, Class<T> answerType) {
        if (!stored.requestHash().equals(hash)) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "idempotency-key-reused",
                    "This Idempotency-Key came with another request before. Use a new key for a new request, or repeat"
                            + " the first one unchanged.",
                    List.of(new Problem.FieldError(HEADER, "was used for another request")));
        }
        var headers = new HttpHeaders();
        headers.set(REPLAYED_HEADER, "true");
        if (stored.location() != null) {
            headers.set(HttpHeaders.LOCATION, stored.location());
        }
        return new ResponseEntity<>(read(stored.body(), answerType), headers, HttpStatus.valueOf(stored.status()));
    }

    /** Of what was understood, not of the bytes: a repeat may be written with other white space. */
    private String hash(HttpServletRequest request, Object body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var text = request.getMethod() + '\n' + request.getRequestURI() + '\n' + write(body);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not writable as JSON: " + value.getClass(), e);
        }
    }

    private <T> T read(String value, Class<T> type) {
        try {
            return value == null ? null : json.readValue(value, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored answer is not readable as " + type, e);
        }
    }
}
