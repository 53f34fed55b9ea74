package io.pontual.workers.inventory;

import io.pontual.processes.inventory.StockEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what nodes report of their stock. The node's own sequence says what happened first, whatever comes first: a
 * count says what is there and makes every earlier event old news; a change that came before an older count is added to it
 * again.
 */
@Service
class StockEvents {
    private final NodeRepository nodes;
    private final ProductRepository products;
    private final StockEventRepository events;
    private final StockLedger ledger;
    private final StockCountRequests counts;

    StockEvents(
            NodeRepository nodes,
            ProductRepository products,
            StockEventRepository events,
            StockLedger ledger,
            StockCountRequests counts) {
        this.nodes = nodes;
        this.products = products;
        this.events = events;
        this.ledger = ledger;
        this.counts = counts;
    }

    /** @return why it fits nothing, for an operator; empty when it was taken in */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> apply(StockEvent event) {
        var misfit = misfit(event);
        if (misfit.isPresent()) {
            return misfit;
        }
        var stock = new StockKey(event.nodeId(), event.sku());
        ledger.open(stock);
        var level = ledger.lock(List.of(stock)).get(stock);
        var stale = events.isStale(event);
        if (!events.insert(event, stale)) {
            return Optional.of(
                    "Node " + event.nodeId() + " has used sequence " + event.sequence() + " for another event");
        }
        if (!stale) {
            book(event, stock, level);
        }
        return Optional.empty();
    }

    private Optional<String> misfit(StockEvent event) {
        if (nodes.existing(Set.of(event.nodeId())).isEmpty()) {
            return Optional.of("There is no node " + event.nodeId());
        }
        if (products.existing(Set.of(event.sku())).isEmpty()) {
            return Optional.of("There is no product " + event.sku());
        }
        var least = event.kind() == StockEvent.Kind.CHANGED ? -StockRequest.MOST : 0;
        if (event.quantity() < least || event.quantity() > StockRequest.MOST) {
            return Optional.of("A quantity of " + event.quantity() + " cannot be " + event.kind());
        }
        return Optional.empty();
    }

    private void book(StockEvent event, StockKey stock, StockLevel level) {
        int wanted =
                switch (event.kind()) {
                    case COUNTED -> event.quantity() + events.movedAfter(event);
                    case CHANGED -> level.onHand() + event.quantity();
                    case DAMAGED -> level.onHand() - event.quantity();
                };
        // What is held for orders stays, and nothing more is promised.
        int onHand = Math.max(wanted, level.reserved());
        var reference = UUID.nameUUIDFromBytes(event.eventId().getBytes(StandardCharsets.UTF_8));
        ledger.book(List.of(new Movement(
                stock,
                onHand - level.onHand(),
                0,
                event.kind() == StockEvent.Kind.DAMAGED ? event.quantity() : 0,
                0,
                Movement.Cause.NODE_EVENT,
                reference,
                null)));
        if (event.kind() == StockEvent.Kind.COUNTED) {
            events.counted(event);
        }
        if (wanted < level.reserved()) {
            counts.request(stock, StockCountRequests.BELOW_RESERVED, reference, onHand);
        }
    }
}
