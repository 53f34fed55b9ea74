package io.pontual.integrations.payment;

import io.pontual.processes.payment.SettlementFile.Line;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/**
 * What a provider's settlement file says.
 *
 * @param lines in the file's order
 */
record SettlementReading(LocalDate day, List<Line> lines) {
    /** Every file ends with how many lines it has and what they add up to: one that was cut off shows. */
    SettlementReading proven(long count, BigDecimal sum) {
        if (count != lines.size()) {
            throw new BadSettlementFile("it says that it has " + count + " lines, but has " + lines.size());
        }
        var added = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(added) != 0) {
            throw new BadSettlementFile("it says that it adds up to " + sum + ", but it does to " + added);
        }
        return this;
    }

    static LocalDate day(String text, DateTimeFormatter format) {
        try {
            return LocalDate.parse(text, format);
        } catch (DateTimeException e) {
            throw new BadSettlementFile("its header has no day");
        }
    }

    static UUID id(String text, int line) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new BadSettlementFile("line " + line + " has a reference that is not ours");
        }
    }

    static BadSettlementFile unreadable(int line) {
        return new BadSettlementFile("line " + line + " cannot be read");
    }
}
