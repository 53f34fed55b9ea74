package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.FULFILMENT;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.FULFILMENT_LINE;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.platform.persistence.jooq.sourcing.tables.records.FulfilmentLineRecord;
import io.pontual.workers.sourcing.contract.Fulfilments;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

@Repository
class FulfilmentRepository implements Fulfilments {
    private static final Field<List<FulfilmentPlan.Item>> LINES = multiset(select(
                            FULFILMENT_LINE.LINE_ID,
                            FULFILMENT_LINE.SKU,
                            FULFILMENT_LINE.DESCRIPTION,
                            FULFILMENT_LINE.QUANTITY)
                    .from(FULFILMENT_LINE)
                    .where(FULFILMENT_LINE.FULFILMENT_ID.eq(FULFILMENT.FULFILMENT_ID))
                    .orderBy(FULFILMENT_LINE.POSITION))
            .convertFrom(lines -> lines.map(Records.mapping(FulfilmentPlan.Item::new)));

    private final DSLContext db;
    private final Clock clock;

    FulfilmentRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public List<Fulfilment> ofOrder(UUID orderId) {
        return db.select(FULFILMENT.FULFILMENT_ID, FULFILMENT.NODE_ID, FULFILMENT.METHOD, FULFILMENT.PLANNED_AT, LINES)
                .from(FULFILMENT)
                .where(FULFILMENT.ORDER_ID.eq(orderId))
                .orderBy(FULFILMENT.FULFILMENT_ID)
                .fetch(Records.mapping(Fulfilment::new));
    }

    /** The fulfilments as the process carries them; none before the order was sourced. */
    List<FulfilmentPlan> plans(UUID orderId) {
        return db.select(
                        FULFILMENT.FULFILMENT_ID,
                        FULFILMENT.PROCESS_ID,
                        FULFILMENT.NODE_ID,
                        FULFILMENT.STORE_SYSTEM,
                        FULFILMENT.PRODUCT_GROUPS.convertFrom(List::of),
                        LINES)
                .from(FULFILMENT)
                .where(FULFILMENT.ORDER_ID.eq(orderId))
                .orderBy(FULFILMENT.FULFILMENT_ID)
                .fetch(Records.mapping(FulfilmentPlan::new));
    }

    /** Does nothing when the order has a fulfilment by this node and method already. */
    void insert(UUID orderId, Method method, FulfilmentPlan plan) {
        var inserted = db.insertInto(FULFILMENT)
                .set(FULFILMENT.FULFILMENT_ID, plan.fulfilmentId())
                .set(FULFILMENT.ORDER_ID, orderId)
                .set(FULFILMENT.NODE_ID, plan.nodeId())
                .set(FULFILMENT.METHOD, method.code())
                .set(FULFILMENT.PROCESS_ID, plan.processId())
                .set(FULFILMENT.STORE_SYSTEM, plan.storeSystem())
                .set(FULFILMENT.PRODUCT_GROUPS, plan.productGroups().toArray(String[]::new))
                .set(FULFILMENT.PLANNED_AT, clock.instant())
                .onConflict(FULFILMENT.ORDER_ID, FULFILMENT.NODE_ID, FULFILMENT.METHOD)
                .doNothing()
                .execute();
        if (inserted == 1) {
            db.insertInto(FULFILMENT_LINE).set(lines(plan)).execute();
        }
    }

    private static List<FulfilmentLineRecord> lines(FulfilmentPlan plan) {
        var lines = new ArrayList<FulfilmentLineRecord>();
        for (var item : plan.lines()) {
            var line = new FulfilmentLineRecord();
            line.setFulfilmentId(plan.fulfilmentId());
            line.setLineId(item.lineId());
            line.setPosition(lines.size());
            line.setSku(item.sku());
            line.setDescription(item.description());
            line.setQuantity(item.quantity());
            lines.add(line);
        }
        return lines;
    }
}
