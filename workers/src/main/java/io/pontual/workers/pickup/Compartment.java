package io.pontual.workers.pickup;

import java.util.UUID;

/**
 * One door of a locker.
 *
 * @param fulfilmentId null unless goods of a pickup are in it, or to be
 * @param returnId null unless a customer put goods into it that come back
 */
record Compartment(
        String lockerId, String lockerName, String number, Size size, Status status, UUID fulfilmentId, UUID returnId) {
    /** Goods fit into their size and every larger one. */
    enum Size {
        S,
        M,
        L;

        short rank() {
            return (short) (ordinal() + 1);
        }

        static Size of(int rank) {
            return values()[rank - 1];
        }
    }

    enum Status {
        FREE,
        TAKEN,
        TO_EMPTY,
        OUT_OF_ORDER
    }
}
