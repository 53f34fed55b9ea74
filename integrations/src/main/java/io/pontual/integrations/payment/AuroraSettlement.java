package io.pontual.integrations.payment;

import io.pontual.processes.payment.SettlementFile.Kind;
import io.pontual.processes.payment.SettlementFile.Line;
import io.pontual.processes.payment.SettlementFile.Status;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Aurora Pay's file of a day, CSV: {@code settlement,aurora,2026-03-02}, then a line per operation {@code
 * capture,<payment>,<operation>,119.80,BRL,booked}, at last {@code total,<lines>,<sum of amounts>}.
 */
final class AuroraSettlement {
    private static final Map<String, Kind> KINDS = Map.of("capture", Kind.CAPTURE, "refund", Kind.REFUND);
    private static final Map<String, Status> STATUSES = Map.of("booked", Status.BOOKED, "reversed", Status.REVERSED);

    private AuroraSettlement() {}

    /** @throws BadSettlementFile when it is not whole */
    static SettlementReading read(List<String> text) {
        var header = text.isEmpty() ? new String[0] : text.getFirst().split(",", -1);
        if (header.length != 3 || !header[0].equals("settlement") || !header[1].equals("aurora")) {
            throw new BadSettlementFile("its header is not that of a settlement file of Aurora Pay");
        }
        var day = SettlementReading.day(header[2], DateTimeFormatter.ISO_LOCAL_DATE);
        var total = text.size() < 2 ? new String[0] : text.getLast().split(",", -1);
        if (total.length != 3 || !total[0].equals("total") || !total[1].matches("\\d{1,9}")) {
            throw new BadSettlementFile("it has no totals at its end: it was cut off");
        }
        var lines = new ArrayList<Line>();
        for (int i = 1; i < text.size() - 1; i++) {
            lines.add(line(text.get(i).split(",", -1), i + 1));
        }
        return new SettlementReading(day, lines).proven(Long.parseLong(total[1]), amount(total[2], text.size()));
    }

    private static Line line(String[] fields, int no) {
        if (fields.length != 6
                || !KINDS.containsKey(fields[0])
                || !STATUSES.containsKey(fields[5])
                || !fields[4].matches("[A-Z]{3}")) {
            throw SettlementReading.unreadable(no);
        }
        return new Line(
                KINDS.get(fields[0]),
                SettlementReading.id(fields[1], no),
                SettlementReading.id(fields[2], no),
                amount(fields[3], no),
                fields[4],
                STATUSES.get(fields[5]));
    }

    private static BigDecimal amount(String text, int no) {
        if (!text.matches("\\d{1,12}(\\.\\d{1,4})?")) {
            throw SettlementReading.unreadable(no);
        }
        return new BigDecimal(text);
    }
}
