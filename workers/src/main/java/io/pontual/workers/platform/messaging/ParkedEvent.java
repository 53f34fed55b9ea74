package io.pontual.workers.platform.messaging;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/** A partner event that fitted nothing when it came. */
record ParkedEvent(String queue, String eventId, Instant receivedAt, String reason, @JsonRawValue String body) {}
