package io.pontual.workers.picking.contract;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** What was taken from the shelf. */
public interface Picks {
    /** @return every line of the fulfilment, zero where nothing was found; empty until the pick is recorded */
    List<LineQuantity> found(UUID fulfilmentId);

    /** @return units that lay there and cannot be sold, as staff said; lines without left out */
    List<LineQuantity> spoiled(UUID fulfilmentId);

    /** @return units that are wrapped as a gift, as far as somebody has said so; a warehouse's own system wraps what it found */
    List<LineQuantity> wrapped(UUID fulfilmentId);

    /** @return units that were not found and in whose place another line of the fulfilment was taken; lines without left out */
    List<LineQuantity> substituted(UUID fulfilmentId);
}
