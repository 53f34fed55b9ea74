package io.pontual.workers.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Keys are long random values, so one round of SHA-256 is enough to keep them out of the table. Looking up by the hash
 * also leaves nothing to learn from timing: the caller does not choose the bytes that are compared.
 */
final class ApiKeyHash {
    private ApiKeyHash() {}

    static String of(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
