package io.pontual.workers.returns;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.returns.GradeGoods;
import org.springframework.stereotype.Component;

/** Writes down what goods without an order are like and worth. */
@Component
public class GradeGoodsWorker {
    private final BlindGrades service;

    GradeGoodsWorker(BlindGrades service) {
        this.service = service;
    }

    @JobWorker(type = JobType.RETURNS_GRADE_GOODS)
    public GradeGoods.Output work(@VariablesAsType GradeGoods.Input input) {
        return service.record(input);
    }
}
