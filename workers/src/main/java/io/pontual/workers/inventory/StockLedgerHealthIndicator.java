package io.pontual.workers.inventory;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** {@code stockLedger}: down while a stock level is known that is not the sum of its movements. Asks no database. */
@Component
class StockLedgerHealthIndicator implements HealthIndicator {
    private static final int SHOWN = 20;

    private final LedgerCheck check;

    StockLedgerHealthIndicator(LedgerCheck check) {
        this.check = check;
    }

    @Override
    public Health health() {
        var last = check.last();
        var health = last.broken().isEmpty() ? Health.up() : Health.down();
        if (last.at() != null) {
            health.withDetail("checkedAt", last.at().toString());
        }
        if (!last.broken().isEmpty()) {
            health.withDetail(
                    "broken",
                    last.broken().stream()
                            .limit(SHOWN)
                            .map(stock -> stock.sku() + " at " + stock.nodeId())
                            .toList());
        }
        return health.build();
    }
}
