package io.pontual.workers.platform.persistence;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** New ids. Time-ordered (UUID version 7), so that new rows stay together in an index. */
public final class Ids {
    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
