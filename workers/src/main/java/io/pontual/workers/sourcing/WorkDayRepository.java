package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CAPACITY_USE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.FULFILMENT;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.PROMISED_ORDER;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.WINDOW_PLACE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

@Repository
class WorkDayRepository {
    private final DSLContext db;

    WorkDayRepository(DSLContext db) {
        this.db = db;
    }

    /**
     * @param day in which it has its place
     * @param deliverBy as the order is promised; null when it is not
     * @param windowDay on which the courier of the node brings it in a window of time; null when it does not
     * @param windowFrom when that window begins; null like {@code windowDay}
     */
    record Plan(
            String nodeId,
            String method,
            List<String> productGroups,
            LocalDate day,
            LocalDate deliverBy,
            LocalDate windowDay,
            Instant windowFrom) {}

    /** Empty without a place in a day. */
    Optional<Plan> find(UUID fulfilmentId) {
        return db.select(
                        FULFILMENT.NODE_ID,
                        FULFILMENT.METHOD,
                        FULFILMENT.PRODUCT_GROUPS.convertFrom(List::of),
                        CAPACITY_USE.SLOT_DATE,
                        PROMISED_ORDER.DELIVER_BY,
                        WINDOW_PLACE.DAY,
                        WINDOW_PLACE.STARTS_AT)
                .from(FULFILMENT)
                .join(CAPACITY_USE)
                .on(CAPACITY_USE.FULFILMENT_ID.eq(FULFILMENT.FULFILMENT_ID))
                .leftJoin(PROMISED_ORDER)
                .on(PROMISED_ORDER.ORDER_ID.eq(FULFILMENT.ORDER_ID))
                .leftJoin(WINDOW_PLACE)
                .on(WINDOW_PLACE.ORDER_ID.eq(FULFILMENT.ORDER_ID))
                .and(WINDOW_PLACE.NODE_ID.eq(FULFILMENT.NODE_ID))
                .and(WINDOW_PLACE.RELEASED_AT.isNull())
                .where(FULFILMENT.FULFILMENT_ID.eq(fulfilmentId))
                .and(CAPACITY_USE.RELEASED_AT.isNull())
                .fetchOptional(Records.mapping(Plan::new));
    }
}
