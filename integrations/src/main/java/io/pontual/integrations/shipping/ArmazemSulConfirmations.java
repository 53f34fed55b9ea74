package io.pontual.integrations.shipping;

import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.processes.shipping.WarehouseEvent;
import io.pontual.processes.shipping.WarehouseEvent.Kind;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Files of confirmations from Armazém Sul. A file is believed whole or not at all: its trailer says how many records and
 * units it has, and their checksum; see bpmn-docs/shipping.md.
 */
final class ArmazemSulConfirmations {
    private static final Pattern HEADER = Pattern.compile("H" + ArmazemSulFile.HEADER + "CNF[0-9a-f-]{36}\\d{14}");
    private static final Pattern TRAILER = Pattern.compile("T(\\d{9})(\\d{12})([0-9A-F]{8})");

    private final List<WarehouseEvent> events = new ArrayList<>();
    private List<WarehouseEvent.Line> contents;
    private long units;

    private ArmazemSulConfirmations() {}

    /** @throws MalformedMessage with what is wrong and where */
    static List<WarehouseEvent> read(String text) {
        if (!text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127)) {
            throw new MalformedMessage("it has characters other than ASCII text and line feeds");
        }
        var records = text.split("\n", -1);
        // What ends with a line feed is followed by nothing.
        int last = records.length - 2;
        if (last < 1 || !records[last + 1].isEmpty()) {
            throw new MalformedMessage("it has no trailer at its end: it was cut off");
        }
        if (!HEADER.matcher(records[0]).matches()) {
            throw new MalformedMessage("its header is not that of confirmations in layout " + ArmazemSulFile.HEADER);
        }
        var reading = new ArmazemSulConfirmations();
        for (int i = 1; i < last; i++) {
            reading.take(new Columns(records[i], i + 1));
        }
        reading.prove(records[last], last - 1, text.substring(0, text.length() - records[last].length() - 1));
        return reading.events;
    }

    private void prove(String record, int count, String before) {
        var trailer = TRAILER.matcher(record);
        if (!trailer.matches()) {
            throw new MalformedMessage("it has no trailer at its end: it was cut off");
        }
        if (Integer.parseInt(trailer.group(1)) != count) {
            throw new MalformedMessage(
                    "it says that it has " + Integer.parseInt(trailer.group(1)) + " records, but has " + count);
        }
        if (Long.parseLong(trailer.group(2)) != units) {
            throw new MalformedMessage(
                    "it says that it has " + Long.parseLong(trailer.group(2)) + " units, but has " + units);
        }
        if (!trailer.group(3).equals(ArmazemSulFile.checksum(before))) {
            throw new MalformedMessage("its checksum is wrong: it was changed on its way");
        }
        if (events.stream()
                .anyMatch(event -> event.kind() == Kind.PACKED && event.lines().isEmpty())) {
            throw new MalformedMessage("it has a parcel without contents");
        }
    }

    private void take(Columns columns) {
        var type = columns.text(1);
        if (type.equals("I")) {
            if (contents == null) {
                throw columns.wrong("contents (I) without a parcel (V) before them");
            }
            contents.add(line(columns, false));
            columns.end();
            replaceLast();
            return;
        }
        contents = null;
        // Another warehouse system may number its confirmations alike.
        var eventId = "armazem-sul:" + columns.required(20);
        var fulfilmentId = id(columns);
        var nodeId = columns.required(ArmazemSulFile.NODE);
        var at = time(columns);
        var event =
                switch (type) {
                    case "A" ->
                        new WarehouseEvent(
                                eventId, fulfilmentId, nodeId, Kind.TAKEN_ON, null, null, null, null, null, at);
                    case "R" ->
                        new WarehouseEvent(
                                eventId,
                                fulfilmentId,
                                nodeId,
                                Kind.REFUSED,
                                null,
                                null,
                                columns.text(60),
                                null,
                                null,
                                at);
                    case "P" ->
                        new WarehouseEvent(
                                eventId,
                                fulfilmentId,
                                nodeId,
                                Kind.PICKED,
                                List.of(line(columns, false)),
                                null,
                                null,
                                null,
                                null,
                                at);
                    case "S" ->
                        new WarehouseEvent(
                                eventId,
                                fulfilmentId,
                                nodeId,
                                Kind.SHORT,
                                List.of(line(columns, true)),
                                null,
                                null,
                                null,
                                null,
                                at);
                    case "V" ->
                        new WarehouseEvent(
                                eventId,
                                fulfilmentId,
                                nodeId,
                                Kind.PACKED,
                                null,
                                parcel(columns),
                                null,
                                null,
                                null,
                                at);
                    case "D" ->
                        new WarehouseEvent(
                                eventId,
                                fulfilmentId,
                                nodeId,
                                Kind.HANDED_TO_CARRIER,
                                null,
                                new WarehouseEvent.Parcel(columns.required(20), null, null, null, null),
                                null,
                                columns.text(40),
                                columns.text(40),
                                at);
                    default -> throw columns.wrong("record type '" + type + "'");
                };
        columns.end();
        if (event.kind() == Kind.PACKED) {
            contents = new ArrayList<>();
        }
        events.add(event);
    }

    private void replaceLast() {
        var packed = events.removeLast();
        events.add(new WarehouseEvent(
                packed.eventId(),
                packed.fulfilmentId(),
                packed.nodeId(),
                packed.kind(),
                contents,
                packed.parcel(),
                null,
                null,
                null,
                packed.at()));
    }

    private WarehouseEvent.Line line(Columns columns, boolean withReason) {
        var lineId = columns.required(ArmazemSulFile.LINE);
        var quantity = columns.number(ArmazemSulFile.UNITS);
        if (quantity == 0) {
            throw columns.wrong("no units");
        }
        units += quantity;
        return new WarehouseEvent.Line(lineId, quantity, withReason ? columns.text(60) : null);
    }

    private static WarehouseEvent.Parcel parcel(Columns columns) {
        return new WarehouseEvent.Parcel(
                columns.required(20), columns.number(9), columns.measure(6), columns.measure(6), columns.measure(6));
    }

    private static UUID id(Columns columns) {
        var text = columns.required(36);
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw columns.wrong("an order that is not ours");
        }
    }

    private static java.time.Instant time(Columns columns) {
        try {
            return ArmazemSulFile.time(columns.required(ArmazemSulFile.TIME));
        } catch (DateTimeException e) {
            throw columns.wrong("no time");
        }
    }

    /** One record, read from left to right. */
    private static final class Columns {
        private final String record;
        private final int no;
        private int at;

        private Columns(String record, int no) {
            this.record = record;
            this.no = no;
        }

        /** @return null when the column is empty */
        private String text(int width) {
            if (at + width > record.length()) {
                throw wrong("too few columns");
            }
            var value = record.substring(at, at + width).strip();
            at += width;
            return value.isEmpty() ? null : value;
        }

        private String required(int width) {
            var value = text(width);
            if (value == null) {
                throw wrong("an empty column at " + (at - width + 1));
            }
            return value;
        }

        /** Only digits: neither a sign nor a decimal point has a place here. */
        private int number(int width) {
            var value = required(width);
            if (!value.matches("\\d{" + width + "}")) {
                throw wrong("'" + value + "' in place of " + width + " digits");
            }
            return Integer.parseInt(value);
        }

        /** Zero is unknown. */
        private Integer measure(int width) {
            var value = number(width);
            return value == 0 ? null : value;
        }

        private void end() {
            if (at != record.length()) {
                throw wrong("too many columns");
            }
        }

        private MalformedMessage wrong(String what) {
            return new MalformedMessage("record " + no + " has " + what);
        }
    }
}
