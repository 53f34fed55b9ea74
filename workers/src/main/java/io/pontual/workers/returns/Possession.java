package io.pontual.workers.returns;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the customer has of an order, and since when. */
@Component
class Possession {
    /** A parcel that nobody follows is taken to have arrived after that: rather too late than too early for the customer. */
    private static final Duration UNSEEN_ON_THE_WAY = Duration.ofDays(10);

    private static final Set<String> NOT_WITH_THE_CUSTOMER = Set.of("RETURNED", "LOST", "DAMAGED");

    private final Pickups pickups;
    private final ParcelDeliveries parcels;

    Possession(Pickups pickups, ParcelDeliveries parcels) {
        this.pickups = pickups;
        this.parcels = parcels;
    }

    /** Units of one line that the customer got together. @param since null while they are on their way */
    record Batch(String lineId, int quantity, Instant since) {
        Batch of(int units) {
            return new Batch(lineId, units, since);
        }
    }

    /** Those that came last first, what is still on its way before all. */
    List<Batch> of(UUID orderId) {
        var batches = new ArrayList<Batch>();
        pickups.handedOver(orderId).forEach(pickup -> add(batches, pickup.lines(), pickup.at()));
        parcels.contents(orderId).stream()
                .filter(parcel -> !NOT_WITH_THE_CUSTOMER.contains(parcel.status()))
                .forEach(parcel -> add(batches, parcel.lines(), arrived(parcel)));
        batches.sort(Comparator.comparing(Batch::lineId)
                .thenComparing(Batch::since, Comparator.nullsFirst(Comparator.reverseOrder())));
        return batches;
    }

    private static Instant arrived(ParcelDeliveries.Contents parcel) {
        if (parcel.status().equals("DELIVERED")) {
            return parcel.endedAt();
        }
        return parcel.followed() ? null : parcel.dispatchedAt().plus(UNSEEN_ON_THE_WAY);
    }

    private static void add(List<Batch> batches, List<LineQuantity> lines, Instant since) {
        lines.forEach(line -> batches.add(new Batch(line.lineId(), line.quantity(), since)));
    }
}
