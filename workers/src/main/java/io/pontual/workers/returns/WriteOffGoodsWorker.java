package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.WriteOffGoods;
import org.springframework.stereotype.Component;

/** Writes off goods that a carrier lost. */
@Component
public class WriteOffGoodsWorker {
    private final ReturnSendings service;

    WriteOffGoodsWorker(ReturnSendings service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_WRITE_OFF_GOODS)
    public void work(@VariablesAsType WriteOffGoods.Input input) {
        service.writeOff(input);
    }
}
