package io.pontual.workers.care;

import io.pontual.workers.care.contract.Slots;
import io.pontual.workers.inventory.contract.Catalogue;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The same hours in every store. */
@Service
class StoreSlots implements Slots {
    private static final int FIRST_HOUR = 9;
    private static final int LAST_HOUR = 17;
    private static final int DAYS_AHEAD = 14;

    private final SlotRepository places;
    private final Catalogue catalogue;
    private final Clock clock;

    StoreSlots(SlotRepository places, Catalogue catalogue, Clock clock) {
        this.places = places;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Instant> free(String nodeId, String service, int places) {
        var hours = hours(ZoneId.of(catalogue.node(nodeId).orElseThrow().timeZone()));
        var taken = this.places.taken(nodeId, service, hours.getFirst(), hours.getLast());
        hours.removeIf(hour -> taken.getOrDefault(hour, 0) >= places);
        return hours;
    }

    private List<Instant> hours(ZoneId zone) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var hours = new ArrayList<Instant>();
        for (var day = today.plusDays(1); !day.isAfter(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                for (int hour = FIRST_HOUR; hour <= LAST_HOUR; hour++) {
                    hours.add(day.atTime(hour, 0).atZone(zone).toInstant());
                }
            }
        }
        return hours;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(UUID bookedFor, String nodeId, String service, Instant at, int places) {
        if (!free(nodeId, service, places).contains(at)) {
            return false;
        }
        for (int place = 1; place <= places; place++) {
            if (this.places.insert(bookedFor, nodeId, service, at, place)) {
                return true;
            }
        }
        return false;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(UUID bookedFor) {
        places.delete(bookedFor);
    }
}
