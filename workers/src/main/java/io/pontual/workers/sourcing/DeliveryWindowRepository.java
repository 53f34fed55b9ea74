package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.DELIVERY_WINDOW;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.WINDOW_DAY;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.WINDOW_PLACE;

import io.pontual.workers.platform.persistence.jooq.sourcing.tables.records.DeliveryWindowRecord;
import io.pontual.workers.platform.persistence.jooq.sourcing.tables.records.WindowPlaceRecord;
import io.pontual.workers.sourcing.contract.DeliveryWindows.Window;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryWindowRepository {
    private final DSLContext db;
    private final Clock clock;

    DeliveryWindowRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** One window on one day. */
    record Day(String nodeId, String windowId, LocalDate day) {
        static Day of(Window window) {
            return new Day(window.nodeId(), window.windowId(), window.day());
        }
    }

    /** All that the node has. */
    void replace(String nodeId, List<DeliveryWindow> windows) {
        db.deleteFrom(DELIVERY_WINDOW).where(DELIVERY_WINDOW.NODE_ID.eq(nodeId)).execute();
        windows.forEach(window -> db.insertInto(DELIVERY_WINDOW)
                .set(DELIVERY_WINDOW.NODE_ID, nodeId)
                .set(DELIVERY_WINDOW.WINDOW_ID, window.windowId())
                .set(
                        DELIVERY_WINDOW.WEEKDAYS,
                        window.weekdays().stream()
                                .map(DayOfWeek::getValue)
                                .sorted()
                                .toArray(Integer[]::new))
                .set(DELIVERY_WINDOW.OPENS_AT, window.from())
                .set(DELIVERY_WINDOW.CLOSES_AT, window.until())
                .set(
                        DELIVERY_WINDOW.WITHIN_MINUTES,
                        window.isExpress() ? (Integer) (int) window.within().toMinutes() : null)
                .set(DELIVERY_WINDOW.ORDER_BEFORE_MINUTES, (int)
                        window.orderBefore().toMinutes())
                .set(DELIVERY_WINDOW.PLACES, window.places())
                .set(DELIVERY_WINDOW.PRICE_AMOUNT, window.price())
                .set(DELIVERY_WINDOW.POSTAL_FROM, codes(window.area(), true))
                .set(DELIVERY_WINDOW.POSTAL_TO, codes(window.area(), false))
                .execute());
    }

    private static String[] codes(List<DeliveryWindow.Area> area, boolean first) {
        return area.stream().map(part -> first ? part.from() : part.to()).toArray(String[]::new);
    }

    List<DeliveryWindow> ofNode(String nodeId) {
        return db.selectFrom(DELIVERY_WINDOW)
                .where(DELIVERY_WINDOW.NODE_ID.eq(nodeId))
                .orderBy(DELIVERY_WINDOW.OPENS_AT, DELIVERY_WINDOW.WINDOW_ID)
                .fetch(DeliveryWindowRepository::read);
    }

    /** Of all nodes, by node. There are as many as stores with couriers have, so all are read. */
    List<DeliveryWindow> reaching(String postalCode) {
        return db
                .selectFrom(DELIVERY_WINDOW)
                .orderBy(DELIVERY_WINDOW.NODE_ID, DELIVERY_WINDOW.OPENS_AT, DELIVERY_WINDOW.WINDOW_ID)
                .fetch(DeliveryWindowRepository::read)
                .stream()
                .filter(window -> window.reaches(postalCode))
                .toList();
    }

    /** Places that are taken; what is missing has none. */
    Map<Day, Integer> used(Collection<String> nodeIds, LocalDate from) {
        var used = new HashMap<Day, Integer>();
        db.selectFrom(WINDOW_DAY)
                .where(WINDOW_DAY.NODE_ID.in(nodeIds), WINDOW_DAY.DAY.ge(from))
                .forEach(row -> used.put(new Day(row.getNodeId(), row.getWindowId(), row.getDay()), row.getUsed()));
        return used;
    }

    /** @return false, and nothing is changed, when it is full */
    boolean take(Day day, int places) {
        return db.insertInto(WINDOW_DAY)
                        .set(WINDOW_DAY.NODE_ID, day.nodeId())
                        .set(WINDOW_DAY.WINDOW_ID, day.windowId())
                        .set(WINDOW_DAY.DAY, day.day())
                        .set(WINDOW_DAY.USED, 1)
                        .onConflict(WINDOW_DAY.NODE_ID, WINDOW_DAY.WINDOW_ID, WINDOW_DAY.DAY)
                        .doUpdate()
                        .set(WINDOW_DAY.USED, WINDOW_DAY.USED.plus(1))
                        .where(WINDOW_DAY.USED.lt(places))
                        .execute()
                == 1;
    }

    void giveBack(Day day) {
        db.update(WINDOW_DAY)
                .set(WINDOW_DAY.USED, WINDOW_DAY.USED.minus(1))
                .where(WINDOW_DAY.NODE_ID.eq(day.nodeId()))
                .and(WINDOW_DAY.WINDOW_ID.eq(day.windowId()))
                .and(WINDOW_DAY.DAY.eq(day.day()))
                .execute();
    }

    void insert(UUID orderId, Window window) {
        db.insertInto(WINDOW_PLACE)
                .set(WINDOW_PLACE.ORDER_ID, orderId)
                .set(WINDOW_PLACE.NODE_ID, window.nodeId())
                .set(WINDOW_PLACE.WINDOW_ID, window.windowId())
                .set(WINDOW_PLACE.DAY, window.day())
                .set(WINDOW_PLACE.STARTS_AT, window.startsAt())
                .set(WINDOW_PLACE.ENDS_AT, window.endsAt())
                .set(WINDOW_PLACE.TAKEN_AT, clock.instant())
                .execute();
    }

    void update(UUID orderId, Window window) {
        db.update(WINDOW_PLACE)
                .set(WINDOW_PLACE.WINDOW_ID, window.windowId())
                .set(WINDOW_PLACE.DAY, window.day())
                .set(WINDOW_PLACE.STARTS_AT, window.startsAt())
                .set(WINDOW_PLACE.ENDS_AT, window.endsAt())
                .set(WINDOW_PLACE.TAKEN_AT, clock.instant())
                .where(WINDOW_PLACE.ORDER_ID.eq(orderId))
                .execute();
    }

    /** Not those that were given back. */
    Optional<Window> ofOrder(UUID orderId) {
        return db.selectFrom(WINDOW_PLACE)
                .where(WINDOW_PLACE.ORDER_ID.eq(orderId), WINDOW_PLACE.RELEASED_AT.isNull())
                .fetchOptional(DeliveryWindowRepository::read);
    }

    Optional<Window> lockOfOrder(UUID orderId) {
        return db.selectFrom(WINDOW_PLACE)
                .where(WINDOW_PLACE.ORDER_ID.eq(orderId), WINDOW_PLACE.RELEASED_AT.isNull())
                .forUpdate()
                .fetchOptional(DeliveryWindowRepository::read);
    }

    /** @return what was given back now; empty when there is nothing */
    Optional<Window> release(UUID orderId) {
        return db.update(WINDOW_PLACE)
                .set(WINDOW_PLACE.RELEASED_AT, clock.instant())
                .where(WINDOW_PLACE.ORDER_ID.eq(orderId), WINDOW_PLACE.RELEASED_AT.isNull())
                .returning()
                .fetchOptional(DeliveryWindowRepository::read);
    }

    private static Window read(WindowPlaceRecord row) {
        return new Window(row.getNodeId(), row.getWindowId(), row.getDay(), row.getStartsAt(), row.getEndsAt());
    }

    private static DeliveryWindow read(DeliveryWindowRecord row) {
        return new DeliveryWindow(
                row.getNodeId(),
                row.getWindowId(),
                Arrays.stream(row.getWeekdays()).map(DayOfWeek::of).collect(Collectors.toSet()),
                row.getOpensAt(),
                row.getClosesAt(),
                row.getWithinMinutes() == null ? null : Duration.ofMinutes(row.getWithinMinutes()),
                Duration.ofMinutes(row.getOrderBeforeMinutes()),
                row.getPlaces(),
                row.getPriceAmount(),
                IntStream.range(0, row.getPostalFrom().length)
                        .mapToObj(i -> new DeliveryWindow.Area(row.getPostalFrom()[i], row.getPostalTo()[i]))
                        .toList());
    }
}
