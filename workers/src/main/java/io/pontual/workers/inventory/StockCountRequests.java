package io.pontual.workers.inventory;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks a node to count a product whose books are in doubt. */
@Component
class StockCountRequests {
    static final String NOT_FOUND = "not-found";
    /** A feed or the node's own system says that there is less than is held for orders. */
    static final String BELOW_RESERVED = "below-reserved";

    private final StockCountRepository counts;
    private final CountGateway gateway;

    StockCountRequests(StockCountRepository counts, CountGateway gateway) {
        this.counts = counts;
        this.gateway = gateway;
    }

    /**
     * Does nothing while the node still owes a count of that product.
     *
     * @param reason a code, such as {@link #NOT_FOUND}
     * @param referenceId what gave rise to it; may be null
     * @param expectedOnHand what the books say now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(StockKey stock, String reason, UUID referenceId, int expectedOnHand) {
        counts.insertRequested(stock, reason, referenceId, expectedOnHand)
                .ifPresent(countId -> gateway.requested(countId, stock, reason));
    }
}
