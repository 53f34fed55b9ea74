package io.pontual.workers.care;

import static io.pontual.workers.platform.persistence.jooq.care.Tables.APPOINTMENT;

import io.pontual.workers.platform.persistence.jooq.care.tables.records.AppointmentRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class AppointmentRepository {
    private final DSLContext db;
    private final Clock clock;

    AppointmentRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void insert(Appointment made) {
        db.insertInto(APPOINTMENT)
                .set(APPOINTMENT.APPOINTMENT_ID, made.appointmentId())
                .set(APPOINTMENT.ORDER_ID, made.orderId())
                .set(APPOINTMENT.SERVICE, made.service())
                .set(APPOINTMENT.LINE_ID, made.lineId())
                .set(APPOINTMENT.DESCRIPTION, made.description())
                .set(APPOINTMENT.NODE_ID, made.nodeId())
                .set(APPOINTMENT.SLOT_AT, made.slotAt())
                .set(APPOINTMENT.STATUS, made.status().name())
                .set(APPOINTMENT.REQUESTED_BY, made.requestedBy())
                .set(APPOINTMENT.REQUESTED_AT, made.requestedAt())
                .execute();
    }

    Optional<Appointment> find(UUID appointmentId) {
        return db.fetchOptional(APPOINTMENT, APPOINTMENT.APPOINTMENT_ID.eq(appointmentId))
                .map(AppointmentRepository::read);
    }

    Optional<Appointment> lock(UUID appointmentId) {
        return db.selectFrom(APPOINTMENT)
                .where(APPOINTMENT.APPOINTMENT_ID.eq(appointmentId))
                .forUpdate()
                .fetchOptional(AppointmentRepository::read);
    }

    /** Oldest first. */
    List<Appointment> ofOrder(UUID orderId) {
        return db.selectFrom(APPOINTMENT)
                .where(APPOINTMENT.ORDER_ID.eq(orderId))
                .orderBy(APPOINTMENT.APPOINTMENT_ID)
                .fetch(AppointmentRepository::read);
    }

    void move(UUID appointmentId, Instant slotAt) {
        db.update(APPOINTMENT)
                .set(APPOINTMENT.SLOT_AT, slotAt)
                .set(APPOINTMENT.STATUS, Appointment.Status.BOOKED.name())
                .set(APPOINTMENT.MOVES, APPOINTMENT.MOVES.plus(1))
                .where(APPOINTMENT.APPOINTMENT_ID.eq(appointmentId))
                .execute();
    }

    void become(UUID appointmentId, Appointment.Status status) {
        db.update(APPOINTMENT)
                .set(APPOINTMENT.STATUS, status.name())
                .set(APPOINTMENT.ENDED_AT, status.hasEnded() ? clock.instant() : null)
                .where(APPOINTMENT.APPOINTMENT_ID.eq(appointmentId))
                .execute();
    }

    private static Appointment read(AppointmentRecord row) {
        return new Appointment(
                row.getAppointmentId(),
                row.getOrderId(),
                row.getService(),
                row.getLineId(),
                row.getDescription(),
                row.getNodeId(),
                row.getSlotAt(),
                Appointment.Status.valueOf(row.getStatus()),
                row.getMoves(),
                row.getRequestedBy(),
                row.getRequestedAt(),
                row.getEndedAt());
    }
}
