package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RESERVATION;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_COUNT;

import io.pontual.processes.inventory.BookCount;
import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.StockCountRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** What became of counts; {@link StockCountRepository} asks for them. */
@Repository
class CountBookRepository {
    /** A form shows no more, and variables must stay small. */
    private static final int MOST_AT_RISK = 50;

    private final DSLContext db;
    private final Clock clock;

    CountBookRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<CountResource> find(UUID countId) {
        return db.selectFrom(STOCK_COUNT)
                .where(STOCK_COUNT.COUNT_ID.eq(countId))
                .fetchOptional(CountBookRepository::resource);
    }

    /** The count that a node still owes. */
    Optional<CountResource> requested(StockKey stock) {
        return db.selectFrom(STOCK_COUNT)
                .where(STOCK_COUNT.NODE_ID.eq(stock.nodeId()), STOCK_COUNT.SKU.eq(stock.sku()))
                .and(STOCK_COUNT.STATUS.eq("REQUESTED"))
                .fetchOptional(CountBookRepository::resource);
    }

    Optional<CountResource> lock(UUID countId) {
        return db.selectFrom(STOCK_COUNT)
                .where(STOCK_COUNT.COUNT_ID.eq(countId))
                .forUpdate()
                .fetchOptional(CountBookRepository::resource);
    }

    /** Newest first. @param status null for any */
    Page<CountResource> list(String nodeId, String status, PageRequest page) {
        var filters = new ArrayList<Condition>();
        filters.add(STOCK_COUNT.NODE_ID.eq(nodeId));
        if (status != null) {
            filters.add(STOCK_COUNT.STATUS.eq(status));
        }
        return page.of(
                db.selectFrom(STOCK_COUNT)
                        .where(filters)
                        .orderBy(STOCK_COUNT.COUNT_ID.desc())
                        .offset(page.offset())
                        .limit(page.size())
                        .fetch(CountBookRepository::resource),
                db.fetchCount(STOCK_COUNT, filters));
    }

    void counted(UUID countId, int counted, int shortfall) {
        db.update(STOCK_COUNT)
                .set(STOCK_COUNT.STATUS, "COUNTED")
                .set(STOCK_COUNT.COUNTED, counted)
                .set(STOCK_COUNT.SHORTFALL, shortfall)
                .set(STOCK_COUNT.COUNTED_AT, clock.instant())
                .where(STOCK_COUNT.COUNT_ID.eq(countId))
                .execute();
    }

    /** Who holds units of it, oldest hold first. */
    List<BookCount.OrderAtRisk> holders(StockKey stock) {
        return db.select(RESERVATION.ORDER_ID, RESERVATION.FULFILMENT_ID, RESERVATION.QUANTITY)
                .from(RESERVATION)
                .where(RESERVATION.NODE_ID.eq(stock.nodeId()), RESERVATION.SKU.eq(stock.sku()))
                .and(RESERVATION.STATUS.eq(ReservationStatus.HELD.name()))
                .orderBy(RESERVATION.HELD_AT, RESERVATION.RESERVATION_ID)
                .limit(MOST_AT_RISK)
                .fetch(Records.mapping(BookCount.OrderAtRisk::new));
    }

    private static CountResource resource(StockCountRecord count) {
        return new CountResource(
                count.getCountId(),
                count.getNodeId(),
                count.getSku(),
                count.getReason(),
                count.getReferenceId(),
                count.getStatus(),
                count.getExpectedOnHand(),
                count.getCounted(),
                count.getShortfall(),
                count.getRequestedAt(),
                count.getCountedAt(),
                null);
    }
}
