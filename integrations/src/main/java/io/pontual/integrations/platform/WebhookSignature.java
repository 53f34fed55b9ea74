package io.pontual.integrations.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a header {@code t=<unix seconds>,v1=<hex>}, where the signature is HMAC-SHA256 over {@code t.body}. While
 * the partner changes its secret there may be several {@code v1}; one that fits is enough.
 */
public final class WebhookSignature {
    private final String secret;
    private final Duration tolerance;
    private final Clock clock;

    /** @param tolerance how old or how far ahead a time stamp may be, so that an old webhook cannot be played again */
    public WebhookSignature(String secret, Duration tolerance, Clock clock) {
        this.secret = secret;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /**
     * @param header null when the request had none
     * @return why the request cannot be believed; empty when it can
     */
    public Optional<String> problem(String header, byte[] body) {
        if (header == null) {
            return Optional.of("missing");
        }
        var parts = Arrays.stream(header.split(",")).map(String::strip).toList();
        var time = values(parts, "t=").stream().findFirst().flatMap(WebhookSignature::seconds);
        if (time.isEmpty()) {
            return Optional.of("malformed");
        }
        var age = Duration.between(time.get(), clock.instant()).abs();
        if (age.compareTo(tolerance) > 0) {
            return Optional.of("stale");
        }
        var expected = sign(time.get().getEpochSecond(), body).getBytes(StandardCharsets.US_ASCII);
        var signed = values(parts, "v1=").stream()
                .anyMatch(value -> MessageDigest.isEqual(expected, value.getBytes(StandardCharsets.US_ASCII)));
        return signed ? Optional.empty() : Optional.of("wrong");
    }

    private String sign(long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", e);
        }
    }

    private static List<String> values(List<String> parts, String prefix) {
        return parts.stream()
                .filter(part -> part.startsWith(prefix))
                .map(part -> part.substring(prefix.length()))
                .toList();
    }

    private static Optional<Instant> seconds(String text) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
