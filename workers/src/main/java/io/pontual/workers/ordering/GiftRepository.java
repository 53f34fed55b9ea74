package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.GIFT_MESSAGE;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_LINE;

import io.pontual.processes.ordering.GiftWrap;
import io.pontual.workers.ordering.contract.GiftWraps;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class GiftRepository implements GiftWraps {
    private final DSLContext db;

    GiftRepository(DSLContext db) {
        this.db = db;
    }

    @Override
    public List<GiftWrap> ofOrder(UUID orderId) {
        return db.select(ORDER_LINE.LINE_ID, GIFT_MESSAGE.MESSAGE)
                .from(ORDER_LINE)
                .leftJoin(GIFT_MESSAGE)
                .on(
                        GIFT_MESSAGE.ORDER_ID.eq(ORDER_LINE.ORDER_ID),
                        GIFT_MESSAGE.LINE_ID.eq(DSL.coalesce(ORDER_LINE.SUBSTITUTE_FOR, ORDER_LINE.LINE_ID)))
                .where(ORDER_LINE.ORDER_ID.eq(orderId), ORDER_LINE.GIFT_WRAP.isTrue())
                .orderBy(ORDER_LINE.LINE_NO)
                .fetch(Records.mapping(GiftWrap::new));
    }
}
