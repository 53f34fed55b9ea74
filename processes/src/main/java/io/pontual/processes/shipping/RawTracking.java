package io.pontual.processes.shipping;

/**
 * Queue {@code pontual.shipping.raw.evt}: what a carrier said that could not be put into our words. It waits with that
 * queue's dead letters; replayed, it is read once more by the mapping table of that day. Everything is as the carrier
 * wrote it and may be null.
 *
 * @param eventId the carrier's id of the event
 * @param carrier code of the carrier
 * @param code the carrier's code of what happened
 * @param occurredAt as the carrier wrote it
 * @param problem why it was not understood
 */
public record RawTracking(
        String eventId,
        String carrier,
        String trackingCode,
        String code,
        String occurredAt,
        String place,
        String proof,
        String problem) {}
