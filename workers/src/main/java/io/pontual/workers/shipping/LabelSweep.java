package io.pontual.workers.shipping;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes labels that nobody prints any more, since they name who gets the parcel. */
@Component
class LabelSweep {
    private static final Logger log = LoggerFactory.getLogger(LabelSweep.class);

    private final ParcelRepository parcels;
    private final LabelSettings settings;
    private final Clock clock;

    LabelSweep(ParcelRepository parcels, LabelSettings settings, Clock clock) {
        this.parcels = parcels;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    @Transactional
    void sweep() {
        var deleted = parcels.deleteLabelsBefore(clock.instant().minus(settings.keptFor()));
        log.info("Deleted {} labels older than {}", deleted, settings.keptFor());
    }
}
