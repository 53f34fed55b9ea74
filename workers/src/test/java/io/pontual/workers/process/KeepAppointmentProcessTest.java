package io.pontual.workers.process;

import static io.pontual.processes.model.KeepAppointmentElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.care.CheckAppointment;
import io.pontual.processes.care.RecordVisit;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.KEEP_APPOINTMENT)
@OnSharedEngine
class KeepAppointmentProcessTest {
    private static final String STORE = "sp-pinheiros";

    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID appointmentId = UUID.randomUUID();

    @BeforeEach
    void usually() {
        bench.answer(CheckAppointment.Input.class, job -> new CheckAppointment.Output("ready"));
        bench.answer(RecordVisit.Input.class, job -> new RecordVisit.Output(job.visitOutcome()));
    }

    @Test
    void the_customer_is_reminded_and_served() {
        book(Duration.ofDays(2));
        bench.awaitAt(CATCH_REMIND_DUE);
        assertThat(bench.told()).containsExactly("appointment-booked");

        bench.advance(Duration.ofDays(2));
        var task = bench.task(TASK_SERVE_CUSTOMER);
        assertThat(task.groups()).containsExactly("store-" + STORE);
        assertThat(task.formKey()).isNotNull();
        assertThat(task.dueAt()).isNotNull();
        bench.complete(task, Map.of("visitOutcome", "done"));

        bench.awaitEnd();
        assertThat(bench.told()).containsExactly("appointment-booked", "appointment-reminder");
        assertThat(bench.asked(RecordVisit.Input.class)).containsExactly(new RecordVisit.Input(appointmentId, "done"));
        assertThat(bench.passed(ProcessId.KEEP_APPOINTMENT)).endsWith(GATEWAY_HOW_IT_ENDED, END_EVENT_CUSTOMER_SERVED);
    }

    @Test
    void whoever_was_not_there_is_told() {
        book(Duration.ZERO);
        bench.complete(TASK_SERVE_CUSTOMER, Map.of("visitOutcome", "missed"));

        bench.awaitEnd();
        assertThat(bench.told()).endsWith("appointment-missed");
        assertThat(bench.passed(ProcessId.KEEP_APPOINTMENT)).endsWith(END_EVENT_CUSTOMER_MISSED);
    }

    @Test
    void another_hour_takes_the_task_away_and_begins_anew() {
        book(Duration.ZERO);
        bench.task(TASK_SERVE_CUSTOMER);

        bench.publish(MessageName.CARE_APPOINTMENT_MOVED, appointmentId, times(Duration.ofDays(1)));
        bench.awaitAt(CATCH_REMIND_DUE);
        bench.advance(Duration.ofDays(1));
        bench.complete(TASK_SERVE_CUSTOMER, Map.of("visitOutcome", "done"));

        bench.awaitEnd();
        assertThat(bench.told())
                .containsExactly(
                        "appointment-booked", "appointment-reminder", "appointment-booked", "appointment-reminder");
        assertThat(bench.passed(ProcessId.KEEP_APPOINTMENT)).contains(BOUNDARY_APPOINTMENT_MOVED, TASK_TELL_MOVED);
    }

    @Test
    void called_off_it_does_not_take_place() {
        book(Duration.ofDays(2));
        bench.awaitAt(CATCH_REMIND_DUE);

        bench.publish(MessageName.CARE_APPOINTMENT_CANCELLED, appointmentId, Map.of());

        bench.awaitEnd();
        assertThat(bench.told()).containsExactly("appointment-booked", "appointment-cancelled");
        assertThat(bench.passed(ProcessId.KEEP_APPOINTMENT)).endsWith(TASK_TELL_CANCELLED, END_EVENT_CALLED_OFF);
        assertThat(bench.asked(RecordVisit.Input.class)).isEmpty();
    }

    @Test
    void what_has_not_arrived_is_assembled_at_another_hour() {
        bench.answer(
                CheckAppointment.Input.class,
                job -> new CheckAppointment.Output(
                        bench.asked(CheckAppointment.Input.class).size() == 1 ? "postponed" : "ready"));
        book(Duration.ZERO);
        bench.awaitAt(CATCH_GIVE_UP_DUE);
        assertThat(bench.told()).containsExactly("appointment-booked", "appointment-postponed");

        bench.publish(MessageName.CARE_APPOINTMENT_MOVED, appointmentId, times(Duration.ZERO));
        bench.complete(TASK_SERVE_CUSTOMER, Map.of("visitOutcome", "done"));

        bench.awaitEnd();
        assertThat(bench.asked(RecordVisit.Input.class)).containsExactly(new RecordVisit.Input(appointmentId, "done"));
    }

    @Test
    void who_chooses_no_other_hour_is_not_waited_for() {
        bench.answer(CheckAppointment.Input.class, job -> new CheckAppointment.Output("postponed"));
        book(Duration.ZERO);
        bench.awaitAt(CATCH_GIVE_UP_DUE);

        bench.advance(Duration.ofDays(31));

        bench.awaitEnd();
        assertThat(bench.asked(RecordVisit.Input.class))
                .containsExactly(new RecordVisit.Input(appointmentId, "given-up"));
        assertThat(bench.told()).endsWith("appointment-cancelled");
    }

    @Test
    void what_was_called_off_meanwhile_is_not_served() {
        bench.answer(CheckAppointment.Input.class, job -> new CheckAppointment.Output("cancelled"));
        book(Duration.ZERO);

        bench.awaitEnd();
        assertThat(bench.told()).containsExactly("appointment-booked", "appointment-cancelled");
        assertThat(bench.passed(ProcessId.KEEP_APPOINTMENT)).contains(END_EVENT_NOT_WANTED, GATEWAY_CALLED_OFF);
    }

    /** @param reminded in so long */
    private void book(Duration reminded) {
        var variables = new java.util.HashMap<String, Object>(times(reminded));
        variables.putAll(Map.of(
                "orderId", orderId,
                "appointmentId", appointmentId,
                "nodeId", STORE,
                "service", "assembly",
                "description", "Estante"));
        bench.publish(MessageName.CARE_APPOINTMENT_BOOKED, appointmentId, variables);
    }

    private Map<String, Object> times(Duration reminded) {
        return Map.of(
                "slotAt", bench.in(reminded.plusDays(1)),
                "remindAt", bench.in(reminded),
                "giveUpAt", bench.in(reminded.plusDays(30)));
    }
}
