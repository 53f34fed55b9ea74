package io.pontual.workers.inventory;

import io.pontual.processes.inventory.RestockParcel;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Goods that had left a node and came back to it without their customer. */
@Service
class ParcelReturns {
    private final GoodsBackRepository returns;
    private final StockLedger ledger;
    private final Clock clock;

    ParcelReturns(GoodsBackRepository returns, StockLedger ledger, Clock clock) {
        this.returns = returns;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Once for each parcel. Never more than was in it; what is neither good nor damaged did not come back.
     *
     * @throws NeedsOperator when fewer than no units are said to have come back
     */
    @Transactional
    public void restock(RestockParcel.Input input) {
        if (!returns.insertParcel(input.parcelId(), input.nodeId(), clock.instant())) {
            return;
        }
        Map<String, RestockParcel.Inspected> byLine = input.inspected().stream()
                .collect(Collectors.toMap(
                        RestockParcel.Inspected::lineId, Function.identity(), (first, second) -> second));
        var movements = new ArrayList<Movement>();
        var keys = new TreeSet<StockKey>();
        for (var item : input.items()) {
            var seen = byLine.get(item.lineId());
            if (seen == null) {
                continue;
            }
            if (seen.quantity() < 0 || seen.damaged() < 0) {
                throw new NeedsOperator("Of line " + item.lineId() + " of parcel " + input.parcelId() + " "
                        + seen.quantity() + " good and " + seen.damaged()
                        + " damaged units came back. Correct the variable inspected and retry.");
            }
            var good = Math.min(seen.quantity(), item.quantity());
            var damaged = Math.min(seen.damaged(), item.quantity() - good);
            var key = new StockKey(input.nodeId(), item.sku());
            keys.add(key);
            movements.add(
                    new Movement(key, good, 0, damaged, 0, Movement.Cause.RETURN, input.parcelId(), item.lineId()));
        }
        keys.forEach(ledger::open);
        ledger.book(movements);
    }
}
