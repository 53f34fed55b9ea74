package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PRICE_POINT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.pontual.workers.inventory.contract.Prices;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The database keeps every price itself; see V161. */
@Repository
class PriceRepository implements Prices {
    private final DSLContext db;

    PriceRepository(DSLContext db) {
        this.db = db;
    }

    @Override
    public Optional<Range> since(String sku, String currency, Instant since) {
        var before = PRICE_POINT.as("before");
        var began = select(max(before.SINCE)).from(before).where(before.SKU.eq(sku), before.SINCE.le(since));
        return db.select(min(PRICE_POINT.UNIT_PRICE), max(PRICE_POINT.UNIT_PRICE))
                .from(PRICE_POINT)
                .where(
                        PRICE_POINT.SKU.eq(sku),
                        PRICE_POINT.CURRENCY.eq(currency),
                        PRICE_POINT.SINCE.ge(coalesce(field(began), val(since))))
                .fetchOptional()
                .filter(found -> found.value1() != null)
                .map(found -> new Range(found.value1(), found.value2()));
    }
}
