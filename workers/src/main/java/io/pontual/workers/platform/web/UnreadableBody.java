package io.pontual.workers.platform.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * Why a body could not be read, told without repeating what was sent: it may hold personal data, or a card number that
 * must not reach a log.
 */
final class UnreadableBody {
    private static final Map<Class<?>, String> WANTED = Map.of(
            BigDecimal.class, DecimalStringDeserializer.WANTED,
            String.class, TextDeserializer.WANTED,
            UUID.class, "must be a UUID in quotes",
            Instant.class, "must be a date-time with offset in quotes, such as \"2026-03-01T12:00:00Z\"",
            Boolean.class, "must be true or false, without quotes",
            boolean.class, "must be true or false, without quotes");

    private UnreadableBody() {}

    static Problem problem(HttpMessageNotReadableException thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return BodyTooLarge.problem();
            }
        }
        if (thrown.getCause() == null) {
            return new Problem(
                    HttpStatus.BAD_REQUEST,
                    "missing-body",
                    "This request needs a body. Send a JSON object.",
                    List.of());
        }
        if (thrown.getCause() instanceof JsonProcessingException json) {
            return problem(json);
        }
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid-json",
                "The body could not be read to its end as JSON in UTF-8.",
                List.of());
    }

    private static Problem problem(JsonProcessingException thrown) {
        if (thrown instanceof UnrecognizedPropertyException unknown) {
            return unknownField(unknown);
        }
        if (thrown instanceof JsonMappingException mapping) {
            if (mapping.getCause() instanceof JsonParseException syntax) {
                return invalidJson(syntax);
            }
            return isTrailing(mapping)
                    ? invalidJson(mapping)
                    : Problem.invalid(JsonPointers.of(mapping.getPath()), wanted(targetType(mapping)));
        }
        return invalidJson(thrown);
    }

    private static Problem missing() {
        return new Problem(
                HttpStatus.BAD_REQUEST, "missing-body", "This request needs a body. Send a JSON object.", List.of());
    }

    private static Problem unknownField(UnrecognizedPropertyException unknown) {
        var allowed = unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.invalid(JsonPointers.of(unknown.getPath()), "is not a known field; known here: " + allowed);
    }

    private static Problem invalidJson(JsonProcessingException thrown) {
        var at = thrown.getLocation();
        var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        var twice = thrown.getOriginalMessage().startsWith("Duplicate field");
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid-json",
                "The body is not valid JSON" + where + (twice ? ": a field appears twice in one object." : "."),
                List.of());
    }

    /** Jackson has no class of its own for "there is more after the end". */
    private static boolean isTrailing(JsonMappingException mismatch) {
        return mismatch.getPath().isEmpty() && mismatch.getOriginalMessage().startsWith("Trailing token");
    }

    private static Class<?> targetType(JsonMappingException mapping) {
        return mapping instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? mismatch.getTargetType()
                : Object.class;
    }

    private static String wanted(Class<?> type) {
        if (WANTED.containsKey(type)) {
            return WANTED.get(type);
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (List.of(Integer.class, int.class, Long.class, long.class).contains(type)) {
            return "must be a whole number without quotes";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "must be a number without quotes";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be a list";
        }
        if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return "must be an object";
        }
        return "has a value of the wrong type or size";
    }
}
