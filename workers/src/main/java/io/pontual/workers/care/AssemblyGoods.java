package io.pontual.workers.care;

import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where the goods are that somebody is to assemble: never before they are with the customer. */
@Component
class AssemblyGoods {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Pickups pickups;
    private final ParcelDeliveries parcels;
    private final CareProperties settings;
    private final Clock clock;

    AssemblyGoods(Pickups pickups, ParcelDeliveries parcels, CareProperties settings, Clock clock) {
        this.pickups = pickups;
        this.parcels = parcels;
        this.settings = settings;
        this.clock = clock;
    }

    boolean areThere(UUID orderId, String lineId) {
        return pickups.handedOver(orderId).stream().anyMatch(pickup -> pickup.lines().stream()
                        .anyMatch(line -> line.lineId().equals(lineId) && line.quantity() > 0))
                || parcels.contents(orderId).stream()
                        .filter(parcel -> parcel.status().equals("DELIVERED"))
                        .anyMatch(parcel -> parcel.lines().stream()
                                .anyMatch(line -> line.lineId().equals(lineId) && line.quantity() > 0));
    }

    /** A day after the last parcel is promised; while nothing is under way, after the usual time. */
    Instant earliest(UUID orderId, String lineId) {
        var now = clock.instant();
        if (areThere(orderId, lineId)) {
            return now;
        }
        return parcels.ofOrder(orderId).stream()
                .map(ParcelDeliveries.ParcelDelivery::promisedBy)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .map(promised -> promised.plus(A_DAY))
                .orElseGet(() -> now.plus(settings.assemblyNotice()));
    }
}
