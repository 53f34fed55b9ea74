package io.pontual.integrations.simulators.armazemsul;

import io.pontual.integrations.simulators.WarehouseStaff;
import io.pontual.integrations.simulators.WarehouseStaff.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.CRC32;

/** Armazém Sul's own idea of its files, apart from ours. */
final class ArmazemSulPaper {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private ArmazemSulPaper() {}

    /** @param kind N for a new order */
    record Order(char kind, String order, String warehouse, List<WarehouseStaff.Units> units) {}

    static Order read(String text) {
        var records = text.lines().toList();
        var order = records.get(1);
        var units = new ArrayList<WarehouseStaff.Units>();
        // What is a gift is wrapped like everything else is packed: nothing is said about it.
        var lines = records.subList(2, records.size() - 1).stream()
                .filter(record -> record.startsWith("L"))
                .toList();
        for (var line : lines) {
            units.add(new WarehouseStaff.Units(
                    line.substring(1, 65).strip(),
                    line.substring(65, 129).strip(),
                    Integer.parseInt(line.substring(129, 138))));
        }
        return new Order(
                order.charAt(1),
                order.substring(2, 38),
                order.substring(38, 102).strip(),
                units);
    }

    /** A file of its own for each step: the warehouse writes whenever something is done. @param wrong one record too many */
    static String write(Order order, Step step, Instant now, boolean wrong) {
        var at = SECONDS.format(now.atOffset(ZoneOffset.UTC));
        var name = order.order() + "/" + step.no();
        var text = new StringBuilder(
                "HARMAZEMSUL01CNF" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII)) + at + "\n");
        var records = 1;
        var units = 0;
        text.append(type(step))
                // Twelve digits of the order and the step: numbers are unique in the warehouse.
                .append(column(order.order().substring(24).toUpperCase(Locale.ROOT) + "%04d".formatted(step.no()), 20))
                .append(order.order())
                .append(column(order.warehouse(), 64))
                .append(at);
        switch (step.deed()) {
            case TAKEN_ON -> text.append('\n');
            case REFUSED -> text.append(column("sem capacidade hoje", 60)).append('\n');
            case PICKED, SHORT -> {
                var picked = step.units().getFirst();
                text.append(column(picked.line(), 64)).append("%09d".formatted(picked.quantity()));
                text.append(step.deed() == WarehouseStaff.Deed.SHORT ? column("nao encontrado", 60) : "")
                        .append('\n');
                units = picked.quantity();
            }
            case PACKED -> {
                text.append(column("V" + step.parcel(), 20)).append("%09d000400000300000200\n".formatted(step.grams()));
                for (var packed : step.units()) {
                    text.append("I").append(column(packed.line(), 64)).append("%09d\n".formatted(packed.quantity()));
                    units += packed.quantity();
                    records++;
                }
            }
            case SENT_OFF ->
                text.append(column("V" + step.parcel(), 20))
                        .append(column("Transportes Exemplo", 40))
                        .append(column("AS" + order.order().substring(24).toUpperCase(Locale.ROOT) + step.parcel(), 40))
                        .append('\n');
        }
        var crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return text + "T%09d%012d%08X\n".formatted(wrong ? records + 1 : records, units, crc.getValue());
    }

    private static char type(Step step) {
        return switch (step.deed()) {
            case TAKEN_ON -> 'A';
            case REFUSED -> 'R';
            case PICKED -> 'P';
            case SHORT -> 'S';
            case PACKED -> 'V';
            case SENT_OFF -> 'D';
        };
    }

    private static String column(String value, int width) {
        return value + " ".repeat(width - value.length());
    }
}
