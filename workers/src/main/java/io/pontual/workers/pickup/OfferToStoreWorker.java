package io.pontual.workers.pickup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.pickup.OfferToStore;
import org.springframework.stereotype.Component;

/** Asks the store to take an order on and says by when an answer is due. */
@Component
public class OfferToStoreWorker {
    private final OfferService service;

    OfferToStoreWorker(OfferService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.PICKUP_OFFER_TO_STORE)
    public OfferToStore.Output work(@VariablesAsType OfferToStore.Input input) {
        return service.offer(input);
    }
}
