package io.pontual.workers.notification;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.notification.NotifyCustomer;
import org.springframework.stereotype.Component;

/** Tells the customer something, once. */
@Component
public class NotifyCustomerWorker {
    private final NotificationService service;

    NotifyCustomerWorker(NotificationService service) {
        this.service = service;
    }

    @JobWorker(type = JobType.NOTIFICATION_NOTIFY_CUSTOMER)
    public void work(@VariablesAsType NotifyCustomer.Input input) {
        service.notifyCustomer(input);
    }
}
