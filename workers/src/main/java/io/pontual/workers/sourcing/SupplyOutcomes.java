package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.picking.contract.Picks;
import io.pontual.workers.sourcing.contract.Fulfilments.Fulfilment;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of a fulfilment: what its node found counts for later decisions, and the day's place of one that failed is free. */
@Service
class SupplyOutcomes {
    private final FulfilmentRepository fulfilments;
    private final Picks picks;
    private final Reliability reliability;
    private final Capacity capacity;

    SupplyOutcomes(FulfilmentRepository fulfilments, Picks picks, Reliability reliability, Capacity capacity) {
        this.fulfilments = fulfilments;
        this.picks = picks;
        this.reliability = reliability;
        this.capacity = capacity;
    }

    /** @param outcome as the called process returned it; a repeat changes nothing */
    @Transactional
    public void record(UUID orderId, UUID fulfilmentId, String outcome) {
        fulfilments.find(orderId, fulfilmentId).ifPresent(fulfilment -> record(fulfilment, outcome));
    }

    /** Before a pick is recorded nothing was found: the node refused. */
    void record(Fulfilment fulfilment, String outcome) {
        var found = picks.found(fulfilment.fulfilmentId()).stream()
                .collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity));
        for (var line : fulfilment.lines()) {
            var units = found.getOrDefault(line.lineId(), 0);
            reliability.recordOutcome(
                    fulfilment.fulfilmentId(),
                    line.lineId(),
                    fulfilment.nodeId(),
                    line.sku(),
                    units,
                    line.quantity(),
                    units < line.quantity() ? outcome : null);
        }
        if (found.isEmpty()) {
            capacity.release(fulfilment.fulfilmentId());
        }
    }

    /** Its work will not be done there. */
    void moved(UUID fulfilmentId) {
        capacity.release(fulfilmentId);
    }
}
