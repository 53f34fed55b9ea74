package io.pontual.integrations.simulators;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What several simulated partners do in one way. */
public final class Partner {
    private static final String HMAC = "HmacSHA256";

    private Partner() {}

    /** A slow answer is the partner's own behaviour, in real time. Ends early when the server stops. */
    public static void hold(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return the value of a signature header: {@code t=<epoch second>,v1=<hex HMAC of "t.body">} */
    public static String signature(String secret, Instant at, byte[] body) {
        try {
            var time = at.getEpochSecond();
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
