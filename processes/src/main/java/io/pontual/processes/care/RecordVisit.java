package io.pontual.processes.care;

import java.util.UUID;

/** Job {@code care.record-visit}: how an appointment ended. */
public final class RecordVisit {
    private RecordVisit() {}

    /** @param visitOutcome {@code done}, {@code missed} or {@code given-up} */
    public record Input(UUID appointmentId, String visitOutcome) {}

    /** @param visitResult what holds: the same words; what was written first */
    public record Output(String visitResult) {}
}
