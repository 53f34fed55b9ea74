package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FeedReaderTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final StockFeed feed = new StockFeed();

    @Test
    void good_rows_are_staged_and_refused_ones_are_reported_cell_by_cell() throws Exception {
        var batch =
                read("""
                        nodeId,sku,onHand,safetyStock
                        n1,A,10,1
                        n1,,ten,-1
                        n1,B
                        n1, C , 5 ,0
                        n1,D,5.5,0
                        """)
                        .drain();

        assertThat(batch.rows())
                .filteredOn(row -> !row.refused())
                .extracting(row -> row.line() + ":" + row.nodeId() + "/" + row.sku() + "=" + row.quantity())
                .containsExactly("2:n1/A=10", "5:n1/C=5");
        assertThat(batch.read()).isEqualTo(5);
        assertThat(batch.refused()).isEqualTo(3);
        assertThat(batch.refusals())
                .containsExactly(
                        new FeedReport.Refusal(3, "sku", Identifier.RULE),
                        new FeedReport.Refusal(3, "onHand", "must be a whole number such as 12"),
                        new FeedReport.Refusal(3, "safetyStock", "must be greater than or equal to 0"),
                        new FeedReport.Refusal(4, null, "has 2 cells, but the header has 4 columns"),
                        new FeedReport.Refusal(6, "onHand", "must be a whole number such as 12"));
    }

    @Test
    void what_can_be_known_of_a_refused_row_is_kept() throws Exception {
        var rows = read("nodeId,sku,onHand,safetyStock\nn1,A,x,0\nn1,?,1,0\n,A,1,0\nn1\n")
                .drain()
                .rows();

        assertThat(rows)
                .containsExactly(
                        StagedRow.refused(2, "n1", "A"),
                        StagedRow.refused(3, "n1", null),
                        StagedRow.refused(4, null, "A"),
                        StagedRow.refused(5, null, null));
    }

    @Test
    void negative_and_absurd_quantities_are_refused() throws Exception {
        var refusals = read("nodeId,sku,onHand,safetyStock\nn1,A,-1,0\nn1,A,500000001,0\nn1,A,99999999999,0\n")
                .drain()
                .refusals();

        assertThat(refusals)
                .extracting(FeedReport.Refusal::message)
                .containsExactly(
                        "must be greater than or equal to 0",
                        "must be less than or equal to 500000000",
                        "must be a whole number such as 12");
    }

    @Test
    void a_cell_that_is_not_utf_8_is_refused() throws Exception {
        var batch = read("nodeId,sku,onHand,safetyStock\nSão,A,1,0\nn1,A,1,0\n".getBytes(Charset.forName("ISO-8859-1")))
                .drain();

        assertThat(batch.refusals())
                .containsExactly(new FeedReport.Refusal(
                        2, "nodeId", "is not valid UTF-8; save the file as UTF-8 and send it again"));
        assertThat(batch.read()).isEqualTo(2);
    }

    @Test
    void the_last_row_may_tell_how_many_there_are() throws Exception {
        assertThat(read("nodeId,sku,onHand,safetyStock\nn1,A,1,0\n").trailer()).isEmpty();

        var reader = read("nodeId,sku,onHand,safetyStock\nn1,A,1,0\n#rows, 1 ,,\n");

        assertThat(reader.trailer()).hasValue(1);
        assertThat(reader.drain().read()).isEqualTo(1);
    }

    @Test
    void a_trailer_that_makes_no_sense_or_is_not_the_last_row_is_a_refused_row() throws Exception {
        var reader = read("nodeId,sku,onHand,safetyStock\n#rows,many\n#rows,0\nn1,A,1,0\n");

        assertThat(reader.drain().refusals())
                .containsExactly(
                        new FeedReport.Refusal(2, null, "must be #rows and the number of rows, such as #rows,12"),
                        new FeedReport.Refusal(4, null, "stands after the row #rows, which must be the last one"));
    }

    private FeedReader<StockRow> read(String csv) throws Exception {
        return read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private FeedReader<StockRow> read(byte[] csv) throws Exception {
        try (var rows = new CsvRows(new ByteArrayInputStream(csv), feed.columns())) {
            var reader = new FeedReader<>(feed, rows.columns(), VALIDATOR);
            for (var row = rows.next(); row != null; row = rows.next()) {
                reader.take(row);
            }
            return reader;
        }
    }
}
