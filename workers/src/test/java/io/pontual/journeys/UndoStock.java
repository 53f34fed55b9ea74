package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.Collection;
import org.jooq.DSLContext;

/** @param units wherever they are, on the way and damaged ones too @param reserved of them */
record UndoStock(int units, int reserved) {
    static UndoStock of(DSLContext db, Collection<String> products) {
        var units = sum(STOCK_LEVEL.ON_HAND.plus(STOCK_LEVEL.DAMAGED).plus(STOCK_LEVEL.IN_TRANSFER));
        return db.select(
                        coalesce(units, inline(BigDecimal.ZERO)),
                        coalesce(sum(STOCK_LEVEL.RESERVED), inline(BigDecimal.ZERO)))
                .from(STOCK_LEVEL)
                .where(STOCK_LEVEL.SKU.in(products))
                .fetchSingle(row ->
                        new UndoStock(row.value1().intValue(), row.value2().intValue()));
    }
}
