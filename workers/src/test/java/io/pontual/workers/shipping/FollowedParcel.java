package io.pontual.workers.shipping;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import io.pontual.workers.support.Api;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A parcel to Ana in São Paulo that a carrier has, for tests of what the world sees of it. */
final class FollowedParcel {
    final UUID parcelId = UUID.randomUUID();
    final String code = "AN" + parcelId.toString().substring(0, 8);
    private final Instant now = Instant.now();
    private final ApplicationContext context;
    final UUID orderId;
    final String token;

    FollowedParcel(ApplicationContext context, Api api) {
        this.context = context;
        orderId = api.place(api.shipOrder()).orderId();
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> context.getBean(Deliveries.class)
                .begin(
                        new Delivery.Parcel(
                                parcelId, orderId, UUID.randomUUID(), "andorinha", code, now.plusSeconds(200_000), now),
                        List.of(new LineQuantity("1", 2))));
        token = context.getBean(ParcelDeliveries.class)
                .ofOrder(orderId)
                .getFirst()
                .trackingPath()
                .replace("/tracking/", "");
    }

    FollowedParcel report(Status status, int minute) {
        return report(status, minute, "Campinas");
    }

    FollowedParcel report(Status status, int minute, String place) {
        var event = new TrackingEvent(
                code + minute,
                "andorinha",
                code,
                status,
                "X",
                now.plusSeconds(60L * minute),
                place,
                "left with a neighbour",
                null);
        context.getBean(TransactionTemplate.class).executeWithoutResult(done -> context.getBean(TrackingIntake.class)
                .apply(List.of(event)));
        return this;
    }
}
