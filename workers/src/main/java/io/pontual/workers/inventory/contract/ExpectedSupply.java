package io.pontual.workers.inventory.contract;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Goods that will come, and who was promised some of them. */
public interface ExpectedSupply {
    /**
     * What is still expected of these SKUs at nodes that take new orders and is promised to nobody, soonest first. A look,
     * not a hold. What should have come already is left out.
     */
    List<Receipt> open(Collection<String> skus);

    /** What is promised to lines that wait, by holder; a holder that was promised nothing is missing. */
    Map<UUID, Promised> promisedTo(Collection<UUID> holderIds);

    /** @param reference purchase order or shipment, in the sender's words @param units promised to nobody */
    record Receipt(UUID receiptId, String nodeId, String sku, String reference, Instant expectedAt, int units) {}

    /** @param parts of which there is always one */
    record Promised(List<Part> parts) {
        /** @return when the last of what has not come is expected; null when all of it is there */
        public Instant expectedAt() {
            return parts.stream()
                    .filter(part -> part.arrived() < part.quantity())
                    .map(Part::expectedAt)
                    .max(Instant::compareTo)
                    .orElse(null);
        }
    }

    /** @param arrived units of {@code quantity} that are in stock, and held */
    record Part(
            String lineId,
            UUID receiptId,
            String nodeId,
            String sku,
            String reference,
            Instant expectedAt,
            int quantity,
            int arrived) {}
}
