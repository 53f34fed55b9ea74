package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_CHANGE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_ROW;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Merging, with others at work at the same time, and after being stopped at any moment. */
@DatabaseTest
@Import(FakeOrders.class)
class FeedMergeIT {
    private static final String HEADER = "nodeId,sku,onHand,safetyStock\n";
    private static final int SKUS = 3_500;

    private final String own = UUID.randomUUID().toString().substring(24);
    private final java.util.concurrent.ExecutorService threads = Executors.newFixedThreadPool(6);

    @Autowired
    ApplicationContext context;

    @Autowired
    Inventory inventory;

    @Autowired
    StockReservations reservations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext db;

    private Feeding feeds;
    private Shelf shelf;

    @BeforeEach
    void open() {
        feeds = new Feeding(context);
        shelf = new Shelf(inventory, db);
        feeds.delta(
                FeedKind.PRODUCTS,
                IntStream.range(0, SKUS)
                        .mapToObj(i -> sku(i) + ",Item,apparel,10.00,BRL,100\n")
                        .collect(Collectors.joining("", "sku,name,group,unitPrice,currency,weightGrams\n", "")));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void a_merge_that_is_killed_in_the_middle_goes_on_where_it_was() throws Exception {
        feeds.delta(FeedKind.STOCK, stock(10));
        var runId = feeds.receive(FeedKind.STOCK, FeedMode.FULL, Feeding.stream(stock(20)), null, (long) SKUS);
        assertThat(feeds.runner.step()).isTrue();
        assertThat(feeds.runner.step()).isTrue();
        assertThat(feeds.runs.find(runId).orElseThrow().merged()).isEqualTo(1000);

        // The second thousand waits for a seller, and while it does its instance dies.
        var seller = sellerHolds(sku(1500));
        var killed = threads.submit(feeds.runner::step);
        var pid = await().atMost(Duration.ofSeconds(20)).until(this::waitingForALock, found -> found != null);
        assertThat(feeds.runner.step()).as("nobody else is at it meanwhile").isFalse();
        db.select(DSL.function("pg_terminate_backend", SQLDataType.BOOLEAN, DSL.val(pid)))
                .fetch();
        assertThatThrownBy(killed::get).isNotNull();
        seller.set(true);
        assertThat(feeds.runs.find(runId).orElseThrow().merged()).isEqualTo(1000);

        feeds.runner.workUntilEnded(runId, Duration.ofSeconds(30));

        var run = feeds.runs.find(runId).orElseThrow();
        assertThat(run.status()).isEqualTo(FeedStatus.APPLIED);
        assertThat(run.rowsChanged()).isEqualTo(SKUS);
        assertThat(db.fetchCount(STOCK_MOVEMENT, STOCK_MOVEMENT.REFERENCE_ID.eq(runId)))
                .isEqualTo(SKUS);
        assertThat(db.fetchCount(STOCK_LEVEL, STOCK_LEVEL.NODE_ID.eq(shelf.nodeId), STOCK_LEVEL.ON_HAND.eq(20)))
                .isEqualTo(SKUS);
        StockBooks.assertStraight(db);
    }

    @Test
    void several_instances_share_a_merge_and_do_everything_once() throws Exception {
        var runId = feeds.receive(FeedKind.STOCK, FeedMode.DELTA, Feeding.stream(stock(5)), null, null);

        var workers = IntStream.range(0, 4)
                .mapToObj(i -> threads.submit(() -> feeds.runner.workUntilEnded(runId, Duration.ofSeconds(60))))
                .toList();
        for (Future<?> worker : workers) {
            worker.get();
        }

        assertThat(feeds.runs.find(runId).orElseThrow().rowsChanged()).isEqualTo(SKUS);
        assertThat(db.fetchCount(STOCK_MOVEMENT, STOCK_MOVEMENT.REFERENCE_ID.eq(runId)))
                .isEqualTo(SKUS);
        StockBooks.assertStraight(db);
    }

    @Test
    void a_full_feed_while_goods_are_sold_gives_nothing_back_that_has_left() throws Exception {
        feeds.delta(FeedKind.STOCK, stock(100));
        var written = clock.instant();
        var sold = new AtomicIntegerArray(SKUS);
        var done = new AtomicBoolean();
        var sellers = IntStream.range(0, 4)
                .mapToObj(i -> threads.submit(() -> sell(new Random(i), sold, done)))
                .toList();

        var run = feeds.run(FeedKind.STOCK, FeedMode.FULL, stock(100), written, (long) SKUS);
        done.set(true);
        for (Future<?> seller : sellers) {
            seller.get();
        }

        assertThat(run.status()).isEqualTo(FeedStatus.APPLIED);
        assertThat(IntStream.range(0, SKUS).map(sold::get).sum()).isPositive();
        var wrong = db
                .select(STOCK_LEVEL.SKU, STOCK_LEVEL.ON_HAND)
                .from(STOCK_LEVEL)
                .where(STOCK_LEVEL.NODE_ID.eq(shelf.nodeId))
                .fetch()
                .stream()
                .filter(level -> level.value2() != 100 - sold.get(index(level.value1())))
                .toList();
        assertThat(wrong).isEmpty();
        StockBooks.assertStraight(db);
    }

    @Test
    void feeds_of_a_kind_are_merged_in_the_order_in_which_they_came_and_stock_after_products() {
        var first = feeds.receive(FeedKind.STOCK, FeedMode.DELTA, Feeding.stream(stock(1)), null, null);
        var products = feeds.receive(
                FeedKind.PRODUCTS,
                FeedMode.DELTA,
                Feeding.stream("sku,name,group,unitPrice,currency,weightGrams\nnew-%s,Item,apparel,10.00,BRL,100\n"
                        .formatted(own)),
                null,
                null);
        var second = feeds.receive(
                FeedKind.STOCK,
                FeedMode.DELTA,
                Feeding.stream(
                        HEADER + shelf.nodeId + "," + sku(0) + ",2,0\n" + shelf.nodeId + ",new-" + own + ",2,0\n"),
                null,
                null);

        feeds.runner.workUntilEnded(second, Duration.ofSeconds(60));

        assertThat(List.of(first, products, second))
                .extracting(runId -> feeds.runs.find(runId).orElseThrow().status())
                .containsOnly(FeedStatus.APPLIED);
        assertThat(feeds.runs.report(second).refused()).isZero();
        assertThat(inventory.stock(new StockKey(shelf.nodeId, sku(0))).onHand()).isEqualTo(2);
    }

    @Test
    void nothing_stays_staged_when_a_feed_has_ended() {
        var runId = feeds.receive(FeedKind.STOCK, FeedMode.DELTA, Feeding.stream(stock(1)), null, null);
        assertThat(db.fetchCount(FEED_ROW, FEED_ROW.RUN_ID.eq(runId))).isEqualTo(SKUS);

        feeds.runner.work();

        assertThat(db.fetchCount(FEED_ROW, FEED_ROW.RUN_ID.eq(runId))).isZero();
        assertThat(db.fetchCount(FEED_CHANGE, FEED_CHANGE.RUN_ID.eq(runId))).isZero();
    }

    private void sell(Random random, AtomicIntegerArray sold, AtomicBoolean done) {
        while (!done.get()) {
            var item = random.nextInt(50);
            var plan = new io.pontual.processes.ordering.FulfilmentPlan(
                    UUID.randomUUID(),
                    "pickup-in-store",
                    shelf.nodeId,
                    "jms",
                    List.of("apparel"),
                    List.of(new io.pontual.processes.ordering.FulfilmentPlan.Item("1", sku(item), "Item", 1)));
            try {
                reservations.reserve(UUID.randomUUID(), List.of(plan));
            } catch (io.pontual.workers.platform.engine.BusinessError e) {
                continue;
            }
            reservations.confirm(plan.fulfilmentId());
            sold.incrementAndGet(item);
        }
    }

    /** Holds the level until told to let go. */
    private AtomicBoolean sellerHolds(String sku) {
        var letGo = new AtomicBoolean();
        var holds = new AtomicBoolean();
        threads.submit(() -> transaction.executeWithoutResult(status -> {
            db.select(STOCK_LEVEL.SKU)
                    .from(STOCK_LEVEL)
                    .where(STOCK_LEVEL.NODE_ID.eq(shelf.nodeId), STOCK_LEVEL.SKU.eq(sku))
                    .forUpdate()
                    .fetch();
            holds.set(true);
            await().atMost(Duration.ofMinutes(1)).untilTrue(letGo);
        }));
        await().untilTrue(holds);
        return letGo;
    }

    private Integer waitingForALock() {
        return db.select(DSL.field("pid", Integer.class))
                .from("pg_stat_activity")
                .where("wait_event_type = 'Lock' and query like '%feed_change%'")
                .fetchOne(0, Integer.class);
    }

    private String stock(int onHand) {
        return IntStream.range(0, SKUS)
                .mapToObj(i -> shelf.nodeId + "," + sku(i) + "," + onHand + ",0\n")
                .collect(Collectors.joining("", HEADER, ""));
    }

    private String sku(int index) {
        return "m%s-%05d".formatted(own, index);
    }

    private int index(String sku) {
        return Integer.parseInt(sku.substring(sku.lastIndexOf('-') + 1));
    }
}
