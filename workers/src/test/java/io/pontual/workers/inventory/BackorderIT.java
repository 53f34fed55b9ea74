package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.EXPECTED_RECEIPT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RECEIPT_HOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.inventory.ReserveReceipts;
import io.pontual.processes.inventory.StockEvent;
import io.pontual.workers.inventory.contract.ExpectedSupply;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Goods that are promised before they are there: never more than will come, and theirs when they come. */
@DatabaseTest
@Import(FakeOrders.class)
class BackorderIT {
    private final UUID older = Ids.next();
    private final UUID newer = Ids.next();

    @Autowired
    ReserveReceiptsWorker reserveReceipts;

    @Autowired
    ExpectedSupply supply;

    @Autowired
    StockReservations reservations;

    @Autowired
    StockEvents events;

    @Autowired
    Inventory inventory;

    @Autowired
    FakeOrders orders;

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    private Shelf shelf;

    @BeforeEach
    void open_a_shelf() {
        shelf = new Shelf(inventory, db).with("a", 0);
    }

    @AfterEach
    void books_are_straight() {
        StockBooks.assertStraight(db, List.of(shelf.nodeId));
    }

    @Test
    void no_more_is_promised_than_will_come() {
        var receipt = expect("PO-1", 5);
        promise(older, UUID.randomUUID(), receipt, 3);

        assertThatThrownBy(() -> promise(newer, UUID.randomUUID(), receipt, 3)).isInstanceOf(BusinessError.class);
        promise(newer, UUID.randomUUID(), receipt, 2);

        assertThat(open()).isZero();
        assertThatThrownBy(() -> db.update(EXPECTED_RECEIPT)
                        .set(EXPECTED_RECEIPT.RESERVED, 6)
                        .where(EXPECTED_RECEIPT.RECEIPT_ID.eq(receipt))
                        .execute())
                .isInstanceOfAny(DataAccessException.class, org.springframework.dao.DataAccessException.class);
    }

    @Test
    void many_at_once_are_promised_what_will_come_and_not_a_unit_more() throws Exception {
        var receipt = expect("PO-1", 10);
        var refused = new AtomicInteger();
        AtOnce.run(IntStream.range(0, 16)
                .<Callable<Void>>mapToObj(buyer -> () -> {
                    try {
                        AtOnce.patiently(() -> promise(Ids.next(), UUID.randomUUID(), receipt, 1));
                    } catch (BusinessError lost) {
                        refused.incrementAndGet();
                    }
                    return null;
                })
                .toList());

        assertThat(refused).hasValue(6);
        assertThat(reserved(receipt)).isEqualTo(10);
    }

    @Test
    void a_promise_is_made_once_and_none_to_an_order_that_is_being_cancelled() {
        var receipt = expect("PO-1", 5);
        var holder = UUID.randomUUID();
        promise(older, holder, receipt, 2);
        promise(older, holder, receipt, 2);
        orders.close(newer);
        promise(newer, UUID.randomUUID(), receipt, 2);

        assertThat(reserved(receipt)).isEqualTo(2);
    }

    @Test
    void goods_that_come_in_go_to_the_oldest_order_first_and_to_buyers_last() {
        var receipt = expect("PO-1", 10);
        var second = UUID.randomUUID();
        var first = UUID.randomUUID();
        promise(newer, second, receipt, 2);
        promise(older, first, receipt, 3);

        count(4);

        assertThat(shelf.stock("a").reserved()).isEqualTo(4);
        assertThat(arrived(first)).isEqualTo(3);
        assertThat(arrived(second)).isEqualTo(1);
        assertThat(supply.promisedTo(List.of(first)).get(first).expectedAt()).isNull();
        assertThat(supply.promisedTo(List.of(second)).get(second).expectedAt()).isNotNull();
        assertThatThrownBy(() -> reservations.reserve(Ids.next(), List.of(shelf.plan("a", 1))))
                .isInstanceOf(BusinessError.class);

        count(7);

        assertThat(arrived(second)).isEqualTo(2);
        assertThat(reserved(receipt)).isZero();
        assertThat(shelf.stock("a").reserved()).isEqualTo(5);
        reservations.reserve(Ids.next(), List.of(shelf.plan("a", 2)));
    }

    @Test
    void a_feed_and_an_event_of_the_node_bring_goods_too() {
        var receipt = expect("PO-1", 10);
        var first = UUID.randomUUID();
        promise(older, first, receipt, 4);

        new Feeding(context)
                .delta(
                        FeedKind.STOCK,
                        "nodeId,sku,onHand,safetyStock\n%s,%s,2,1\n".formatted(shelf.nodeId, shelf.sku("a")));
        assertThat(arrived(first)).as("the safety stock is kept").isEqualTo(1);

        transaction.executeWithoutResult(status -> events.apply(new StockEvent(
                "e-" + first, shelf.nodeId, 1L, shelf.sku("a"), StockEvent.Kind.CHANGED, 5, Instant.now())));
        assertThat(arrived(first)).isEqualTo(4);
        assertThat(open()).isEqualTo(6);
    }

    @Test
    void what_a_cancelled_order_gives_back_goes_to_those_who_wait() {
        var receipt = expect("PO-1", 5);
        count(2);
        var bought = Ids.next();
        reservations.reserve(bought, List.of(shelf.plan("a", 2)));
        var first = UUID.randomUUID();
        promise(older, first, receipt, 2);

        reservations.releaseOrder(bought);

        assertThat(arrived(first)).isEqualTo(2);
    }

