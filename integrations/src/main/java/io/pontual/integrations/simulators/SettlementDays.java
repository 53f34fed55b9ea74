package io.pontual.integrations.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** At the end of each day the providers leave its file; when the clock is moved over several, that of each with bookings. */
@Component
@Profile("simulators")
class SettlementDays {
    private final SettlementFiles files;
    private final SettlementSimulatorProperties properties;
    private final Clock clock;
    private LocalDate today;

    SettlementDays(SettlementFiles files, SettlementSimulatorProperties properties, Clock clock) {
        this.files = files;
        this.properties = properties;
        this.clock = clock;
        this.today = today();
    }

    @Scheduled(fixedDelay = 1000)
    synchronized void look() {
        var now = today();
        for (; today.isBefore(now); today = today.plusDays(1)) {
            for (var partner : files.partners()) {
                if (files.booked(partner, today) || today.plusDays(1).equals(now)) {
                    write(partner);
                }
            }
        }
    }

    private void write(String partner) {
        try {
            files.write(partner, today);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(properties.zone()).toLocalDate();
    }
}
