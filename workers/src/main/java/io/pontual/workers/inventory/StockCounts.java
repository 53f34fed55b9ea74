package io.pontual.workers.inventory;

import io.pontual.processes.inventory.BookCount;
import io.pontual.workers.inventory.Movement.Cause;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts: asked for by people too, and booked when people have counted. */
@Service
class StockCounts {
    private final CountBookRepository counts;
    private final StockCountRequests requests;
    private final StockLevelRepository stock;
    private final StockLedger ledger;
    private final Inventory inventory;
    private final CountProperties properties;
    private final Clock clock;

    StockCounts(
            CountBookRepository counts,
            StockCountRequests requests,
            StockLevelRepository stock,
            StockLedger ledger,
            Inventory inventory,
            CountProperties properties,
            Clock clock) {
        this.counts = counts;
        this.requests = requests;
        this.stock = stock;
        this.ledger = ledger;
        this.inventory = inventory;
        this.properties = properties;
        this.clock = clock;
    }

    /** The count that is owed already, or a new one. @throws Problem 404 for an unknown node, 400 for an unknown SKU */
    @Transactional
    public Stored<CountResource> request(String nodeId, CountRequest wanted) {
        inventory.node(nodeId);
        inventory.requireProduct("/sku", wanted.sku());
        var key = new StockKey(nodeId, wanted.sku());
        var owed = counts.requested(key);
        if (owed.isPresent()) {
            return new Stored<>(false, owed.get());
        }
        int expected = stock.find(key).map(StockResource::onHand).orElse(0);
        requests.request(key, wanted.reasonOrUsual(), null, expected);
        return new Stored<>(true, counts.requested(key).orElseThrow());
    }

    /**
     * Books the difference between the count and the books, once. What is held for orders stays held: if less was
     * counted, the books say that just as much is there, and somebody must see to the rest.
     *
     * @throws NeedsOperator when the count is no number of units
     */
    @Transactional
    public BookCount.Output book(UUID countId, Integer counted) {
        if (counted == null || counted < 0 || counted > StockRequest.MOST) {
            throw new NeedsOperator("'counted' is " + counted + ", which is no number of units from 0 to "
                    + StockRequest.MOST + ". Correct the variable and retry.");
        }
        var count = counts.lock(countId)
                .orElseThrow(() -> new NeedsOperator(
                        "There is no count " + countId + ". Cancel the process instance, and ask for a new count."));
        if (count.isCounted()) {
            return output(count.stock(), count.shortfall());
        }
        var key = count.stock();
        ledger.open(key);
        var level = ledger.lock(Set.of(key)).get(key);
        int shortfall = Math.max(0, level.reserved() - counted);
        ledger.book(List.of(
                Movement.onHand(key, Math.max(counted, level.reserved()) - level.onHand(), Cause.COUNT, countId)));
        ledger.counted(key);
        counts.counted(countId, counted, shortfall);
        return output(key, shortfall);
    }

    private BookCount.Output output(StockKey key, int shortfall) {
        return new BookCount.Output(
                shortfall,
                shortfall == 0 ? List.of() : counts.holders(key),
                NodeTime.iso(
                        clock.instant().plus(properties.resolveWithin()),
                        inventory.node(key.nodeId()).timeZone()));
    }

    /** With who is at risk, when it found a shortfall. */
    CountResource get(String nodeId, UUID countId) {
        var count = counts.find(countId)
                .filter(found -> found.nodeId().equals(nodeId))
                .orElseThrow(() -> Problem.notFound("count of node " + nodeId + " with the id", countId));
        return count.isCounted() && count.shortfall() > 0 ? count.with(counts.holders(count.stock())) : count;
    }

    Page<CountResource> list(String nodeId, String status, PageRequest page) {
        inventory.node(nodeId);
        return counts.list(nodeId, status, page);
    }
}
