package io.pontual.workers.shipping;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.shipping.CarrierCommand.Kind;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.time.NodeTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a store's courier is told: by the tasks of a process, since there is no firm to send a message to. */
@Component
class CourierGateway {
    private static final ZoneId HOME = ZoneId.of("America/Sao_Paulo");
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final Outbox outbox;
    private final Clock clock;

    CourierGateway(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param parcelNumber which of how many, such as {@code 1/2} @param town where to; the address is on the run sheet */
    record Call(String nodeId, String parcelNumber, int weightGrams, String town) {}

    void call(Delivery.Parcel parcel, Call call) {
        var variables = new LinkedHashMap<String, Object>();
        variables.put("orderId", parcel.orderId());
        variables.put("parcelId", parcel.parcelId());
        variables.put("nodeId", call.nodeId());
        variables.put("trackingCode", parcel.trackingCode());
        variables.put("parcelNumber", call.parcelNumber());
        variables.put("weightGrams", call.weightGrams());
        variables.put("town", call.town());
        variables.put("deliverBy", NodeTime.iso(parcel.promisedBy(), HOME.getId()));
        variables.put("destination", null);
        var id = parcel.parcelId().toString();
        outbox.publish(MessageName.SHIPPING_COURIER_CALLED, id, "courier:" + id, variables);
    }

    /** A claim is against nobody. @param id the same for every copy @param day may be null @param destination may be null */
    void instruct(Delivery.Parcel parcel, String id, Kind kind, LocalDate day, String destination) {
        var parcelId = parcel.parcelId();
        switch (kind) {
            case RESCHEDULE, REDIRECT ->
                tell(
                        parcelId,
                        id,
                        "deliver",
                        day == null ? null : NodeTime.iso(by(parcel, day), HOME.getId()),
                        destination);
            case RETURN ->
                tell(parcelId, id, "return", NodeTime.iso(clock.instant().plus(A_DAY), HOME.getId()), null);
            case LABEL, VOID_LABEL, CLAIM -> {
                // there is no firm that makes labels or pays
            }
        }
    }

    /** The end of the parcel's window, when that is on the day. */
    private static Instant by(Delivery.Parcel parcel, LocalDate day) {
        return parcel.hasWindow()
                        && LocalDate.ofInstant(parcel.promisedBy(), HOME).equals(day)
                ? parcel.promisedBy()
                : day.atTime(EVENING).atZone(HOME).toInstant();
    }

    /** Nothing is to be done about the parcel any more. */
    void ended(UUID parcelId) {
        tell(parcelId, "courier-ended:" + parcelId, "nothing", null, null);
    }

    private void tell(UUID parcelId, String id, String instruction, String deliverBy, String destination) {
        var variables = new LinkedHashMap<String, Object>();
        variables.put("instruction", instruction);
        variables.put("deliverBy", deliverBy);
        variables.put("destination", destination);
        outbox.publish(MessageName.SHIPPING_COURIER_INSTRUCTED, parcelId.toString(), id, variables);
    }
}
