package io.pontual.workers.care;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.care.contract.Slots;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Books, moves and calls off. The database decides who gets the last place of an hour. */
@Service
class AppointmentDesk {
    private final Orders orders;
    private final Slots slots;
    private final AssemblyGoods goods;
    private final AppointmentRepository appointments;
    private final AppointmentTimes times;
    private final CareProperties settings;
    private final Catalogue catalogue;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    AppointmentDesk(
            Orders orders,
            Slots slots,
            AssemblyGoods goods,
            AppointmentRepository appointments,
            AppointmentTimes times,
            CareProperties settings,
            Catalogue catalogue,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.orders = orders;
        this.slots = slots;
        this.goods = goods;
        this.appointments = appointments;
        this.times = times;
        this.settings = settings;
        this.catalogue = catalogue;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param lineId only for an assembly
     * @throws Problem 404, 400 for a line or store that there is not, 403 for another channel's order, 409 for an order that
     *     is cancelled
     */
    @Transactional(readOnly = true)
    public List<Instant> options(UUID orderId, String service, String nodeId, String lineId, ApiKey caller) {
        described(orderId, service, nodeId, lineId, caller);
        return free(orderId, service, nodeId, lineId);
    }

    private List<Instant> free(UUID orderId, String service, String nodeId, String lineId) {
        var hours = slots.free(nodeId, service, places(service));
        if (!service.equals(Appointment.ASSEMBLY)) {
            return hours;
        }
        var earliest = goods.earliest(orderId, lineId);
        return hours.stream().filter(hour -> !hour.isBefore(earliest)).toList();
    }

    /** @throws Problem as {@link #options}; 409 when the hour has no place, or the goods cannot be there by then */
    @Transactional
    public UUID book(UUID orderId, AskAppointment wanted, ApiKey caller) {
        var what = described(orderId, wanted.service(), wanted.nodeId(), wanted.lineId(), caller);
        var made = new Appointment(
                Ids.next(),
                orderId,
                wanted.service(),
                wanted.lineId(),
                what,
                wanted.nodeId(),
                wanted.slotAt(),
                Appointment.Status.BOOKED,
                0,
                wanted.requestedBy(),
                clock.instant(),
                null);
        take(made, wanted.slotAt());
        appointments.insert(made);
        tell(made, TimelineKind.APPOINTMENT_BOOKED, made.slotAt(), null);
        var variables = new HashMap<String, Object>(times.of(made, made.slotAt()));
        variables.putAll(Map.of(
                "orderId",
                orderId,
                "appointmentId",
                made.appointmentId(),
                "nodeId",
                made.nodeId(),
                "service",
                made.service(),
                "description",
                made.description()));
        outbox.publish(
                MessageName.CARE_APPOINTMENT_BOOKED,
                made.appointmentId().toString(),
                "appointment:" + made.appointmentId(),
                variables);
        return made.appointmentId();
    }

    /** To its own hour again changes nothing. @throws Problem 404, 403, 409 when it has ended, or as {@link #book} */
    @Transactional
    public void move(UUID appointmentId, Instant slotAt, ApiKey caller) {
        var one = open(appointmentId, caller);
        if (one.status() == Appointment.Status.BOOKED && one.slotAt().equals(slotAt)) {
            return;
        }
        if (one.status().hasEnded()) {
            throw ended(one);
        }
        slots.giveBack(appointmentId);
        take(one, slotAt);
        appointments.move(appointmentId, slotAt);
        tell(one, TimelineKind.APPOINTMENT_MOVED, slotAt, null);
        outbox.publish(
                MessageName.CARE_APPOINTMENT_MOVED,
                appointmentId.toString(),
                "appointment-moved:" + appointmentId + ":" + (one.moves() + 1),
                times.of(one, slotAt));
    }

    /** Again changes nothing. @throws Problem 404, 403, 409 when it took place, or nobody came */
    @Transactional
    public void cancel(UUID appointmentId, ApiKey caller) {
        var one = open(appointmentId, caller);
        if (one.status() == Appointment.Status.CANCELLED) {
            return;
        }
        if (one.status().hasEnded()) {
            throw ended(one);
        }
        callOff(one);
    }

    /** What is open does not take place. Whoever calls has locked it. */
    void callOff(Appointment one) {
        slots.giveBack(one.appointmentId());
        appointments.become(one.appointmentId(), Appointment.Status.CANCELLED);
        tell(one, TimelineKind.APPOINTMENT_ENDED, one.slotAt(), "appointment-cancelled");
        outbox.publish(
                MessageName.CARE_APPOINTMENT_CANCELLED,
                one.appointmentId().toString(),
                "appointment-cancelled:" + one.appointmentId(),
                Map.of());
    }

    private void take(Appointment one, Instant slotAt) {
        if (one.isAssembly() && slotAt.isBefore(goods.earliest(one.orderId(), one.lineId()))) {
            throw Problem.conflict(
                    "goods-not-there", "The goods are not with the customer by then. " + choose(one.orderId()));
        }
        if (!slots.take(one.appointmentId(), one.nodeId(), one.service(), slotAt, places(one.service()))) {
            throw Problem.conflict("slot-taken", "This hour has no place. " + choose(one.orderId()));
        }
    }

    private static String choose(UUID orderId) {
        return "GET /api/v1/orders/" + orderId + "/appointment-options shows the hours that can be booked.";
    }

    private Appointment open(UUID appointmentId, ApiKey caller) {
        var one = appointments.lock(appointmentId).orElseThrow(() -> Problem.notFound("appointment", appointmentId));
        caller.requireChannel(orders.facts(one.orderId()).channel());
        return one;
    }

    private static Problem ended(Appointment one) {
        return Problem.conflict(
                "appointment-not-open", "The appointment is " + one.status() + "; book another one instead.");
    }

    private int places(String service) {
        return service.equals(Appointment.ASSEMBLY) ? settings.assemblyPlaces() : settings.shopperPlaces();
    }

    /** @return what it is about */
    private String described(UUID orderId, String service, String nodeId, String lineId, ApiKey caller) {
        var order = order(orderId);
        caller.requireChannel(order.channel());
        if (List.of("CANCELLING", "CANCELLED").contains(order.status())) {
            throw Problem.conflict(
                    "appointment-impossible", "The order is " + order.status() + "; book it with another order.");
        }
        catalogue
                .node(nodeId)
                .filter(node -> node.active() && node.kind().equals("store"))
                .orElseThrow(() -> Problem.invalid("/nodeId", "is no store that is open"));
        if (!service.equals(Appointment.ASSEMBLY)) {
            if (lineId != null) {
                throw Problem.invalid("/lineId", "is only for an assembly");
            }
            return "order " + order.externalId();
        }
        return order.lines().stream()
                .filter(line -> line.lineId().equals(lineId) && line.quantity() > 0)
                .map(Orders.Line::description)
                .findFirst()
                .orElseThrow(() -> Problem.invalid("/lineId", "must be a line of this order for an assembly"));
    }

    private Orders.OrderFacts order(UUID orderId) {
        try {
            return orders.facts(orderId);
        } catch (NoSuchElementException unknown) {
            throw Problem.notFound("order", orderId);
        }
    }

    /** @param reason null for none */
    void tell(Appointment one, TimelineKind kind, Instant slotAt, String reason) {
        var params = new HashMap<String, Object>();
        params.put("nodeId", one.nodeId());
        params.put(
                "node", catalogue.node(one.nodeId()).map(Catalogue.Node::name).orElse(one.nodeId()));
        params.put("expectedAt", times.iso(one, slotAt));
        if (reason != null) {
            params.put("reason", reason);
        }
        timeline.record(one.orderId(), kind, one.appointmentId() + ":" + slotAt, params);
    }
}
