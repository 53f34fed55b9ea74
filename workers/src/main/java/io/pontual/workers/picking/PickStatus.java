package io.pontual.workers.picking;

import java.util.Locale;

/** STARTED, then for good one of the others. */
enum PickStatus {
    STARTED,
    COMPLETE,
    SHORT,
    NOTHING;

    static PickStatus of(int requested, int picked) {
        if (picked == 0) {
            return NOTHING;
        }
        return picked < requested ? SHORT : COMPLETE;
    }

    /** As the process knows it. */
    String result() {
        return name().toLowerCase(Locale.ROOT);
    }
}
