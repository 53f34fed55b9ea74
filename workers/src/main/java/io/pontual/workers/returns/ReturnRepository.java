package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURNABLE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_LINE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REQUEST;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class ReturnRepository {
    private final DSLContext db;

    ReturnRepository(DSLContext db) {
        this.db = db;
    }

    /** Units in returns that are under way or done, by line. */
    Map<String, Integer> claimed(UUID orderId) {
        return new HashMap<>(db.select(RETURNABLE.LINE_ID, RETURNABLE.CLAIMED)
                .from(RETURNABLE)
                .where(RETURNABLE.ORDER_ID.eq(orderId))
                .fetchMap(RETURNABLE.LINE_ID, RETURNABLE.CLAIMED));
    }

    /** Units that a customer has asked to give back since then, in whatever orders. */
    int returnedSince(String customerId, Instant since) {
        return db.select(DSL.coalesce(DSL.sum(RETURN_LINE.QUANTITY), DSL.zero()))
                .from(RETURN_LINE)
                .join(RETURN_REQUEST)
                .on(RETURN_REQUEST.RETURN_ID.eq(RETURN_LINE.RETURN_ID))
                .where(RETURN_REQUEST.CUSTOMER_ID.eq(customerId))
                .and(RETURN_REQUEST.REQUESTED_AT.ge(since))
                .and(RETURN_REQUEST.STATUS.notIn("CANCELLED", "EXPIRED"))
                .fetchSingle()
                .value1()
                .intValue();
    }
}
