package io.pontual.workers.payment;

import java.util.UUID;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** {@code moneyLedger}: down while a payment or account is known that is not the sum of its ledger. Asks no database. */
@Component
class MoneyLedgerHealthIndicator implements HealthIndicator {
    private static final int SHOWN = 20;

    private final MoneyCheck check;

    MoneyLedgerHealthIndicator(MoneyCheck check) {
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
                    last.broken().stream().limit(SHOWN).map(UUID::toString).toList());
        }
        return health.build();
    }
}
