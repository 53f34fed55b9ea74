package io.pontual.workers.pickup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The one-time code that a customer shows in the store. It is derived and never stored, so that a step that runs twice
 * tells the same code and the tables give nothing away.
 */
@Component
class CollectionCodes {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int CODES = 1_000_000;

    private final SecretKeySpec key;

    CollectionCodes(PickupProperties properties) {
        key = new SecretKeySpec(properties.codeSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * @param issue a new number makes a new code
     * @return six digits
     */
    String code(UUID fulfilmentId, int issue) {
        var digest = hmac("pickup-code:" + fulfilmentId + ":" + issue);
        // 64 bits for a million codes: none is noticeably likelier than another.
        var number = Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), CODES);
        return String.format(Locale.ROOT, "%06d", number);
    }

    /**
     * Takes as long for a wrong code as for a right one, so that its digits cannot be felt out one by one.
     *
     * @param shown what the customer showed; spaces are overlooked, null is wrong
     */
    boolean matches(UUID fulfilmentId, int issue, String shown) {
        var given = shown == null ? "" : shown.replaceAll("\\s", "");
        return MessageDigest.isEqual(
                code(fulfilmentId, issue).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
