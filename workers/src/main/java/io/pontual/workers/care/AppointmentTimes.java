package io.pontual.workers.care;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.time.NodeTime;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What an appointment's process waits for, in the time of its store. */
@Component
class AppointmentTimes {
    private final CareProperties settings;
    private final Catalogue catalogue;

    AppointmentTimes(CareProperties settings, Catalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
    }

    Map<String, Object> of(Appointment one, Instant slotAt) {
        return Map.of(
                "slotAt", iso(one, slotAt),
                "remindAt", iso(one, slotAt.minus(settings.remindBefore())),
                "giveUpAt", iso(one, slotAt.plus(settings.keepPostponed())));
    }

    String iso(Appointment one, Instant at) {
        return NodeTime.iso(
                at, catalogue.node(one.nodeId()).map(Catalogue.Node::timeZone).orElse("UTC"));
    }
}
