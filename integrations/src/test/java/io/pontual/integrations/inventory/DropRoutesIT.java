package io.pontual.integrations.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pontual.integrations.support.EmbeddedSftp;
import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.TestQueues;
import io.pontual.integrations.support.TestServers;
import io.pontual.processes.Queue;
import io.pontual.processes.inventory.FeedResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Up to the queue and back again; what workers make of the pieces is tested there. */
@IntegrationsTest
class DropRoutesIT {
    private static final String HEADER = "nodeId,sku,onHand,safetyStock\n";

    private final String own = UUID.randomUUID().toString().substring(24);

    @Autowired
    CamelContext camel;

    @TempDir
    Path elsewhere;

    /** Name and directory of each place. */
    record Place(String name, Path directory) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Place> places() {
        return Stream.of(new Place("sftp", TestServers.sftp().files()), new Place("folder", TestServers.folder()));
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_file_is_handed_on_and_its_report_comes_back(Place place) throws IOException {
        var name = "stock-full-" + own + "-20260301T030000Z.csv";
        drop(place, name, HEADER + "n-" + own + ",A,1,0\n#rows,1\n");

        var piece = TestQueues.await(Queue.INVENTORY_FEED_CMD, "fileName", place.name() + ":" + name)
                .getFirst();
        assertThat(piece.body().path("kind").asText()).isEqualTo("stock");
        assertThat(piece.body().path("mode").asText()).isEqualTo("full");
        assertThat(piece.body().path("asOf").asText()).startsWith("2026-03-01T03:00:00");
        assertThat(piece.body().path("expectedRows").asLong()).isEqualTo(1);
        assertThat(piece.body().path("chunks").asInt()).isEqualTo(1);
        assertThat(piece.body().path("csv").asText()).contains("n-" + own + ",A,1,0");
        assertThat(piece.group()).isEqualTo(piece.body().path("feedId").asText());
        awaitFile(place, "sent/" + name);

        var feedId = UUID.fromString(piece.body().path("feedId").asText());
        TestQueues.send(
                Queue.INVENTORY_FEED_EVT,
                "feed-" + feedId,
                feedId.toString(),
                new FeedResult(
                        feedId,
                        place.name() + ":" + name,
                        true,
                        1,
                        1,
                        1,
                        List.of(new FeedResult.Row(3, "sku", false, "there is no product \"B\"")),
                        null));

        awaitFile(place, "done/" + name);
        var report = Files.readString(awaitFile(place, "done/" + name + ".report.csv"));
        assertThat(report)
                .isEqualTo(
                        "line,field,severity,message\r\n0,,applied,\"1 rows accepted, 1 refused, 1 changed something; feed "
                                + feedId + "\"\r\n3,sku,refused,\"there is no product \"\"B\"\"\"\r\n");
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_file_that_was_refused_goes_to_failed(Place place) throws IOException {
        var name = "nodes-delta-" + own + ".csv";
        drop(place, name, "nodeId\n" + own);
        var piece = TestQueues.await(Queue.INVENTORY_FEED_CMD, "fileName", place.name() + ":" + name)
                .getFirst();
        var feedId = UUID.fromString(piece.body().path("feedId").asText());

        TestQueues.send(
                Queue.INVENTORY_FEED_EVT,
                "feed-" + feedId,
                feedId.toString(),
                new FeedResult(feedId, place.name() + ":" + name, false, 0, 0, 0, List.of(), "The header is wrong."));

        awaitFile(place, "failed/" + name);
        assertThat(Files.readString(awaitFile(place, "failed/" + name + ".report.csv")))
                .contains("0,,note,\"The header is wrong.\"");
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_name_that_says_nothing_and_a_file_that_is_too_large_are_refused_at_once(Place place) throws IOException {
        drop(place, "shelf-" + own + ".csv", HEADER);
        drop(place, "stock-delta-" + own + ".csv", HEADER + "n,A,1,0\n".repeat(200_000));

        assertThat(Files.readString(awaitFile(place, "failed/shelf-" + own + ".csv.report.csv")))
                .contains("The file name must be <kind>-<mode>[-anything].csv");
        assertThat(Files.readString(awaitFile(place, "failed/stock-delta-" + own + ".csv.report.csv")))
                .contains("The file is larger than 1 MB");
        awaitFile(place, "failed/shelf-" + own + ".csv");
        awaitFile(place, "failed/stock-delta-" + own + ".csv");
        assertThat(TestQueues.received(
                        Queue.INVENTORY_FEED_CMD, "fileName", place.name() + ":stock-delta-" + own + ".csv"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void the_same_file_dropped_again_is_not_handed_on_again(Place place) throws IOException {
        var name = "stock-delta-" + place.name() + "-" + own + ".csv";
        drop(place, name, HEADER + "n,A,1,0\n");
        TestQueues.await(Queue.INVENTORY_FEED_CMD, "fileName", place.name() + ":" + name);
        awaitFile(place, "sent/" + name);

        drop(place, name, HEADER + "n,A,1,0\n");

        awaitFile(place, "done/" + name);
        TestQueues.staysAt(1, Queue.INVENTORY_FEED_CMD, "fileName", place.name() + ":" + name);
    }

    @Test
    void a_large_file_comes_in_pieces_of_bounded_size() throws IOException {
        var place = places().findFirst().orElseThrow();
        var name = "stock-delta-" + own + "-large.csv";
        drop(place, name, HEADER + ("n-" + own + ",A,1,0\n").repeat(10_000));

        var pieces = TestQueues.await(Queue.INVENTORY_FEED_CMD, "fileName", place.name() + ":" + name, 6);
        assertThat(pieces).hasSize(pieces.getFirst().body().path("chunks").asInt());
        assertThat(pieces)
                .extracting(piece -> piece.body().path("chunk").asInt())
                .doesNotHaveDuplicates();
        assertThat(pieces).extracting(TestQueues.Received::id).doesNotHaveDuplicates();
        assertThat(pieces)
                .allSatisfy(piece ->
                        assertThat(piece.body().path("csv").asText().length()).isLessThan(41_000));
    }

    @Test
    void looking_again_makes_no_new_connection() {
        var sftp = TestServers.sftp();
        await().until(() -> sftp.connections() > 0);
        // A second has room for five looks. What other tests left to do may take a few.
        var seen = new AtomicInteger();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> seen.getAndSet(sftp.connections()) == sftp.connections());
    }

    @Test
    void a_server_whose_key_is_not_known_is_not_trusted() throws IOException {
        var knownHosts = Files.writeString(elsewhere.resolve("known_hosts"), "");
        var stranger = DropPlace.sftp(new DropProperties.Sftp(
                "127.0.0.1",
                TestServers.sftp().port(),
                EmbeddedSftp.DIRECTORY,
                EmbeddedSftp.USER,
                TestServers.sftp().password(),
                "",
                knownHosts.toString(),
                true));

        assertThatThrownBy(() -> camel.createProducerTemplate()
                        .sendBodyAndHeader(stranger.report("done"), "x", "CamelFileName", own + ".csv"))
                .rootCause()
                .hasMessageContaining("HostKey");
    }

    /** Written elsewhere and moved, as a careful sender does. */
    private void drop(Place place, String name, String text) throws IOException {
        var written = Files.writeString(elsewhere.resolve(name), text);
        Files.move(written, place.directory().resolve(name));
    }

    private static Path awaitFile(Place place, String name) {
        var file = place.directory().resolve(name);
        await(name).atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));
        return file;
    }
}
