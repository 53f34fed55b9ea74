package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.SHORTAGE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.SHORTAGE_LINE;
import static org.jooq.impl.DSL.noCondition;

import io.pontual.workers.platform.persistence.jooq.sourcing.tables.records.ShortageRecord;
import io.pontual.workers.sourcing.contract.OpenShortages;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ShortageRepository implements OpenShortages {
    private final DSLContext db;
    private final Clock clock;

    ShortageRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void insert(Shortage shortage, String stepId) {
        db.insertInto(SHORTAGE)
                .set(SHORTAGE.SHORTAGE_ID, shortage.shortageId())
                .set(SHORTAGE.ORDER_ID, shortage.orderId())
                .set(SHORTAGE.STEP_ID, stepId)
                .set(SHORTAGE.CHANNEL, shortage.channel())
                .set(SHORTAGE.METHOD, shortage.method().code())
                .set(SHORTAGE.NODE_ID, shortage.nodeId())
                .set(SHORTAGE.CAUSE, shortage.cause())
                .set(SHORTAGE.STATUS, shortage.status().name())
                .set(SHORTAGE.WAITS_UNTIL, shortage.waitsUntil())
                .set(SHORTAGE.WAKES, shortage.wakes())
                .set(SHORTAGE.SEEN_PLACES, shortage.seenPlaces())
                .set(SHORTAGE.OPENED_AT, clock.instant())
                .execute();
        var position = 0;
        for (var line : shortage.lines()) {
            db.insertInto(SHORTAGE_LINE)
                    .set(SHORTAGE_LINE.SHORTAGE_ID, shortage.shortageId())
                    .set(SHORTAGE_LINE.LINE_ID, line.lineId())
                    .set(SHORTAGE_LINE.POSITION, position++)
                    .set(SHORTAGE_LINE.SKU, line.sku())
                    .set(SHORTAGE_LINE.DESCRIPTION, line.description())
                    .set(SHORTAGE_LINE.QUANTITY, line.quantity())
                    .set(SHORTAGE_LINE.REASON, line.reason())
                    .set(SHORTAGE_LINE.SEEN_AVAILABLE, line.seenAvailable())
                    .execute();
        }
    }

    Optional<Shortage> find(UUID shortageId) {
        return fetch(SHORTAGE.SHORTAGE_ID.eq(shortageId), false).stream().findFirst();
    }

    /** Locked until the transaction ends. */
    Optional<Shortage> lock(UUID shortageId) {
        return fetch(SHORTAGE.SHORTAGE_ID.eq(shortageId), true).stream().findFirst();
    }

    List<Shortage> ofSteps(UUID orderId, Collection<String> stepIds) {
        return fetch(SHORTAGE.ORDER_ID.eq(orderId).and(SHORTAGE.STEP_ID.in(stepIds)), false);
    }

    @Override
    public List<OpenShortage> openOfOrder(UUID orderId) {
        return ofOrder(orderId).stream()
                .filter(shortage -> !shortage.status().hasEnded())
                .map(shortage -> new OpenShortage(
                        shortage.shortageId(),
                        shortage.status().name(),
                        shortage.items(),
                        shortage.waitsUntil(),
                        shortage.expectedAt()))
                .toList();
    }

    /** Oldest first. */
    List<Shortage> ofOrder(UUID orderId) {
        return fetch(SHORTAGE.ORDER_ID.eq(orderId), false);
    }

    /** Locked until the transaction ends, in a fixed order. */
    List<Shortage> lockOpenOfOrder(UUID orderId) {
        return fetch(
                SHORTAGE.ORDER_ID
                        .eq(orderId)
                        .and(SHORTAGE.STATUS.in(ShortageStatus.OPEN.name(), ShortageStatus.WAITING.name())),
                true);
    }

    /** Longest waiting first. @param after where the last look ended; null to begin */
    List<Shortage> waiting(Instant after, int limit) {
        var ids = db.select(SHORTAGE.SHORTAGE_ID)
                .from(SHORTAGE)
                .where(SHORTAGE.STATUS.eq(ShortageStatus.WAITING.name()))
                .and(after == null ? noCondition() : SHORTAGE.OPENED_AT.gt(after))
                .orderBy(SHORTAGE.OPENED_AT)
                .limit(limit)
                .fetch(SHORTAGE.SHORTAGE_ID);
        return fetch(SHORTAGE.SHORTAGE_ID.in(ids), false);
    }

    Instant openedAt(UUID shortageId) {
        return db.select(SHORTAGE.OPENED_AT)
                .from(SHORTAGE)
                .where(SHORTAGE.SHORTAGE_ID.eq(shortageId))
                .fetchSingle(SHORTAGE.OPENED_AT);
    }

    void end(UUID shortageId, ShortageStatus status) {
        db.update(SHORTAGE)
                .set(SHORTAGE.STATUS, status.name())
                .set(SHORTAGE.ENDED_AT, clock.instant())
                .where(SHORTAGE.SHORTAGE_ID.eq(shortageId))
                .execute();
    }

    /** @param expectedAt null when no goods in particular are waited for */
    void await(UUID shortageId, Instant waitsUntil, Instant expectedAt) {
        db.update(SHORTAGE)
                .set(SHORTAGE.STATUS, ShortageStatus.WAITING.name())
                .set(SHORTAGE.WAITS_UNTIL, waitsUntil)
                .set(SHORTAGE.EXPECTED_AT, expectedAt)
                .where(SHORTAGE.SHORTAGE_ID.eq(shortageId))
                .execute();
    }

    void countWake(UUID shortageId) {
        db.update(SHORTAGE)
                .set(SHORTAGE.WAKES, SHORTAGE.WAKES.plus(1))
                .set(SHORTAGE.WOKEN_AT, clock.instant())
                .where(SHORTAGE.SHORTAGE_ID.eq(shortageId))
                .execute();
    }

    void seen(UUID shortageId, String lineId, int available) {
        db.update(SHORTAGE_LINE)
                .set(SHORTAGE_LINE.SEEN_AVAILABLE, available)
                .where(SHORTAGE_LINE.SHORTAGE_ID.eq(shortageId))
                .and(SHORTAGE_LINE.LINE_ID.eq(lineId))
                .execute();
    }

    void seenPlaces(UUID shortageId, int places) {
        db.update(SHORTAGE)
                .set(SHORTAGE.SEEN_PLACES, places)
                .where(SHORTAGE.SHORTAGE_ID.eq(shortageId))
                .execute();
    }

    /** Forgets what a step left over, since a later attempt at it takes its place. */
    void delete(UUID orderId, String stepId) {
        db.deleteFrom(SHORTAGE)
                .where(SHORTAGE.ORDER_ID.eq(orderId))
                .and(SHORTAGE.STEP_ID.eq(stepId))
                .execute();
    }

    private List<Shortage> fetch(Condition which, boolean locked) {
        var query = db.selectFrom(SHORTAGE).where(which).orderBy(SHORTAGE.OPENED_AT, SHORTAGE.SHORTAGE_ID);
        var rows = locked ? query.forUpdate().fetch() : query.fetch();
        var lines = db.selectFrom(SHORTAGE_LINE)
                .where(SHORTAGE_LINE.SHORTAGE_ID.in(rows.getValues(SHORTAGE.SHORTAGE_ID)))
                .orderBy(SHORTAGE_LINE.POSITION)
                .fetchGroups(
                        SHORTAGE_LINE.SHORTAGE_ID,
                        line -> new Shortage.Line(
                                line.getLineId(),
                                line.getSku(),
                                line.getDescription(),
                                line.getQuantity(),
                                line.getReason(),
                                line.getSeenAvailable()));
        // There is none left of one that the customer does not want any more.
        return rows.map(row -> shortage(row, lines.getOrDefault(row.getShortageId(), List.of())));
    }

    private static Shortage shortage(ShortageRecord row, List<Shortage.Line> lines) {
        return new Shortage(
                row.getShortageId(),
                row.getOrderId(),
                row.getChannel(),
                Method.of(row.getMethod()),
                row.getNodeId(),
                row.getCause(),
                ShortageStatus.valueOf(row.getStatus()),
                row.getWaitsUntil(),
                row.getExpectedAt(),
                row.getWokenAt() != null,
                row.getSeenPlaces(),
                row.getWakes(),
                lines);
    }
}
