package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.UnbookReturn;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Takes goods off the books that a customer has again. */
@Component
public class UnbookReturnWorker {
    private final ReturnedGoods goods;

    UnbookReturnWorker(ReturnedGoods goods) {
        this.goods = goods;
    }

    @JobWorker(type = JobType.INVENTORY_UNBOOK_RETURN)
    public void work(@VariablesAsType UnbookReturn.Input input) {
        goods.unbook(input);
    }
}
