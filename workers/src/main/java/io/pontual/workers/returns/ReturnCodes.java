package io.pontual.workers.returns;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The code that a customer shows with the goods. It is derived and never stored, so that the tables give nothing away. */
@Component
class ReturnCodes {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int CODES = 1_000_000;

    private final SecretKeySpec key;

    ReturnCodes(ReturnsProperties properties) {
        key = new SecretKeySpec(properties.codeSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** @return six digits */
    String code(UUID returnId) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var digest = mac.doFinal(("return-code:" + returnId).getBytes(StandardCharsets.UTF_8));
            return String.format(
                    Locale.ROOT,
                    "%06d",
                    Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), CODES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** With which the customer reads what was found, and objects: 132 bits. */
    String token(UUID returnId) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(("return-objection:" + returnId).getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 22)
                    .replace('-', 'x')
                    .replace('_', 'y');
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** Of a document that a customer shows, which is kept nowhere. @param document null gives null */
    String sealed(String document) {
        if (document == null) {
            return null;
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var plain = document.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(("return-document:" + plain).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** Takes as long for a wrong code as for a right one. @param shown spaces are overlooked, null is wrong */
    boolean matches(UUID returnId, String shown) {
        var given = shown == null ? "" : shown.replaceAll("\\s", "");
        return MessageDigest.isEqual(
                code(returnId).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
