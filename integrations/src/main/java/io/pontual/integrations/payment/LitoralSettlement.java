package io.pontual.integrations.payment;

import io.pontual.processes.payment.SettlementFile.Kind;
import io.pontual.processes.payment.SettlementFile.Line;
import io.pontual.processes.payment.SettlementFile.Status;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Litoral's file of a day, in columns: {@code 0LITORAL20260302}; a line {@code 1} per operation with C or R, payment (36),
 * reference of the operation (40), amount in centavos (15) and B or X for booked or reversed; at last {@code 9} with the
 * number of lines (9) and the sum of amounts (15). All in Brazilian reais.
 */
final class LitoralSettlement {
    private static final Pattern LINE = Pattern.compile("1([CR])(.{36})(.{40})(\\d{15})([BX])");
    private static final Pattern END = Pattern.compile("9(\\d{9})(\\d{15})");

    private LitoralSettlement() {}

    /** @throws BadSettlementFile when it is not whole */
    static SettlementReading read(List<String> text) {
        var header = text.isEmpty() ? "" : text.getFirst();
        if (!header.matches("0LITORAL\\d{8}")) {
            throw new BadSettlementFile("its header is not that of a settlement file of Litoral");
        }
        var day = SettlementReading.day(header.substring(8), DateTimeFormatter.BASIC_ISO_DATE);
        var end = END.matcher(text.getLast());
        if (!end.matches()) {
            throw new BadSettlementFile("it has no totals at its end: it was cut off");
        }
        var lines = new ArrayList<Line>();
        for (int i = 1; i < text.size() - 1; i++) {
            lines.add(line(text.get(i), i + 1));
        }
        return new SettlementReading(day, lines).proven(Long.parseLong(end.group(1)), centavos(end.group(2)));
    }

    private static Line line(String text, int no) {
        var fields = LINE.matcher(text);
        if (!fields.matches()) {
            throw SettlementReading.unreadable(no);
        }
        return new Line(
                fields.group(1).equals("C") ? Kind.CAPTURE : Kind.REFUND,
                SettlementReading.id(fields.group(2), no),
                // Behind our id stands the attempt, see LitoralApi.reference.
                SettlementReading.id(fields.group(3).substring(0, 36), no),
                centavos(fields.group(4)),
                "BRL",
                fields.group(5).equals("B") ? Status.BOOKED : Status.REVERSED);
    }

    private static BigDecimal centavos(String digits) {
        return new BigDecimal(digits).movePointLeft(2);
    }
}
