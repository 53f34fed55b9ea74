package io.pontual.workers.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether what a file does not name stays as it is (delta) or is gone (full). */
enum FeedMode {
    DELTA,
    FULL;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FeedMode> of(String code) {
        return Arrays.stream(values()).filter(mode -> mode.code().equals(code)).findFirst();
    }
}
