package io.pontual.workers.inventory.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What a product has cost. */
public interface Prices {
    /**
     * @param currency prices in another one are overlooked
     * @return of all list prices that held since then, the one at that moment included; empty when none is known
     */
    Optional<Range> since(String sku, String currency, Instant since);

    /** Of one unit. */
    record Range(BigDecimal lowest, BigDecimal highest) {}
}