    @Test
    void a_cancelled_order_gives_up_what_it_was_promised_and_what_came_of_it() {
        var receipt = expect("PO-1", 5);
        promise(older, UUID.randomUUID(), receipt, 3);
        count(1);
        var next = UUID.randomUUID();
        promise(newer, next, receipt, 2);

        reservations.releaseOrder(older);
        reservations.releaseOrder(older);

        assertThat(arrived(next)).as("what came for the one goes to the other").isEqualTo(1);
        assertThat(reserved(receipt)).isEqualTo(1);
        assertThat(shelf.stock("a").reserved()).isEqualTo(1);
    }

    @Test
    void lines_that_waited_hand_over_what_they_hold_in_one_step() {
        var receipt = expect("PO-1", 5);
        var waited = UUID.randomUUID();
        promise(older, waited, receipt, 3);
        promise(newer, UUID.randomUUID(), receipt, 2);
        count(3);
        var plan = shelf.plan("a", 3);

        reservations.reserveInstead(older, List.of(plan), waited);
        reservations.reserveInstead(older, List.of(plan), waited);

        assertThat(shelf.statuses(plan.fulfilmentId())).containsExactly("HELD");
        assertThat(shelf.statuses(waited)).containsExactly("RELEASED");
        assertThat(shelf.stock("a").reserved()).isEqualTo(3);
    }

    @Test
    void who_cannot_have_all_of_it_keeps_what_is_held() {
        var receipt = expect("PO-1", 5);
        var waited = UUID.randomUUID();
        promise(older, waited, receipt, 3);
        count(2);

        assertThatThrownBy(() -> reservations.reserveInstead(older, List.of(shelf.plan("a", 3)), waited))
                .isInstanceOf(BusinessError.class);

        assertThat(arrived(waited)).isEqualTo(2);
        assertThat(reserved(receipt)).isEqualTo(1);
        reservations.reserveInstead(older, List.of(), waited);
        assertThat(shelf.stock("a").reserved()).isZero();
        assertThat(reserved(receipt)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_many_do_at_once_the_books_stay_straight(long seed) throws Exception {
        var receipt = expect("PO-1", 400);
        AtOnce.run(IntStream.range(0, 6)
                .<Callable<Void>>mapToObj(thread -> () -> {
                    var random = new Random(seed * 100 + thread);
                    for (int step = 0; step < 25; step++) {
                        AtOnce.patiently(() -> {
                            try {
                                live(random, receipt);
                            } catch (BusinessError lost) {
                                // Somebody else was quicker.
                            }
                        });
                    }
                    return null;
                })
                .toList());
        assertThat(reserved(receipt))
                .isEqualTo(db
                        .selectFrom(RECEIPT_HOLD)
                        .where(RECEIPT_HOLD.RECEIPT_ID.eq(receipt), RECEIPT_HOLD.STATUS.eq("HELD"))
                        .fetch()
                        .stream()
                        .mapToInt(hold -> hold.getQuantity() - hold.getArrived())
                        .sum());
    }

    private void live(Random random, UUID receipt) {
        var order = Ids.next();
        var holder = UUID.randomUUID();
        promise(order, holder, receipt, 1 + random.nextInt(3));
        switch (random.nextInt(4)) {
            case 0 -> reservations.releaseOrder(order);
            case 1 -> reservations.reserveInstead(order, List.of(shelf.plan("a", 1)), holder);
            case 2 -> reservations.reserve(order, List.of(shelf.plan("a", 2)));
            default ->
                new Feeding(context)
                        .delta(
                                FeedKind.STOCK,
                                "nodeId,sku,onHand,safetyStock\n%s,%s,%d,0\n"
                                        .formatted(shelf.nodeId, shelf.sku("a"), random.nextInt(60)));
        }
    }

    private UUID expect(String reference, int units) {
        new Feeding(context)
                .delta(
                        FeedKind.RECEIPTS,
                        "nodeId,sku,quantity,expectedAt,reference\n%s,%s,%d,2099-12-01T08:00:00-03:00,%s\n"
                                .formatted(shelf.nodeId, shelf.sku("a"), units, reference));
        return db.select(EXPECTED_RECEIPT.RECEIPT_ID)
                .from(EXPECTED_RECEIPT)
                .where(EXPECTED_RECEIPT.NODE_ID.eq(shelf.nodeId), EXPECTED_RECEIPT.REFERENCE.eq(reference))
                .fetchSingle(EXPECTED_RECEIPT.RECEIPT_ID);
    }

    private void promise(UUID orderId, UUID holder, UUID receipt, int units) {
        reserveReceipts.work(new ReserveReceipts.Input(
                orderId, holder, List.of(new ReserveReceipts.Units("line-1", receipt, units))));
    }

    private void count(int onHand) {
        inventory.put(new StockRow(shelf.nodeId, shelf.sku("a"), new StockRequest(onHand, 0)));
    }

    private int open() {
        return supply.open(List.of(shelf.sku("a"))).stream()
                .mapToInt(ExpectedSupply.Receipt::units)
                .sum();
    }

    private int reserved(UUID receipt) {
        return db.select(EXPECTED_RECEIPT.RESERVED)
                .from(EXPECTED_RECEIPT)
                .where(EXPECTED_RECEIPT.RECEIPT_ID.eq(receipt))
                .fetchSingle(EXPECTED_RECEIPT.RESERVED);
    }

    private int arrived(UUID holder) {
        return supply.promisedTo(List.of(holder)).get(holder).parts().stream()
                .mapToInt(ExpectedSupply.Part::arrived)
                .sum();
    }
}
