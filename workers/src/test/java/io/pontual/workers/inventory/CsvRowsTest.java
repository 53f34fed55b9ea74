package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pontual.workers.platform.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
    private static final List<String> COLUMNS = List.of("sku", "name");

    @Test
    void rows_come_with_the_line_where_they_begin() throws Exception {
        var rows = read("sku,name\r\nA,Shirt\r\n\r\n  \r\nB,\"Cap,\nred \"\"XL\"\"\"\r\nC,Sock");

        assertThat(rows)
                .containsExactly(
                        new CsvRows.Row(2, List.of("A", "Shirt")),
                        new CsvRows.Row(5, List.of("B", "Cap,\nred \"XL\"")),
                        new CsvRows.Row(7, List.of("C", "Sock")));
    }

    @Test
    void columns_may_stand_in_any_order_with_a_byte_order_mark_before_them() throws Exception {
        try (var rows = new CsvRows(stream("\uFEFF name , sku\nShirt,A\n"), COLUMNS)) {
            assertThat(rows.columns()).containsExactly("name", "sku");
            assertThat(rows.next().cells()).containsExactly("Shirt", "A");
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void a_column_that_need_not_be_there_may() throws Exception {
        try (var rows = new CsvRows(stream("sku,ean,name\nA,96385074,Shirt\n"), COLUMNS, List.of("ean"))) {
            assertThat(rows.columns()).containsExactly("sku", "ean", "name");
        }
        try (var rows = new CsvRows(stream("sku,name\nA,Shirt\n"), COLUMNS, List.of("ean"))) {
            assertThat(rows.columns()).containsExactly("sku", "name");
        }
    }

    @Test
    void a_quoted_first_column_after_a_byte_order_mark_is_understood() throws Exception {
        try (var rows = new CsvRows(stream("\uFEFF\"sku\",\"name\"\nA,Shirt\n"), COLUMNS)) {
            assertThat(rows.columns()).containsExactly("sku", "name");
        }
    }

    @Test
    void a_header_alone_is_an_empty_feed() throws Exception {
        assertThat(read("sku,name")).isEmpty();
    }

    @Test
    void unknown_missing_and_repeated_columns_are_named() {
        var problem = refused("sku,price,sku\n");

        assertThat(problem.status().value()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("invalid-feed");
        assertThat(problem.errors())
                .containsExactly(
                        new Problem.FieldError("name", "is a missing column"),
                        new Problem.FieldError("price", "is an unknown column"),
                        new Problem.FieldError("sku", "is there twice"));
    }

    @Test
    void a_file_without_a_header_is_refused_with_the_header_it_needs() {
        assertThat(refused("").errors())
                .containsExactly(new Problem.FieldError("header", "is missing; the first line must be sku,name"));
    }

    @Test
    void a_semicolon_file_shows_what_was_taken_for_a_column() {
        assertThat(refused("sku;name\n").errors()).contains(new Problem.FieldError("sku;name", "is an unknown column"));
    }

    @Test
    void a_quote_that_never_ends_stops_the_reading_without_taking_in_the_rest() throws Exception {
        var endless = "A,\"Shirt\n" + "B,Cap\n".repeat(1_000_000);
        var in = stream("sku,name\nX,Sock\n" + endless);
        try (var rows = new CsvRows(in, COLUMNS)) {
            rows.next();

            var unreadable = catchThrowableOfType(CsvRows.Unreadable.class, rows::next);

            assertThat(unreadable.line()).isEqualTo(3);
            assertThat(unreadable).hasMessageContaining("more than 65536 characters");
            assertThat(in.available()).isGreaterThan(5_000_000);
        }
    }

    @Test
    void text_after_a_closing_quote_stops_the_reading() throws Exception {
        try (var rows = new CsvRows(stream("sku,name\nA,\"Shirt\" blue\n"), COLUMNS)) {
            assertThat(catchThrowableOfType(CsvRows.Unreadable.class, rows::next)
                            .line())
                    .isEqualTo(2);
        }
    }

    @Test
    void bytes_that_are_not_utf_8_spoil_their_cell_only() throws Exception {
        try (var rows = new CsvRows(
                new ByteArrayInputStream("sku,name\nA,Calção\nB,Cap\n".getBytes(Charset.forName("ISO-8859-1"))),
                COLUMNS)) {
            assertThat(rows.next().cells()).containsExactly("A", "Cal\uFFFD\uFFFDo");
            assertThat(rows.next().cells()).containsExactly("B", "Cap");
        }
    }

    private static List<CsvRows.Row> read(String csv) throws Exception {
        var found = new ArrayList<CsvRows.Row>();
        try (var rows = new CsvRows(stream(csv), COLUMNS)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                found.add(row);
            }
        }
        return found;
    }

    private static Problem refused(String csv) {
        return catchThrowableOfType(Problem.class, () -> open(csv));
    }

    private static void open(String csv) throws IOException {
        new CsvRows(stream(csv), COLUMNS).close();
    }

    private static InputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }
}
