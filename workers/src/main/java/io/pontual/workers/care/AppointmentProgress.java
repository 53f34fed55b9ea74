package io.pontual.workers.care;

import io.pontual.processes.care.CheckAppointment;
import io.pontual.processes.care.RecordVisit;
import io.pontual.workers.care.contract.Appointments;
import io.pontual.workers.care.contract.Slots;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether appointments can be kept, and how they end. */
@Service
class AppointmentProgress implements Appointments {
    private final AppointmentRepository appointments;
    private final AppointmentDesk desk;
    private final AssemblyGoods goods;
    private final Slots slots;
    private final Orders orders;

    AppointmentProgress(
            AppointmentRepository appointments, AppointmentDesk desk, AssemblyGoods goods, Slots slots, Orders orders) {
        this.appointments = appointments;
        this.desk = desk;
        this.goods = goods;
        this.slots = slots;
        this.orders = orders;
    }

    /** Asked again it answers the same, unless it was moved meanwhile. */
    @Transactional
    public CheckAppointment.Output check(UUID appointmentId) {
        var one = lock(appointmentId);
        if (one.status().hasEnded()) {
            return new CheckAppointment.Output("cancelled");
        }
        if (one.status() == Appointment.Status.BOOKED && !canBeKept(one)) {
            slots.giveBack(appointmentId);
            appointments.become(appointmentId, Appointment.Status.POSTPONED);
            desk.tell(one, TimelineKind.APPOINTMENT_ENDED, one.slotAt(), "appointment-postponed");
            return new CheckAppointment.Output("postponed");
        }
        return new CheckAppointment.Output(one.status() == Appointment.Status.POSTPONED ? "postponed" : "ready");
    }

    private boolean canBeKept(Appointment one) {
        return !one.isAssembly() || goods.areThere(one.orderId(), one.lineId());
    }

    /** Once: what was written first holds. */
    @Transactional
    public RecordVisit.Output record(RecordVisit.Input input) {
        var status =
                switch (String.valueOf(input.visitOutcome())) {
                    case "done" -> Appointment.Status.DONE;
                    case "missed" -> Appointment.Status.MISSED;
                    case "given-up" -> Appointment.Status.CANCELLED;
                    default ->
                        throw new NeedsOperator("No appointment ends as '" + input.visitOutcome()
                                + "'. Set visitOutcome to done or missed and retry.");
                };
        var one = lock(input.appointmentId());
        if (one.status().next().contains(status)) {
            slots.giveBack(one.appointmentId());
            appointments.become(one.appointmentId(), status);
            desk.tell(one, TimelineKind.APPOINTMENT_ENDED, one.slotAt(), reason(status));
            return new RecordVisit.Output(result(status));
        }
        return new RecordVisit.Output(result(one.status()));
    }

    private static String reason(Appointment.Status status) {
        return status == Appointment.Status.CANCELLED ? "appointment-cancelled" : "appointment-" + result(status);
    }

    private static String result(Appointment.Status status) {
        return switch (status) {
            case DONE -> "done";
            case MISSED -> "missed";
            case BOOKED, POSTPONED, CANCELLED -> "given-up";
        };
    }

    private Appointment lock(UUID appointmentId) {
        return appointments
                .lock(appointmentId)
                .orElseThrow(() -> new NeedsOperator(
                        "There is no appointment " + appointmentId + ". Cancel this process instance."));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void callOff(UUID orderId) {
        open(orderId).forEach(one -> appointments
                .lock(one.appointmentId())
                .filter(now -> !now.status().hasEnded())
                .ifPresent(desk::callOff));
    }

    private List<Appointment> open(UUID orderId) {
        return appointments.ofOrder(orderId).stream()
                .filter(one -> !one.status().hasEnded())
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Notice> notice(UUID appointmentId) {
        return appointments
                .find(appointmentId)
                .map(one ->
                        new Notice(one.service(), one.status().name(), one.nodeId(), one.description(), one.slotAt()));
    }

    /** Empty for a shopper, and once it has been erased. */
    @Transactional(readOnly = true)
    public Optional<Orders.Recipient> whereTo(Appointment one) {
        return one.isAssembly() ? orders.recipient(one.orderId()) : Optional.empty();
    }
}
