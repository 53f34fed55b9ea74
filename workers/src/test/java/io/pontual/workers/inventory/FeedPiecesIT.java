package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.Queue;
import io.pontual.processes.inventory.FeedChunk;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** A dropped file comes in pieces, in any order and more than once. */
@DatabaseTest
@Import(FakeOrders.class)
class FeedPiecesIT {
    private static final String HEADER = "nodeId,sku,onHand,safetyStock\n";

    private final UUID feedId = UUID.randomUUID();

    @Autowired
    ApplicationContext context;

    @Autowired
    FeedPieces pieces;

    @Autowired
    Inventory inventory;

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
    void it_is_put_together_whatever_comes_first_and_its_sender_is_told_once() throws IOException {
        assertThat(pieces.take(piece("full", 1, 2, 1, 2L, row("b", 2) + "#rows,2\n")))
                .isFalse();
        assertThat(pieces.take(piece("full", 1, 2, 1, 2L, row("b", 2) + "#rows,2\n")))
                .isFalse();
        assertThat(feeds.runs.find(feedId).orElseThrow().status()).isEqualTo(FeedStatus.RECEIVING);
        assertThat(pieces.take(piece("full", 0, 2, 0, 2L, row("a", 1)))).isTrue();
        assertThat(pieces.take(piece("full", 0, 2, 0, 2L, row("a", 1)))).isFalse();

        feeds.runner.workUntilEnded(feedId, Duration.ofSeconds(30));

        var run = feeds.runs.find(feedId).orElseThrow();
        assertThat(run.status()).isEqualTo(FeedStatus.APPLIED);
        assertThat(run.fileName()).isEqualTo("sftp:stock.csv");
        assertThat(shelf.stock("a").onHand()).isEqualTo(1);
        assertThat(shelf.stock("b").onHand()).isEqualTo(2);
        assertThat(shelf.stock("c").onHand()).isZero();
        assertThat(pieces.take(piece("full", 0, 2, 0, 2L, row("a", 9)))).isFalse();
        assertThat(told())
                .singleElement()
                .asString()
                .contains("\"applied\": true")
                .contains("\"accepted\": 2");
        StockBooks.assertStraight(db);
    }

    @Test
    void lines_are_those_of_the_file() throws IOException {
        pieces.take(piece("delta", 0, 2, 0, null, row("a", 1)));
        pieces.take(piece("delta", 1, 2, 1, null, row("b", -1)));

        feeds.runner.workUntilEnded(feedId, Duration.ofSeconds(30));

        assertThat(feeds.runs.report(feedId).rows())
                .containsExactly(new FeedReport.Refusal(3, "onHand", "must be greater than or equal to 0"));
    }

    @Test
    void a_wrong_header_a_missing_row_and_a_row_without_end_refuse_the_file() throws IOException {
        pieces.take(new FeedChunk(
                feedId, "stock", "delta", "sftp:stock.csv", clock.instant(), null, null, 0, 2, 0, "sku,qty\nA,1\n"));
        assertThat(feeds.runs.find(feedId).orElseThrow().note())
                .startsWith("Nothing was stored: the header of the file must name every column once")
                .contains("qty is an unknown column");
        assertThat(told()).singleElement().asString().contains("\"applied\": false");

        var cut = UUID.randomUUID();
        pieces.take(new FeedChunk(
                cut, "stock", "full", "sftp:s.csv", clock.instant(), 3L, null, 0, 1, 0, HEADER + row("a", 1)));
        assertThat(feeds.runs.find(cut).orElseThrow().status()).isEqualTo(FeedStatus.REFUSED);

        var endless = UUID.randomUUID();
        pieces.take(new FeedChunk(
                endless, "stock", "full", "sftp:t.csv", clock.instant(), 1L, 3L, 0, 1, 0, HEADER + row("a", 1)));
        assertThat(feeds.runs.find(endless).orElseThrow().note())
                .isEqualTo("The file could not be read beyond line 3. Nothing was applied.");
        assertThat(shelf.stock("a").onHand()).isEqualTo(10);
    }

    @Test
    void a_delta_keeps_what_came_before_a_row_without_end() throws IOException {
        pieces.take(new FeedChunk(
                feedId, "stock", "delta", "sftp:t.csv", clock.instant(), null, 3L, 0, 1, 0, HEADER + row("a", 1)));

        feeds.runner.workUntilEnded(feedId, Duration.ofSeconds(30));

        assertThat(shelf.stock("a").onHand()).isEqualTo(1);
        assertThat(feeds.runs.report(feedId).note()).contains("beyond line 3; later rows were not looked at");
    }

    private FeedChunk piece(String mode, int number, int of, long linesBefore, Long rows, String csv) {
        return new FeedChunk(
                feedId,
                "stock",
                mode,
                "sftp:stock.csv",
                clock.instant(),
                rows,
                null,
                number,
                of,
                linesBefore,
                HEADER + csv);
    }

    private String row(String name, int onHand) {
        return "%s,%s,%d,0\n".formatted(shelf.nodeId, shelf.sku(name), onHand);
    }

    private java.util.List<String> told() {
        return db.select(OUTBOX.BODY)
                .from(OUTBOX)
                .where(OUTBOX.DESTINATION.eq(Queue.INVENTORY_FEED_EVT), OUTBOX.CORRELATION_KEY.eq(feedId.toString()))
                .fetch(row -> row.value1().data());
    }
}
