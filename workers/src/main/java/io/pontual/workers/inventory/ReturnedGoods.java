package io.pontual.workers.inventory;

import io.pontual.processes.inventory.RestockReturn;
import io.pontual.processes.inventory.UnbookReturn;
import io.pontual.workers.inventory.contract.ReturnedStock;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Goods that a customer had and gave back in a node. */
@Service
class ReturnedGoods implements ReturnedStock {
    private final GoodsBackRepository returns;
    private final StockLedger ledger;
    private final Clock clock;

    ReturnedGoods(GoodsBackRepository returns, StockLedger ledger, Clock clock) {
        this.returns = returns;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Once for each return. What is restocked can be sold with the next question about it; what needs work, or goes to
     * an outlet or the vendor, is there and cannot be sold; scrap is not on the books.
     *
     * @throws NeedsOperator for a disposition that nobody knows
     */
    @Transactional
    public void restock(RestockReturn.Input input) {
        if (!returns.insertReturn(input.returnId(), input.nodeId(), clock.instant())) {
            return;
        }
        var movements = movements(input.returnId(), input.nodeId(), input.dispositions(), 1);
        new TreeSet<>(movements.stream().map(Movement::stock).toList()).forEach(ledger::open);
        ledger.book(movements);
    }

    /**
     * Undoes {@link #restock}, once.
     *
     * @throws NeedsOperator when it was sold or promised meanwhile
     */
    @Transactional
    public void unbook(UnbookReturn.Input input) {
        if (!returns.unbookReturn(input.returnId(), clock.instant())) {
            return;
        }
        var movements = movements(input.returnId(), input.nodeId(), input.dispositions(), -1);
        var levels = ledger.lock(movements.stream().map(Movement::stock).toList());
        for (var movement : movements) {
            if (levels.getOrDefault(movement.stock(), StockLevel.NONE).free() < -movement.onHand()) {
                throw new NeedsOperator(
                        "Return " + input.returnId() + ": " + movement.stock()
                                + " was promised to somebody meanwhile. Cancel that line or move it to another node, then retry.");
            }
        }
        ledger.bookLocked(movements);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isFree(String nodeId, Map<String, Integer> units) {
        return units.entrySet().stream().allMatch(one -> returns.free(nodeId, one.getKey()) >= one.getValue());
    }

    /** @param sign 1 on the books, -1 off them */
    private static List<Movement> movements(UUID returnId, String nodeId, List<RestockReturn.Item> items, int sign) {
        var movements = new ArrayList<Movement>();
        for (var item : items) {
            var units = sign * item.quantity();
            switch (String.valueOf(item.disposition())) {
                case "restock" -> movements.add(booked(returnId, nodeId, item, units, 0));
                case "refurbish", "outlet", "vendor" -> movements.add(booked(returnId, nodeId, item, 0, units));
                case "scrap" -> {
                    continue;
                }
                default ->
                    throw new NeedsOperator("Return " + returnId + " says '" + item.disposition() + "' of line "
                            + item.lineId()
                            + ". Set its disposition to restock, refurbish, outlet, vendor or scrap and retry.");
            }
        }
        return movements;
    }

    private static Movement booked(UUID returnId, String nodeId, RestockReturn.Item item, int sellable, int aside) {
        return new Movement(
                new StockKey(nodeId, item.sku()),
                sellable,
                0,
                aside,
                0,
                Movement.Cause.RETURN,
                returnId,
                item.lineId());
    }
}
