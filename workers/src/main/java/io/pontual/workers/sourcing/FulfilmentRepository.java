package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.FULFILMENT;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.FULFILMENT_LINE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.FULFILMENT_TRANSFER;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.FULFILMENT_TRANSFER_LINE;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.platform.persistence.jooq.sourcing.tables.records.FulfilmentLineRecord;
import io.pontual.workers.sourcing.contract.Fulfilments;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record7;
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

    private static final Field<List<FulfilmentPlan.Transfer>> TRANSFERS = multiset(select(
                            FULFILMENT_TRANSFER.TRANSFER_ID,
                            FULFILMENT_TRANSFER.FROM_NODE_ID,
                            FULFILMENT_TRANSFER.FROM_SYSTEM,
                            multiset(select(
                                                    FULFILMENT_LINE.LINE_ID,
                                                    FULFILMENT_LINE.SKU,
                                                    FULFILMENT_LINE.DESCRIPTION,
                                                    FULFILMENT_TRANSFER_LINE.QUANTITY)
                                            .from(FULFILMENT_TRANSFER_LINE)
                                            .join(FULFILMENT_LINE)
                                            .on(FULFILMENT_LINE.FULFILMENT_ID.eq(FULFILMENT_TRANSFER.FULFILMENT_ID))
                                            .and(FULFILMENT_LINE.LINE_ID.eq(FULFILMENT_TRANSFER_LINE.LINE_ID))
                                            .where(FULFILMENT_TRANSFER_LINE.TRANSFER_ID.eq(
                                                    FULFILMENT_TRANSFER.TRANSFER_ID))
                                            .orderBy(FULFILMENT_LINE.POSITION))
                                    .convertFrom(lines -> lines.map(Records.mapping(FulfilmentPlan.Item::new))))
                    .from(FULFILMENT_TRANSFER)
                    .where(FULFILMENT_TRANSFER.FULFILMENT_ID.eq(FULFILMENT.FULFILMENT_ID))
                    .orderBy(FULFILMENT_TRANSFER.TRANSFER_ID))
            .convertFrom(transfers -> transfers.map(Records.mapping(FulfilmentPlan.Transfer::new)));

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

    Optional<Fulfilment> find(UUID orderId, UUID fulfilmentId) {
        return ofOrder(orderId).stream()
                .filter(fulfilment -> fulfilment.fulfilmentId().equals(fulfilmentId))
                .findFirst();
    }

    /** Whether other nodes send goods for it. */
    boolean hasTransfers(UUID fulfilmentId) {
        return db.fetchExists(FULFILMENT_TRANSFER, FULFILMENT_TRANSFER.FULFILMENT_ID.eq(fulfilmentId));
    }

    /** The fulfilments that these steps decided on, as the process carries them. */
    List<FulfilmentPlan> plans(UUID orderId, Collection<String> stepIds) {
        return db.select(
                        FULFILMENT.FULFILMENT_ID,
                        FULFILMENT.PROCESS_ID,
                        FULFILMENT.NODE_ID,
                        FULFILMENT.STORE_SYSTEM,
                        FULFILMENT.PRODUCT_GROUPS.convertFrom(List::of),
                        LINES,
                        TRANSFERS)
                .from(FULFILMENT)
                .where(FULFILMENT.ORDER_ID.eq(orderId))
                .and(FULFILMENT.STEP_ID.in(stepIds))
                .orderBy(FULFILMENT.FULFILMENT_ID)
                .fetch(FulfilmentRepository::plan);
    }

    void insert(UUID orderId, String stepId, Method method, FulfilmentPlan plan) {
        db.insertInto(FULFILMENT)
                .set(FULFILMENT.FULFILMENT_ID, plan.fulfilmentId())
                .set(FULFILMENT.ORDER_ID, orderId)
                .set(FULFILMENT.STEP_ID, stepId)
                .set(FULFILMENT.NODE_ID, plan.nodeId())
                .set(FULFILMENT.METHOD, method.code())
                .set(FULFILMENT.PROCESS_ID, plan.processId())
                .set(FULFILMENT.STORE_SYSTEM, plan.storeSystem())
                .set(FULFILMENT.PRODUCT_GROUPS, plan.productGroups().toArray(String[]::new))
                .set(FULFILMENT.PLANNED_AT, clock.instant())
                .execute();
        db.insertInto(FULFILMENT_LINE).set(lines(plan)).execute();
        plan.transfers().forEach(transfer -> insert(plan.fulfilmentId(), transfer));
    }

    /** After those that it has. */
    void addLine(UUID fulfilmentId, FulfilmentPlan.Item item) {
        db.insertInto(FULFILMENT_LINE)
                .set(FULFILMENT_LINE.FULFILMENT_ID, fulfilmentId)
                .set(FULFILMENT_LINE.LINE_ID, item.lineId())
                .set(
                        FULFILMENT_LINE.POSITION,
                        select(max(FULFILMENT_LINE.POSITION).plus(1))
                                .from(FULFILMENT_LINE)
                                .where(FULFILMENT_LINE.FULFILMENT_ID.eq(fulfilmentId)))
                .set(FULFILMENT_LINE.SKU, item.sku())
                .set(FULFILMENT_LINE.DESCRIPTION, item.description())
                .set(FULFILMENT_LINE.QUANTITY, item.quantity())
                .execute();
    }

    /**
     * Forgets what a step decided, since others took the stock before it was reserved.
     *
     * @return the fulfilments that are no more
     */
    void deletePlans(UUID orderId, String stepId) {
        var lost = ofStep(orderId, stepId);
        db.deleteFrom(FULFILMENT_TRANSFER_LINE)
                .where(FULFILMENT_TRANSFER_LINE.TRANSFER_ID.in(select(FULFILMENT_TRANSFER.TRANSFER_ID)
                        .from(FULFILMENT_TRANSFER)
                        .where(FULFILMENT_TRANSFER.FULFILMENT_ID.in(lost))))
                .execute();
        db.deleteFrom(FULFILMENT_TRANSFER)
                .where(FULFILMENT_TRANSFER.FULFILMENT_ID.in(lost))
                .execute();
        db.deleteFrom(FULFILMENT_LINE)
                .where(FULFILMENT_LINE.FULFILMENT_ID.in(lost))
                .execute();
        db.deleteFrom(FULFILMENT).where(FULFILMENT.FULFILMENT_ID.in(lost)).execute();
    }

    List<UUID> ofStep(UUID orderId, String stepId) {
        return db.select(FULFILMENT.FULFILMENT_ID)
                .from(FULFILMENT)
                .where(FULFILMENT.ORDER_ID.eq(orderId))
                .and(FULFILMENT.STEP_ID.eq(stepId))
                .fetch(FULFILMENT.FULFILMENT_ID);
    }

    private static FulfilmentPlan plan(
            Record7<
                            UUID,
                            String,
                            String,
                            String,
                            List<String>,
                            List<FulfilmentPlan.Item>,
                            List<FulfilmentPlan.Transfer>>
                    row) {
        return new FulfilmentPlan(
                row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6(), row.value7());
    }

    private void insert(UUID fulfilmentId, FulfilmentPlan.Transfer transfer) {
        db.insertInto(FULFILMENT_TRANSFER)
                .set(FULFILMENT_TRANSFER.TRANSFER_ID, transfer.transferId())
                .set(FULFILMENT_TRANSFER.FULFILMENT_ID, fulfilmentId)
                .set(FULFILMENT_TRANSFER.FROM_NODE_ID, transfer.fromNodeId())
                .set(FULFILMENT_TRANSFER.FROM_SYSTEM, transfer.fromSystem())
                .execute();
        transfer.lines().forEach(line -> db.insertInto(FULFILMENT_TRANSFER_LINE)
                .set(FULFILMENT_TRANSFER_LINE.TRANSFER_ID, transfer.transferId())
                .set(FULFILMENT_TRANSFER_LINE.LINE_ID, line.lineId())
                .set(FULFILMENT_TRANSFER_LINE.QUANTITY, line.quantity())
                .execute());
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
