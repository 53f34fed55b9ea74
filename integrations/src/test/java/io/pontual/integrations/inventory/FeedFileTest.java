package io.pontual.integrations.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFileTest {
    @TempDir
    Path folder;

    private record Piece(int number, long linesBefore, String csv) {}

    @Test
    void a_small_file_is_one_piece() throws IOException {
        var file = file("sku,name\nA,Shirt\nB,Cap");

        assertThat(pieces(file)).containsExactly(new Piece(0, 0, "sku,name\nA,Shirt\nB,Cap"));
        assertThat(file.facts().pieces()).isEqualTo(1);
        assertThat(file.facts().expectedRows()).isNull();
        assertThat(file.facts().digest())
                .hasSize(64)
                .isEqualTo(file("sku,name\nA,Shirt\nB,Cap").facts().digest());
    }

    @Test
    void a_large_file_is_cut_between_rows_and_every_piece_has_the_header() throws IOException {
        var row = "A,\"Shirt,\nblue \"\"XL\"\"\"\r\n";
        var file = file("sku,name\r\n" + row.repeat(5_000) + "#rows,5000\n");

        var pieces = pieces(file);

        assertThat(pieces).hasSize(file.facts().pieces()).hasSizeGreaterThan(2);
        assertThat(pieces).allSatisfy(piece -> {
            assertThat(piece.csv()).startsWith("sku,name\r\nA,");
            assertThat(piece.csv().length()).isLessThan(FeedFile.PIECE + 200);
        });
        assertThat(String.join(
                        "",
                        pieces.stream()
                                .map(piece -> piece.csv().substring("sku,name\r\n".length()))
                                .toList()))
                .isEqualTo(row.repeat(5_000) + "#rows,5000\n");
        var second = pieces.get(1);
        var rowsBefore = (pieces.getFirst().csv().length() - "sku,name\r\n".length()) / row.length();
        // The row after these stands in line 2 of its piece, and every row has two lines.
        assertThat(second.linesBefore() + 2).isEqualTo(2 + 2L * rowsBefore);
        assertThat(file.facts().expectedRows()).isEqualTo(5000);
    }

    @Test
    void a_quote_that_never_ends_stops_the_reading() throws IOException {
        var file = file("sku,name\nA,Shirt\nB,\"Cap\n" + "C,Sock\n".repeat(20_000));

        assertThat(file.facts().unreadableFrom()).isEqualTo(3);
        assertThat(pieces(file)).containsExactly(new Piece(0, 0, "sku,name\nA,Shirt\n"));
        assertThat(file("sku,name\nB,\"Cap\n").facts().unreadableFrom()).isEqualTo(2);
    }

    @Test
    void a_file_of_one_endless_line_and_an_empty_one_are_one_piece_without_rows() throws IOException {
        var endless = file("x".repeat(200_000));

        assertThat(endless.facts().unreadableFrom()).isEqualTo(1);
        assertThat(pieces(endless)).containsExactly(new Piece(0, 0, ""));
        assertThat(pieces(file(""))).containsExactly(new Piece(0, 0, ""));
    }

    @Test
    void bytes_that_are_not_utf_8_can_be_told_by_whoever_reads() throws IOException {
        var path = folder.resolve("latin.csv");
        Files.write(path, "sku,name\nA,Calção\n".getBytes(Charset.forName("ISO-8859-1")));

        assertThat(pieces(new FeedFile(path)).getFirst().csv()).isEqualTo("sku,name\nA,Cal\uFFFD\uFFFDo\n");
    }

    @Test
    void a_name_says_kind_mode_and_time() {
        assertThat(FeedFileName.parse("stock-full-sp-20260301T030000Z.csv"))
                .contains(new FeedFileName("stock", "full", Instant.parse("2026-03-01T03:00:00Z")));
        assertThat(FeedFileName.parse("points-full.csv")).contains(new FeedFileName("points", "full", null));
        assertThat(FeedFileName.parse("receipts-delta.csv")).contains(new FeedFileName("receipts", "delta", null));
        assertThat(FeedFileName.parse("nodes-delta-20269901T030000Z.csv"))
                .contains(new FeedFileName("nodes", "delta", null));
        assertThat(FeedFileName.parse("stock.csv")).isEmpty();
        assertThat(FeedFileName.parse("stock-fully.csv")).isEmpty();
        assertThat(FeedFileName.parse("prices-full.csv")).isEmpty();
    }

    private FeedFile file(String text) throws IOException {
        var path = folder.resolve("file.csv");
        Files.writeString(path, text, StandardCharsets.UTF_8);
        return new FeedFile(path);
    }

    private static List<Piece> pieces(FeedFile file) throws IOException {
        var pieces = new ArrayList<Piece>();
        file.eachPiece((number, linesBefore, csv) -> pieces.add(new Piece(number, linesBefore, csv)));
        return pieces;
    }
}
