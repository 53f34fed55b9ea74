package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.TRANSFER;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.TRANSFER_LINE;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.TransferLineRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class TransferRepository {
    private static final Field<List<Transfer.Line>> LINES = multiset(select(
                            TRANSFER_LINE.LINE_ID,
                            TRANSFER_LINE.SKU,
                            TRANSFER_LINE.DESCRIPTION,
                            TRANSFER_LINE.PLANNED,
                            TRANSFER_LINE.DISPATCHED,
                            TRANSFER_LINE.RECEIVED,
                            TRANSFER_LINE.DAMAGED)
                    .from(TRANSFER_LINE)
                    .where(TRANSFER_LINE.TRANSFER_ID.eq(TRANSFER.TRANSFER_ID))
                    .orderBy(TRANSFER_LINE.LINE_ID))
            .convertFrom(lines -> lines.map(Records.mapping(Transfer.Line::new)));

    private final DSLContext db;
    private final Clock clock;

    TransferRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Does nothing when it is there already. */
    void insert(UUID orderId, FulfilmentPlan plan, FulfilmentPlan.Transfer transfer) {
        var inserted = db.insertInto(TRANSFER)
                .set(TRANSFER.TRANSFER_ID, transfer.transferId())
                .set(TRANSFER.ORDER_ID, orderId)
                .set(TRANSFER.FULFILMENT_ID, plan.fulfilmentId())
                .set(TRANSFER.FROM_NODE_ID, transfer.fromNodeId())
                .set(TRANSFER.FROM_SYSTEM, transfer.fromSystem())
                .set(TRANSFER.TO_NODE_ID, plan.nodeId())
                .set(TRANSFER.TO_SYSTEM, plan.storeSystem())
                .set(TRANSFER.STATUS, TransferStatus.PLANNED.name())
                .set(TRANSFER.PLANNED_AT, clock.instant())
                .onConflict(TRANSFER.TRANSFER_ID)
                .doNothing()
                .execute();
        if (inserted == 1) {
            db.insertInto(TRANSFER_LINE)
                    .set(transfer.lines().stream()
                            .map(line -> record(transfer.transferId(), line))
                            .toList())
                    .execute();
        }
    }

    private static TransferLineRecord record(UUID transferId, FulfilmentPlan.Item item) {
        var line = new TransferLineRecord();
        line.setTransferId(transferId);
        line.setLineId(item.lineId());
        line.setSku(item.sku());
        line.setDescription(item.description());
        line.setPlanned(item.quantity());
        return line;
    }

    Optional<Transfer> find(UUID transferId) {
        return one(TRANSFER.TRANSFER_ID.eq(transferId));
    }

    /** Whoever locks transfers, locks them before reservations and stock levels. */
    Optional<Transfer> lock(UUID transferId) {
        db.select(TRANSFER.TRANSFER_ID)
                .from(TRANSFER)
                .where(TRANSFER.TRANSFER_ID.eq(transferId))
                .forUpdate()
                .execute();
        return find(transferId);
    }

    List<Transfer> lockOpenOfOrder(UUID orderId) {
        return lockOpen(TRANSFER.ORDER_ID.eq(orderId));
    }

    List<Transfer> lockOpenOfFulfilment(UUID fulfilmentId) {
        return lockOpen(TRANSFER.FULFILMENT_ID.eq(fulfilmentId));
    }

    private List<Transfer> lockOpen(Condition which) {
        var open = TRANSFER.STATUS.in(TransferStatus.PLANNED.name(), TransferStatus.IN_TRANSFER.name());
        var ids = db.select(TRANSFER.TRANSFER_ID)
                .from(TRANSFER)
                .where(which.and(open).and(TRANSFER.WANTED.isTrue()))
                .orderBy(TRANSFER.TRANSFER_ID)
                .forUpdate()
                .fetch(TRANSFER.TRANSFER_ID);
        return ids.isEmpty() ? List.of() : fetch(TRANSFER.TRANSFER_ID.in(ids), 0, ids.size());
    }

    void dispatched(Transfer transfer, Collection<Held> sent, String deliveryNote, boolean wanted) {
        db.update(TRANSFER)
                .set(
                        TRANSFER.STATUS,
                        transfer.status().become(TransferStatus.IN_TRANSFER).name())
                .set(TRANSFER.DISPATCHED_AT, clock.instant())
                .set(TRANSFER.DELIVERY_NOTE, deliveryNote)
                .set(TRANSFER.WANTED, wanted)
                .set(TRANSFER.VERSION, TRANSFER.VERSION.plus(1))
                .where(TRANSFER.TRANSFER_ID.eq(transfer.transferId()))
                .execute();
        db.update(TRANSFER_LINE)
                .set(TRANSFER_LINE.DISPATCHED, 0)
                .where(TRANSFER_LINE.TRANSFER_ID.eq(transfer.transferId()))
                .execute();
        sent.forEach(line -> db.update(TRANSFER_LINE)
                .set(TRANSFER_LINE.DISPATCHED, line.quantity())
                .where(TRANSFER_LINE.TRANSFER_ID.eq(transfer.transferId()), TRANSFER_LINE.LINE_ID.eq(line.lineId()))
                .execute());
    }

    void received(Transfer transfer, Collection<Arrival> arrivals) {
        db.update(TRANSFER)
                .set(
                        TRANSFER.STATUS,
                        transfer.status().become(TransferStatus.RECEIVED).name())
                .set(TRANSFER.RECEIVED_AT, clock.instant())
                .set(TRANSFER.VERSION, TRANSFER.VERSION.plus(1))
                .where(TRANSFER.TRANSFER_ID.eq(transfer.transferId()))
                .execute();
        arrivals.forEach(arrival -> db.update(TRANSFER_LINE)
                .set(TRANSFER_LINE.RECEIVED, arrival.good())
                .set(TRANSFER_LINE.DAMAGED, arrival.damaged())
                .where(
                        TRANSFER_LINE.TRANSFER_ID.eq(transfer.transferId()),
                        TRANSFER_LINE.LINE_ID.eq(arrival.line().lineId()))
                .execute());
    }

    void cancelled(Transfer transfer) {
        db.update(TRANSFER)
                .set(
                        TRANSFER.STATUS,
                        transfer.status().become(TransferStatus.CANCELLED).name())
                .set(TRANSFER.CANCELLED_AT, clock.instant())
                .set(TRANSFER.WANTED, false)
                .set(TRANSFER.VERSION, TRANSFER.VERSION.plus(1))
                .where(TRANSFER.TRANSFER_ID.eq(transfer.transferId()))
                .execute();
    }

    void unwanted(UUID transferId) {
        db.update(TRANSFER)
                .set(TRANSFER.WANTED, false)
                .set(TRANSFER.VERSION, TRANSFER.VERSION.plus(1))
                .where(TRANSFER.TRANSFER_ID.eq(transferId))
                .execute();
    }

    /** Newest first; each filter may be null for any. */
    Page<Transfer> list(TransferStatus status, Boolean wanted, String toNodeId, UUID orderId, PageRequest page) {
        var filters = new ArrayList<Condition>();
        if (status != null) {
            filters.add(TRANSFER.STATUS.eq(status.name()));
        }
        if (wanted != null) {
            filters.add(TRANSFER.WANTED.eq(wanted));
        }
        if (toNodeId != null) {
            filters.add(TRANSFER.TO_NODE_ID.eq(toNodeId));
        }
        if (orderId != null) {
            filters.add(TRANSFER.ORDER_ID.eq(orderId));
        }
        var which = DSL.and(filters);
        return page.of(fetch(which, page.offset(), page.size()), db.fetchCount(TRANSFER, which));
    }

    private Optional<Transfer> one(Condition which) {
        return fetch(which, 0, 1).stream().findFirst();
    }

    private List<Transfer> fetch(Condition which, int offset, int size) {
        return db.select(TRANSFER.fields())
                .select(LINES)
                .from(TRANSFER)
                .where(which)
                .orderBy(TRANSFER.TRANSFER_ID.desc())
                .offset(offset)
                .limit(size)
                .fetch(TransferRepository::transfer);
    }

    private static Transfer transfer(Record row) {
        return new Transfer(
                row.get(TRANSFER.TRANSFER_ID),
                row.get(TRANSFER.ORDER_ID),
                row.get(TRANSFER.FULFILMENT_ID),
                row.get(TRANSFER.FROM_NODE_ID),
                row.get(TRANSFER.FROM_SYSTEM),
                row.get(TRANSFER.TO_NODE_ID),
                row.get(TRANSFER.TO_SYSTEM),
                TransferStatus.valueOf(row.get(TRANSFER.STATUS)),
                row.get(TRANSFER.WANTED),
                row.get(TRANSFER.DELIVERY_NOTE),
                row.get(TRANSFER.PLANNED_AT),
                row.get(TRANSFER.DISPATCHED_AT),
                row.get(TRANSFER.RECEIVED_AT),
                row.get(TRANSFER.CANCELLED_AT),
                row.get(LINES));
    }
}
