package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** A full feed is whole or nothing, and knows less than what happened after it was written. */
@DatabaseTest
@Import(FakeOrders.class)
class FullFeedIT {
    private static final String HEADER = "nodeId,sku,onHand,safetyStock\n";

    @Autowired
    ApplicationContext context;

    @Autowired
    Inventory inventory;

    @Autowired
    StockReservations reservations;

    @Autowired
    StockLedger ledger;

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
        shelf = new Shelf(inventory, db).with("a", 10).with("b", 10).with("c", 10);
    }

    @Test
    void what_it_does_not_name_at_its_nodes_is_gone_but_never_what_is_reserved() {
        var elsewhere = new Shelf(inventory, db).with("a", 10);
        reservations.reserve(UUID.randomUUID(), List.of(shelf.plan("c", 4)));

        var report = feeds.full(FeedKind.STOCK, HEADER + row("a", 7));

        assertThat(onHand("a", "b", "c")).containsExactly(7, 0, 4);
        assertThat(elsewhere.stock("a").onHand()).isEqualTo(10);
        assertThat(report.changed()).isEqualTo(3);
        assertThat(report.warnings())
                .containsExactly(new FeedReport.Refusal(
                        0,
                        null,
                        "SKU %s at node %s: the file does not name it; none is below the 4 units that are reserved for orders, so these stay and nothing more is promised"
                                .formatted(shelf.sku("c"), shelf.nodeId)));
        StockBooks.assertStraight(db);
    }

    @Test
    void the_stock_of_refused_rows_stays_as_it_is() {
        var report = feeds.full(FeedKind.STOCK, HEADER + row("a", 7) + row("b", -1));

        assertThat(onHand("a", "b", "c")).containsExactly(7, 10, 0);
        assertThat(report.refused()).isEqualTo(1);
    }

    @Test
    void a_row_whose_product_cannot_be_read_may_be_any_of_its_node() {
        feeds.full(FeedKind.STOCK, HEADER + row("a", 7) + "%s,?,1,0\n".formatted(shelf.nodeId));

        assertThat(onHand("a", "b", "c")).containsExactly(7, 10, 10);
    }

    @Test
    void a_row_whose_node_cannot_be_read_may_be_any_at_all() {
        var report = feeds.full(FeedKind.STOCK, HEADER + row("a", 7) + "?,?,1,0\n");

        assertThat(onHand("a", "b", "c")).containsExactly(7, 10, 10);
        assertThat(report.note())
                .isEqualTo("What the file does not name was left as it is, since a refused row may have named it.");
    }

    @Test
    void a_file_with_too_few_or_too_many_rows_changes_nothing() {
        var tooFew = feeds.run(FeedKind.STOCK, FeedMode.FULL, HEADER + row("a", 7), null, 2L);
        var tooMany = feeds.run(FeedKind.STOCK, FeedMode.FULL, HEADER + row("a", 7) + "#rows,0\n", null, null);

        assertThat(List.of(tooFew, tooMany)).extracting(FeedRun::status).containsOnly(FeedStatus.REFUSED);
        assertThat(tooFew.note())
                .isEqualTo("2 rows were announced, but 1 were read. The file is not whole; nothing was applied.");
        assertThat(onHand("a", "b", "c")).containsExactly(10, 10, 10);
    }

    @Test
    void a_file_that_does_not_say_how_many_rows_it_has_changes_nothing() {
        var run = feeds.run(FeedKind.STOCK, FeedMode.FULL, HEADER + row("a", 7), null, null);

        assertThat(run.status()).isEqualTo(FeedStatus.REFUSED);
        assertThat(run.note())
                .contains("A full feed must say how many rows it has")
                .contains("#rows,1");
        assertThat(onHand("a", "b", "c")).containsExactly(10, 10, 10);
    }

    @Test
    void the_last_row_may_say_it() {
        var run = feeds.run(FeedKind.STOCK, FeedMode.FULL, HEADER + row("a", 7) + "#rows,1\n", null, null);

        assertThat(run.status()).isEqualTo(FeedStatus.APPLIED);
        assertThat(onHand("a", "b", "c")).containsExactly(7, 0, 0);
    }

    @Test
    void a_file_that_cannot_be_read_to_its_end_changes_nothing() {
        var run = feeds.run(FeedKind.STOCK, FeedMode.FULL, HEADER + row("a", 7) + "\"n,x,1,0\n", null, 2L);

        assertThat(run.status()).isEqualTo(FeedStatus.REFUSED);
        assertThat(run.note()).isEqualTo("The file could not be read beyond line 3. Nothing was applied.");
        assertThat(onHand("a", "b", "c")).containsExactly(10, 10, 10);
    }

    @Test
    void a_connection_that_breaks_changes_nothing() {
        var broken = new InputStream() {
            private final InputStream begin = Feeding.stream(HEADER + row("a", 7));

            @Override
            public int read() throws IOException {
                var read = begin.read();
                if (read < 0) {
                    throw new IOException("reset");
                }
                return read;
            }
        };

        assertThatThrownBy(() -> feeds.run(FeedKind.STOCK, FeedMode.FULL, broken, null, 1L))
                .isInstanceOf(UncheckedIOException.class);

        var run = feeds.runs
                .list(FeedKind.STOCK, FeedStatus.REFUSED, new PageRequest(0, 1))
                .items()
                .getFirst();
        assertThat(run.note()).isEqualTo("It could not be read to its end. Nothing was applied; send it again.");
        assertThat(onHand("a", "b", "c")).containsExactly(10, 10, 10);
    }

    @Test
    void what_left_or_came_after_the_file_was_written_is_counted_in() {
        var written = clock.instant();
        var plan = shelf.plan("a", 3);
        reservations.reserve(UUID.randomUUID(), List.of(plan));
        reservations.confirm(plan.fulfilmentId());
        transaction.executeWithoutResult(status -> ledger.book(List.of(Movement.onHand(
                new StockKey(shelf.nodeId, shelf.sku("b")), 5, Movement.Cause.RECEIPT, UUID.randomUUID()))));

        feeds.run(FeedKind.STOCK, FeedMode.FULL, HEADER + row("a", 10) + row("b", 9), written, 2L);

        assertThat(onHand("a", "b", "c")).containsExactly(7, 14, 0);
        StockBooks.assertStraight(db);
    }

    @Test
    void what_was_counted_after_the_file_was_written_stays() {
        var written = clock.instant().minusSeconds(60);
        db.update(STOCK_LEVEL)
                .set(STOCK_LEVEL.LAST_COUNTED_AT, clock.instant())
                .where(STOCK_LEVEL.NODE_ID.eq(shelf.nodeId), STOCK_LEVEL.SKU.in(shelf.sku("a"), shelf.sku("b")))
                .execute();

        var run = feeds.run(FeedKind.STOCK, FeedMode.FULL, HEADER + row("a", 3), written, 1L);

        assertThat(onHand("a", "b", "c")).containsExactly(10, 10, 0);
        assertThat(feeds.runs.report(run.runId()).warnings())
                .extracting(FeedReport.Refusal::message)
                .containsExactly("does not count, since the stock was counted after the file was written");
    }

    @Test
    void a_file_that_was_written_before_one_that_was_taken_changes_nothing() {
        var written = clock.instant();
        feeds.full(FeedKind.STOCK, HEADER + row("a", 3));

        var older = feeds.run(FeedKind.STOCK, FeedMode.FULL, HEADER + row("a", 9), written, 1L);
        var delta = feeds.run(FeedKind.STOCK, FeedMode.DELTA, HEADER + row("a", 9), written, 1L);

        assertThat(onHand("a", "b", "c")).containsExactly(3, 0, 0);
        assertThat(feeds.runs.report(older.runId()).rows())
                .containsExactly(new FeedReport.Refusal(
                        2, "nodeId", "a full feed of this node that was written later has been taken"));
        assertThat(delta.rowsRefused()).isEqualTo(1);
    }

    @Test
    void a_file_above_the_limit_is_read_no_further() {
        var settings = context.getBean(FeedSettings.class);
        var small = new FeedIntake(
                feeds.runs,
                List.of(new StockFeed()),
                context.getBean(jakarta.validation.Validator.class),
                new FeedSettings(
                        org.springframework.util.unit.DataSize.ofMegabytes(1),
                        settings.chunkRows(),
                        settings.pollInterval(),
                        settings.silence(),
                        settings.retention()));
        var endless = new Endless((HEADER + row("a", 7)).getBytes(), row("b", 1).getBytes());
        var runId = UUID.randomUUID();

        assertThatThrownBy(() ->
                        small.receive(new FeedOrder(runId, FeedKind.STOCK, FeedMode.DELTA, null, null, null), endless))
                .isInstanceOf(FeedIntake.FeedTooLarge.class);

        assertThat(endless.read).isLessThan(2 << 20);
        assertThat(feeds.runs.find(runId).orElseThrow().note())
                .isEqualTo("A feed may have up to 1 MiB. Nothing was applied.");
        assertThat(onHand("a", "b", "c")).containsExactly(10, 10, 10);
    }

    @Test
    void a_sender_who_falls_silent_is_given_up() {
        var runId = UUID.randomUUID();
        feeds.runs.begin(new FeedOrder(runId, FeedKind.STOCK, FeedMode.FULL, null, null, 5L));
        var later = Clock.offset(clock, Duration.ofHours(2));

        new FeedKeeping(
                        context.getBean(FeedRunRepository.class),
                        context.getBean(FeedRefusalRepository.class),
                        feeds.runs,
                        context.getBean(FeedSettings.class),
                        later)
                .giveUpSilent();

        assertThat(feeds.runs.find(runId).orElseThrow().status()).isEqualTo(FeedStatus.REFUSED);
    }

    @Test
    void nodes_that_a_full_feed_does_not_name_become_inactive() {
        // What it would do to the nodes of other tests is undone.
        transaction.executeWithoutResult(status -> {
            var header = "nodeId,name,kind,latitude,longitude,timeZone,city,state,methods,system,active\n";
            var runId = feeds.receive(
                    FeedKind.NODES,
                    FeedMode.FULL,
                    Feeding.stream(header
                            + "new-%s,Loja,store,1,1,America/Recife,Recife,PE,pickup,jms,true\n"
                                    .formatted(shelf.nodeId.substring(0, 20))),
                    null,
                    1L);
            feeds.runner.workUntilEnded(runId, Duration.ofSeconds(30));

            assertThat(inventory.node(shelf.nodeId).active()).isFalse();
            assertThat(inventory.node("new-" + shelf.nodeId.substring(0, 20)).active())
                    .isTrue();
            status.setRollbackOnly();
        });
    }

    @Test
    void pickup_points_that_a_full_feed_does_not_name_become_inactive() {
        var points = context.getBean(PickupPoints.class);
        transaction.executeWithoutResult(status -> {
            new Catalog(db).point("old-" + shelf.nodeId, -23.5, -46.6, "01310100", true);
            var runId = feeds.receive(
                    FeedKind.POINTS,
                    FeedMode.FULL,
                    Feeding.stream(
                            """
                            pointId,name,carrier,street,number,district,city,state,postalCode,latitude,longitude,openingNote,active
                            new-%s,Banca,Exemplo,Rua A,10,,São Paulo,SP,01310-100,-23.5,-46.6,Seg a sex,true
                            """
                                    .formatted(shelf.nodeId)),
                    null,
                    1L);
            feeds.runner.workUntilEnded(runId, Duration.ofSeconds(30));

            assertThat(points.point("old-" + shelf.nodeId).orElseThrow().active())
                    .isFalse();
            assertThat(points.point("new-" + shelf.nodeId).orElseThrow().active())
                    .isTrue();
            status.setRollbackOnly();
        });
    }

    private String row(String name, int onHand) {
        return "%s,%s,%d,0\n".formatted(shelf.nodeId, shelf.sku(name), onHand);
    }

    private List<Integer> onHand(String... names) {
        return List.of(names).stream().map(name -> shelf.stock(name).onHand()).toList();
    }

    /** A file whose last line comes for ever. */
    private static final class Endless extends InputStream {
        private final byte[] begin;
        private final byte[] line;
        private long read;

        private Endless(byte[] begin, byte[] line) {
            this.begin = begin;
            this.line = line;
        }

        @Override
        public int read() {
            var at = read++;
            return at < begin.length ? begin[(int) at] : line[(int) ((at - begin.length) % line.length)];
        }
    }
}
