package io.pontual.integrations.simulators;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the simulated payment providers really booked, with the time at which they did. */
@Component
@Profile("simulators")
public class SettlementBook {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Clock clock;

    SettlementBook(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param refund a capture when it is none
     * @param payment the client's reference of the payment
     * @param operation the client's reference of the capture or refund
     */
    public record Entry(
            String partner, boolean refund, String payment, String operation, BigDecimal amount, Instant at) {
        /** The same with another amount, as only a provider that is to be caught writes it. */
        Entry with(BigDecimal other) {
            return new Entry(partner, refund, payment, operation, other, at);
        }
    }

    public void captured(String partner, String payment, String operation, BigDecimal amount) {
        entries.add(new Entry(partner, false, payment, operation, amount, clock.instant()));
    }

    public void refunded(String partner, String payment, String operation, BigDecimal amount) {
        entries.add(new Entry(partner, true, payment, operation, amount, clock.instant()));
    }

    /** In the order of booking. */
    List<Entry> of(String partner, LocalDate day, ZoneId zone) {
        return entries.stream()
                .filter(entry -> entry.partner().equals(partner))
                .filter(entry -> entry.at().atZone(zone).toLocalDate().equals(day))
                .toList();
    }
}
