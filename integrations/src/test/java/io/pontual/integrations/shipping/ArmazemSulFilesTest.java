package io.pontual.integrations.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.processes.ordering.FulfilmentPlan.Item;
import io.pontual.processes.ordering.GiftWrap;
import io.pontual.processes.shipping.WarehouseCommand;
import io.pontual.processes.shipping.WarehouseEvent;
import io.pontual.processes.shipping.WarehouseEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmazemSulFilesTest {
    private static final UUID ORDER = UUID.fromString("0199d9a0-0000-7000-8000-000000000001");
    private static final String HEADER = "HARMAZEMSUL01CNF0199d9a0-0000-7000-8000-0000000000aa20260302120000";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void an_order_is_written_in_fixed_columns_with_a_trailer_that_proves_it() {
        var text = ArmazemSulOrders.write(
                command(List.of(new Item("1", "MUG-1", "Caneca ç", 2), new Item("2", "TEA", "", 1))), NOON);

        var records = text.split("\n");
        assertThat(records).hasSize(5);
        assertThat(records[0]).matches("HARMAZEMSUL01ORD[0-9a-f-]{36}20260302120000");
        assertThat(records[1]).isEqualTo("ON" + ORDER + column("cd-extrema", 64) + "20260302150000");
        assertThat(records[2]).isEqualTo("L" + column("1", 64) + column("MUG-1", 64) + "000000002");
        assertThat(records[3]).isEqualTo("L" + column("2", 64) + column("TEA", 64) + "000000001");
        assertThat(records[4]).startsWith("T000000003000000000003");
        var before = text.substring(0, text.length() - records[4].length() - 1);
        assertThat(records[4]).endsWith(ArmazemSulFile.checksum(before));
    }

    @Test
    void what_is_a_gift_has_a_record_of_its_own_in_the_alphabet_of_the_file() {
        var plain = command(List.of(new Item("1", "MUG-1", "Caneca", 2), new Item("2", "TEA", "", 1)));
        var command = new WarehouseCommand(
                plain.commandId(),
                plain.system(),
                ORDER,
                ORDER,
                plain.nodeId(),
                plain.kind(),
                plain.lines(),
                plain.dueAt(),
                List.of(new GiftWrap("1", "Parabéns, João ♥"), new GiftWrap("2", null)));

        var records = ArmazemSulOrders.write(command, NOON).split("\n");

        assertThat(records).hasSize(7);
        assertThat(records[4]).isEqualTo("G" + column("1", 64) + column("Parabens, Joao ?", 200));
        assertThat(records[5]).isEqualTo("G" + column("2", 64) + column("", 200));
        assertThat(records[6]).as("records and units").startsWith("T000000005000000000003");
    }

    @Test
    void a_recall_has_no_lines_and_no_due_time() {
        var recall = new WarehouseCommand(
                "r", "wms-sftp", ORDER, ORDER, "cd-extrema", WarehouseCommand.Kind.RECALL, List.of(), null);

        var records = ArmazemSulOrders.write(recall, NOON).split("\n");

        assertThat(records).hasSize(3);
        assertThat(records[1]).isEqualTo("OC" + ORDER + column("cd-extrema", 64) + column("", 14));
        assertThat(ArmazemSulOrders.fileName(recall)).isEqualTo("ORD-RECALL-" + ORDER + ".txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ção", "a\nb", "x1234567890123456789012345678901234567890123456789012345678901234"})
    void what_has_no_room_in_a_column_is_refused(String sku) {
        var command = command(List.of(new Item("1", sku, "", 2)));
        assertThatThrownBy(() -> ArmazemSulOrders.write(command, NOON)).isInstanceOf(MalformedMessage.class);
    }

    @Test
    void every_kind_of_confirmation_is_read() {
        var events = ArmazemSulConfirmations.read(file(
                record("A", "C1"),
                record("P", "C2") + column("1", 64) + "000000002",
                record("S", "C3") + column("2", 64) + "000000001" + column("broken", 60),
                record("V", "C4") + column("V1", 20) + "000000900000300000200000000",
                "I" + column("1", 64) + "000000002",
                record("D", "C5") + column("V1", 20) + column("Correios", 40) + column("BR1", 40),
                record("R", "C6") + column("full", 60)));

        assertThat(events)
                .extracting(WarehouseEvent::kind)
                .containsExactly(
                        Kind.TAKEN_ON, Kind.PICKED, Kind.SHORT, Kind.PACKED, Kind.HANDED_TO_CARRIER, Kind.REFUSED);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.eventId()).startsWith("armazem-sul:C");
            assertThat(event.fulfilmentId()).isEqualTo(ORDER);
            assertThat(event.nodeId()).isEqualTo("cd-extrema");
            assertThat(event.at()).isEqualTo(NOON);
        });
        assertThat(events.get(1).lines()).containsExactly(new WarehouseEvent.Line("1", 2, null));
        assertThat(events.get(2).lines()).containsExactly(new WarehouseEvent.Line("2", 1, "broken"));
        assertThat(events.get(3).lines()).containsExactly(new WarehouseEvent.Line("1", 2, null));
        assertThat(events.get(3).parcel()).isEqualTo(new WarehouseEvent.Parcel("V1", 900, 300, 200, null));
        assertThat(events.get(4).trackingCode()).isEqualTo("BR1");
        assertThat(events.get(5).reason()).isEqualTo("full");
    }

    @Test
    void a_file_without_a_whole_trailer_was_cut_off() {
        var whole = file(record("A", "C1"));
        for (int length = 0; length < whole.length(); length++) {
            var cut = whole.substring(0, length);
            assertThatThrownBy(() -> ArmazemSulConfirmations.read(cut)).isInstanceOf(MalformedMessage.class);
        }
    }

    @Test
    void a_trailer_that_does_not_fit_refuses_the_whole_file() {
        var record = record("P", "C2") + column("1", 64) + "000000002";
        assertRefused(file(record).replace("T000000001", "T000000002"), "records");
        assertRefused(file(record).replace("000000000002", "000000000003"), "units");
        assertRefused(
                file(record).replace("000000002\nT000000001000000000002", "000000003\nT000000001000000000003"),
                "checksum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-00000900", "0000000.9", "     0,9 ", "         ", "900000000000"})
    void a_weight_that_is_no_whole_number_of_grams_is_refused(String weight) {
        assertRefused(
                file(
                        record("V", "C4") + column("V1", 20) + weight + "000300000200000100",
                        "I" + column("1", 64) + "000000002"),
                "record 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-00000001", "000000000", "00000000x"})
    void units_that_are_none_are_refused(String units) {
        assertRefused(file(record("P", "C2") + column("1", 64) + units), "record 2");
    }

    @Test
    void what_is_not_in_the_layout_is_refused_with_its_place() {
        assertRefused(file(record("X", "C1")), "record 2 has record type 'X'");
        assertRefused(file(record("A", "C1") + " "), "record 2 has too many columns");
        assertRefused(file("A" + column("C1", 20)), "record 2 has too few columns");
        assertRefused(file("I" + column("1", 64) + "000000001"), "without a parcel");
        assertRefused(file(record("V", "C4") + column("V1", 20) + "000000900000300000200000100"), "without contents");
        assertRefused(file(record("A", "C1").replace(ORDER.toString(), column("ours", 36))), "not ours");
        assertRefused(file(record("A", "C1").replace("20260302120000", "20260231120000")), "no time");
        assertRefused(file(record("A", "")), "an empty column");
        assertRefused(file(record("A", "C1").replace("cd-extrema", "cd-extr\u00e9ma")), "ASCII");
        assertRefused(file(record("A", "C1")).replace("SUL01", "SUL02"), "header");
        assertRefused("", "cut off");
    }

    private static void assertRefused(String text, String why) {
        assertThatThrownBy(() -> ArmazemSulConfirmations.read(text))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining(why);
    }

    private static WarehouseCommand command(List<Item> lines) {
        return new WarehouseCommand(
                "warehouse-release:" + ORDER,
                "wms-sftp",
                ORDER,
                ORDER,
                "cd-extrema",
                WarehouseCommand.Kind.RELEASE,
                lines,
                "2026-03-02T12:00:00-03:00");
    }

    private static String record(String type, String number) {
        return type + column(number, 20) + ORDER + column("cd-extrema", 64) + "20260302120000";
    }

    /** With a right trailer, whatever the records are. */
    static String file(String... records) {
        var before = HEADER + "\n" + String.join("\n", records) + "\n";
        long units = 0;
        for (var record : records) {
            var quantity = record.startsWith("I")
                    ? record.substring(record.length() - 9)
                    : record.matches("[PS].{198}[0-9]{9}.*") ? record.substring(199, 208) : "0";
            units += quantity.matches("\\d+") ? Long.parseLong(quantity) : 0;
        }
        return before + ArmazemSulFile.trailer(before, records.length, units);
    }

    static String column(String value, int width) {
        return value + " ".repeat(width - value.length());
    }
}
