package io.pontual.workers.shipping;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.shipping.RecordReport;
import org.springframework.stereotype.Component;

/** Takes in what a store's courier says of a parcel. */
@Component
public class RecordReportWorker {
    private final CourierDesk service;

    RecordReportWorker(CourierDesk service) {
        this.service = service;
    }

    @JobWorker(type = JobType.SHIPPING_RECORD_REPORT)
    public RecordReport.Output work(@VariablesAsType RecordReport.Input input) {
        return service.report(input);
    }
}
