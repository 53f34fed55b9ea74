package io.pontual.processes.ordering;

import java.util.List;
import java.util.UUID;

/** Job {@code ordering.request-replacement}: goods that the customer has paid for are sent once more. */
public final class RequestReplacement {
    private RequestReplacement() {}

    /**
     * @param orderId whose goods they are; may be a replacement itself
     * @param causeId what makes it necessary, such as a parcel; one replacement for each
     * @param cause a code of {@link ReplacementCause}
     * @param lines units of lines of the order
     */
    public record Input(UUID orderId, UUID causeId, String cause, List<LineQuantity> lines) {}

    /** @param replacementId the order that replaces */
    public record Output(UUID replacementId) {}
}
