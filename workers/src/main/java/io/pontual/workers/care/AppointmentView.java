package io.pontual.workers.care;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.ordering.contract.Orders;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Schema(name = "Appointment", description = "A customer and staff of a store meet.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AppointmentView(
        UUID appointmentId,
        UUID orderId,
        @Schema(allowableValues = {"shopper", "assembly"}) String service,
        @Schema(description = "What is to be assembled; only of an assembly.") String lineId,
        String description,
        String nodeId,
        @Schema(description = "Begin of the hour; when POSTPONED, the hour that it was to be.") Instant slotAt,
        Appointment.Status status,
        Instant requestedAt,
        Instant endedAt,
        String self) {

    @Schema(name = "AppointmentList", description = "Oldest first.")
    record ListOf(List<AppointmentView> items) {}

    @Schema(name = "AppointmentOptions")
    record Options(
            @Schema(allowableValues = {"shopper", "assembly"}) String service,
            String nodeId,
            @Schema(description = "Hours that have a place; of an assembly, once the goods are or should be there.")
                    List<Instant> slots) {}

    /** Another hour. */
    @Schema(name = "MoveAppointment")
    record Move(
            @jakarta.validation.constraints.NotNull(message = AskAppointment.MISSING)
                    @Schema(description = "Begin of the hour; one of appointment-options.")
                    Instant slotAt) {}

    /** What is needed at the door, and no more. */
    @Schema(name = "AppointmentVisit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Visit(
            Instant slotAt,
            String description,
            @Schema(description = "Absent for a shopper, and once it has been erased.") String name,
            String phone,
            String street,
            String number,
            String complement,
            String district,
            String city,
            String postalCode) {
        static Visit of(Appointment one, Orders.Recipient to) {
            return to == null
                    ? new Visit(one.slotAt(), one.description(), null, null, null, null, null, null, null, null)
                    : new Visit(
                            one.slotAt(),
                            one.description(),
                            to.name(),
                            to.phone(),
                            to.street(),
                            to.number(),
                            to.complement(),
                            to.district(),
                            to.city(),
                            to.postalCode());
        }

        /** Leaves out who lives where, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Visit[" + slotAt + "]";
        }
    }

    static AppointmentView of(Appointment one) {
        return new AppointmentView(
                one.appointmentId(),
                one.orderId(),
                one.service(),
                one.lineId(),
                one.description(),
                one.nodeId(),
                one.slotAt(),
                one.status(),
                one.requestedAt(),
                one.endedAt(),
                AppointmentController.APPOINTMENTS + "/" + one.appointmentId());
    }
}
