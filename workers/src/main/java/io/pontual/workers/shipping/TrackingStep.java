package io.pontual.workers.shipping;

import io.pontual.processes.shipping.TrackingEvent;
import java.time.Instant;
import java.util.UUID;

/** One thing that happened to a parcel. @param sequence rises with each that came @param place may be null @param proof may be null */
record TrackingStep(
        UUID parcelId, long sequence, TrackingEvent.Status status, Instant occurredAt, String place, String proof) {}
