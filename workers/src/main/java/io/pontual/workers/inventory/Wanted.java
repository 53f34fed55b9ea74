package io.pontual.workers.inventory;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What an order wants held: all lines of all fulfilments, or none.
 *
 * @param holdFor after which the units go back on sale; null: the process ends the hold
 */
record Wanted(UUID orderId, List<FulfilmentPlan> fulfilments, Duration holdFor) {}
