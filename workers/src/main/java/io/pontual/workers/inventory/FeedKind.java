package io.pontual.workers.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a feed is about. */
enum FeedKind {
    NODES,
    PRODUCTS,
    STOCK,
    RECEIPTS,
    /** Pickup points of partners. */
    POINTS;

    /** As it stands in URLs, file names and the table of runs. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FeedKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
