package io.pontual.processes.ordering;

import java.util.List;
import java.util.UUID;

/**
 * How one fulfilment ended.
 *
 * @param outcome {@code handed-over}, {@code rejected}, {@code nothing-found} or {@code not-collected}
 * @param handedOver what the customer really got; empty unless the outcome is {@code handed-over}
 */
public record FulfilmentOutcome(UUID fulfilmentId, String outcome, List<LineQuantity> handedOver) {}
