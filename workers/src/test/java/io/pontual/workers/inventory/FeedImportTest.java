package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class FeedImportTest {
    private final FeedImport feeds =
            new FeedImport(Validation.buildDefaultValidatorFactory().getValidator());
    private final Recorder recorder = new Recorder();

    @Test
    void good_rows_land_and_refused_ones_are_reported_cell_by_cell() throws IOException {
        var report = run(
                """
                nodeId,sku,onHand,safetyStock
                n1,A,10,1
                n1,,ten,-1
                n1,B
                n1, C , 5 ,0
                n1,D,5.5,0
                """);

        assertThat(recorder.landed()).containsExactly("n1/A=10", "n1/C=5");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.refused()).isEqualTo(3);
        assertThat(report.rows())
                .containsExactly(
                        new FeedReport.Refusal(3, "sku", Identifier.RULE),
                        new FeedReport.Refusal(3, "onHand", "must be a whole number such as 12"),
                        new FeedReport.Refusal(3, "safetyStock", "must be greater than or equal to 0"),
                        new FeedReport.Refusal(4, null, "has 2 cells, but the header has 4 columns"),
                        new FeedReport.Refusal(6, "onHand", "must be a whole number such as 12"));
        assertThat(report.note()).isNull();
    }

    @Test
    void what_the_database_refuses_stands_among_the_others_by_line() throws IOException {
        recorder.refuseSku = "B";

        var report = run("nodeId,sku,onHand,safetyStock\nn1,A,1,0\nn1,B,1,0\nn1,C,x,0\n");

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rows()).extracting(FeedReport.Refusal::line).containsExactly(3L, 4L);
    }

    @Test
    void rows_about_the_same_thing_take_effect_in_the_order_of_the_file() throws IOException {
        var report = run("nodeId,sku,onHand,safetyStock\nn1,A,1,0\nn1,B,1,0\nn1,A,2,0\nn1,A,bad,0\n");

        assertThat(recorder.batches).hasSize(2);
        assertThat(recorder.landed()).containsExactly("n1/A=1", "n1/B=1", "n1/A=2");
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.refused()).isEqualTo(1);
    }

    @Test
    void a_cell_that_is_not_utf_8_is_refused() throws IOException {
        var report = feeds.run(
                recorder,
                new ByteArrayInputStream("nodeId,sku,onHand,safetyStock\nSão,A,1,0\nn1,A,1,0\n"
                        .getBytes(Charset.forName("ISO-8859-1"))));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rows())
                .containsExactly(new FeedReport.Refusal(
                        2, "nodeId", "is not valid UTF-8; save the file as UTF-8 and send it again"));
    }

    @Test
    void a_file_that_breaks_off_keeps_what_came_before() throws IOException {
        var report = run("nodeId,sku,onHand,safetyStock\nn1,A,1,0\nn1,\"B,1,0\n");

        assertThat(recorder.landed()).containsExactly("n1/A=1");
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.note()).startsWith("The file could not be read beyond line 3");
    }

    @Test
    void memory_does_not_grow_with_the_file() throws IOException {
        var report = feeds.run(recorder, lines(200_000, i -> "n1,S" + i + "," + (i % 2 == 0 ? "1" : "x") + ",0\n"));

        assertThat(recorder.largestBatch).isEqualTo(1000);
        assertThat(report.accepted()).isEqualTo(100_000);
        assertThat(report.refused()).isEqualTo(100_000);
        assertThat(report.rows()).hasSize(1000);
        assertThat(report.note()).isEqualTo("Only the first 1000 reasons are listed.");
    }

    private FeedReport run(String csv) throws IOException {
        return feeds.run(recorder, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    /** Made while it is read. */
    private static InputStream lines(int count, IntFunction<String> line) {
        return new InputStream() {
            private int next;
            private byte[] current = "nodeId,sku,onHand,safetyStock\n".getBytes(StandardCharsets.UTF_8);
            private int at;

            @Override
            public int read() {
                if (at == current.length) {
                    if (next == count) {
                        return -1;
                    }
                    current = line.apply(next++).getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                return current[at++];
            }
        };
    }

    /** The stock feed without its tables. */
    private static final class Recorder implements Feed<StockRow> {
        private final StockFeed rules = new StockFeed(null, null, null);
        private final List<List<StockRow>> batches = new ArrayList<>();
        private int largestBatch;
        private String refuseSku;

        @Override
        public List<String> columns() {
            return rules.columns();
        }

        @Override
        public StockRow read(Cells cells) {
            return rules.read(cells);
        }

        @Override
        public Object key(StockRow row) {
            return rules.key(row);
        }

        @Override
        public List<FeedReport.Refusal> land(List<Line<StockRow>> batch) {
            largestBatch = Math.max(largestBatch, batch.size());
            if (batches.size() < 10) {
                batches.add(batch.stream().map(Line::row).toList());
            }
            return batch.stream()
                    .filter(line -> line.row().sku().equals(refuseSku))
                    .map(line -> new FeedReport.Refusal(line.number(), "sku", "refused"))
                    .toList();
        }

        List<String> landed() {
            return batches.stream()
                    .flatMap(List::stream)
                    .map(row ->
                            row.nodeId() + "/" + row.sku() + "=" + row.counted().onHand())
                    .toList();
        }
    }
}
