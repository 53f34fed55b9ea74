package io.pontual.workers.inventory;

import io.pontual.processes.inventory.RestockReturn;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Goods that a customer had and gave back in a node. */
@Service
class ReturnedGoods {
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
        var movements = new ArrayList<Movement>();
        var keys = new TreeSet<StockKey>();
        for (var item : input.dispositions()) {
            var key = new StockKey(input.nodeId(), item.sku());
            switch (String.valueOf(item.disposition())) {
                case "restock" -> movements.add(booked(input, item, key, item.quantity(), 0));
                case "refurbish", "outlet", "vendor" -> movements.add(booked(input, item, key, 0, item.quantity()));
                case "scrap" -> {
                    continue;
                }
                default ->
                    throw new NeedsOperator("Return " + input.returnId() + " says '" + item.disposition()
                            + "' of line " + item.lineId()
                            + ". Set its disposition to restock, refurbish, outlet, vendor or scrap and retry.");
            }
            keys.add(key);
        }
        keys.forEach(ledger::open);
        ledger.book(movements);
    }

    private static Movement booked(
            RestockReturn.Input input, RestockReturn.Item item, StockKey key, int sellable, int aside) {
        return new Movement(key, sellable, 0, aside, 0, Movement.Cause.RETURN, input.returnId(), item.lineId());
    }
}
