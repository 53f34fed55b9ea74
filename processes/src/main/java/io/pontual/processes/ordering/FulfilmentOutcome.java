package io.pontual.processes.ordering;

import java.util.List;
import java.util.UUID;

/**
 * How one fulfilment ended.
 *
 * @param outcome {@code handed-over}, {@code shipped}, {@code rejected}, {@code nothing-found}, {@code not-collected}, {@code given-back} or
 *     {@code not-supplied}
 * @param handedOver what the customer really got, or what is on its way; empty unless the outcome is {@code handed-over}
 *     or {@code shipped}
 */
public record FulfilmentOutcome(UUID fulfilmentId, String outcome, List<LineQuantity> handedOver) {}
