package io.pontual.workers.inventory;

import java.util.UUID;

/**
 * One line of the stock ledger: by how many units a stock level changes, and why. All four changes may be negative.
 *
 * @param onHand sellable units
 * @param reserved units held for orders, part of those on hand
 * @param damaged units that are there and cannot be sold
 * @param inTransfer units on their way to this node
 * @param referenceId what caused it, such as the fulfilment, transfer, count or feed run; null when a person did
 * @param lineId line of the fulfilment; null when it is about none
 */
record Movement(
        StockKey stock,
        int onHand,
        int reserved,
        int damaged,
        int inTransfer,
        Cause cause,
        UUID referenceId,
        String lineId) {

    /** Why stock moves. */
    enum Cause {
        /** What was there when the ledger began. */
        OPENING,
        /** An administrator said what is there. */
        ADMIN,
        FEED,
        COUNT,
        RESERVE,
        RELEASE,
        /** A short pick: fewer units are held, and those not wanted are on the shelf. */
        REDUCE,
        /** The goods have left the node. */
        CONFIRM,
        EXPIRE,
        /** The goods were not where the books said. */
        NOT_FOUND,
        DAMAGED,
        TRANSFER_OUT,
        TRANSFER_IN,
        /** A supplier's delivery. */
        RECEIPT,
        /** The node's own system told of a change. */
        NODE_EVENT,
        /** A parcel came back without its customer. */
        RETURN;

        /** As the ledger keeps it. */
        String code() {
            return name().toLowerCase().replace('_', '-');
        }
    }

    /** Only what is held changes, for a line of a fulfilment. */
    static Movement reserved(Held line, int units, Cause cause) {
        return new Movement(line.stock(), 0, units, 0, 0, cause, line.fulfilmentId(), line.lineId());
    }

    /** Units that were held leave the node. */
    static Movement removed(Held line, Cause cause) {
        return new Movement(
                line.stock(), -line.quantity(), -line.quantity(), 0, 0, cause, line.fulfilmentId(), line.lineId());
    }

    /** Only what can be sold changes. */
    static Movement onHand(StockKey stock, int units, Cause cause, UUID referenceId) {
        return new Movement(stock, units, 0, 0, 0, cause, referenceId, null);
    }

    boolean changesNothing() {
        return onHand == 0 && reserved == 0 && damaged == 0 && inTransfer == 0;
    }
}
