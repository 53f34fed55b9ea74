package io.pontual.workers.notification;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.picking.contract.Picks;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.sourcing.contract.Fulfilments;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a store could not find. */
@Component
class ShortItems {
    /** @param missing what was planned less what was found, or something else was taken for */
    record Shortage(String nodeId, List<FulfilmentPlan.Item> missing) {}

    private final Fulfilments fulfilments;
    private final Picks picks;

    ShortItems(Fulfilments fulfilments, Picks picks) {
        this.fulfilments = fulfilments;
        this.picks = picks;
    }

    Shortage of(UUID orderId, UUID fulfilmentId) {
        var fulfilment = fulfilments.ofOrder(orderId).stream()
                .filter(one -> one.fulfilmentId().equals(fulfilmentId))
                .findFirst()
                .orElseThrow(() -> new NeedsOperator("Order " + orderId + " has no fulfilment " + fulfilmentId
                        + ". Correct fulfilmentId in the process and retry."));
        var found = Stream.of(picks.found(fulfilmentId), picks.substituted(fulfilmentId))
                .flatMap(List::stream)
                .collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity, Integer::sum));
        var missing = fulfilment.lines().stream()
                .map(line -> new FulfilmentPlan.Item(
                        line.lineId(),
                        line.sku(),
                        line.description(),
                        line.quantity() - found.getOrDefault(line.lineId(), 0)))
                .filter(line -> line.quantity() > 0)
                .toList();
        return new Shortage(fulfilment.nodeId(), missing);
    }
}
