package io.pontual.processes.shipping;

import java.util.UUID;

/** Job {@code shipping.record-report}: what the store's own courier says of a parcel, taken in as any carrier's report. */
public final class RecordReport {
    private RecordReport() {}

    /**
     * @param report {@code delivered}, {@code nobody}, {@code refused}, {@code damaged}, {@code address}, {@code left} (at
     *     the destination) or {@code returned}; anything else counts as {@code nobody}
     * @param reportId tells one report of the parcel from the next, so that a job that runs twice counts once
     * @param proof reference of the proof of delivery, never a name; may be null
     * @param photo reference of a picture, never the picture; may be null
     * @param destination the pickup point or store to which the customer had the parcel redirected; null otherwise
     */
    public record Input(
            UUID orderId,
            UUID parcelId,
            String report,
            String reportId,
            String proof,
            String photo,
            String destination) {}

    /**
     * @param nextStep {@code done}, {@code again}, {@code waits} or {@code back}
     * @param deliverBy ISO-8601 date-time with offset by which the next thing is to be done; null when
     *     nothing is
     */
    public record Output(String nextStep, String deliverBy) {}
}
