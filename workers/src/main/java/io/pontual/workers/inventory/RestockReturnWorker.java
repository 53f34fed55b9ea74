package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.RestockReturn;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Books what customers gave back. */
@Component
public class RestockReturnWorker {
    private final ReturnedGoods goods;

    RestockReturnWorker(ReturnedGoods goods) {
        this.goods = goods;
    }

    @JobWorker(type = JobType.INVENTORY_RESTOCK_RETURN)
    public void work(@VariablesAsType RestockReturn.Input input) {
        goods.restock(input);
    }
}
