package io.pontual.workers.ordering;

import io.pontual.workers.platform.timeline.TimelineReader;
import java.util.List;
import java.util.UUID;

/** @param events oldest first */
record OrderEvents(UUID orderId, OrderStatus status, List<TimelineReader.Event> events) {}
