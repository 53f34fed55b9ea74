package io.pontual.workers.returns;

import io.pontual.workers.ordering.contract.Orders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** What a customer has given back within a year, in whatever orders; null for a guest, whom nobody knows. */
@Component
class ReturnHistory {
    private static final Duration YEAR = Duration.ofDays(365);

    private final ReturnRepository returns;
    private final Clock clock;

    ReturnHistory(ReturnRepository returns, Clock clock) {
        this.returns = returns;
        this.clock = clock;
    }

    Integer returned(Orders.Sale sale) {
        return of(sale, returns::returnedSince);
    }

    /** Units that they were allowed to keep for their money. */
    Integer kept(Orders.Sale sale) {
        return of(sale, returns::keptSince);
    }

    /** Units that never came though the money went back, so that they wait for it now. */
    Integer unreturned(Orders.Sale sale) {
        return of(sale, returns::unreturnedSince);
    }

    private Integer of(Orders.Sale sale, BiFunction<String, Instant, Integer> units) {
        return sale.customerId() == null
                ? null
                : units.apply(sale.customerId(), clock.instant().minus(YEAR));
    }
}
