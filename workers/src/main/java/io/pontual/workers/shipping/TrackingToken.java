package io.pontual.workers.shipping;

import java.security.SecureRandom;

/** What a customer follows a parcel by: 131 random bits, so that trying is in vain. */
final class TrackingToken {
    static final int LENGTH = 22;

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private TrackingToken() {}

    static String next() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
