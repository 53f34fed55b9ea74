package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.OfferToNode;
import org.springframework.stereotype.Component;

/** Asks a node to send goods and says by when an answer is due. */
@Component
public class OfferToNodeWorker {
    private final ShipmentOffers service;

    OfferToNodeWorker(ShipmentOffers service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_OFFER_TO_NODE)
    public OfferToNode.Output work(@VariablesAsType OfferToNode.Input input) {
        return service.offer(input);
    }
}
