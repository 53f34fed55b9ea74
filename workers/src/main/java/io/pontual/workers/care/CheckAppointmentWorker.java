package io.pontual.workers.care;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.care.CheckAppointment;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Says whether an appointment can be kept. */
@Component
public class CheckAppointmentWorker {
    private final AppointmentProgress progress;

    CheckAppointmentWorker(AppointmentProgress progress) {
        this.progress = progress;
    }

    @JobWorker(type = JobType.CARE_CHECK_APPOINTMENT)
    public CheckAppointment.Output work(@VariablesAsType CheckAppointment.Input input) {
        return progress.check(input.appointmentId());
    }
}
