package io.pontual.processes.care;

import java.util.UUID;

/** Job {@code care.check-appointment}: whether an appointment can be kept. */
public final class CheckAppointment {
    private CheckAppointment() {}

    public record Input(UUID appointmentId) {}

    /** @param appointmentState {@code ready}, {@code postponed} until the goods are there, or {@code cancelled} */
    public record Output(String appointmentState) {}
}
