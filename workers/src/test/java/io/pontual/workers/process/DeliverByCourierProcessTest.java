package io.pontual.workers.process;

import static io.pontual.processes.model.DeliverByCourierElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.shipping.RecordReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report leads to is played here; the rules are in CourierIT. */
@Covers(ProcessId.DELIVER_BY_COURIER)
@OnSharedEngine
class DeliverByCourierProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID parcelId = UUID.randomUUID();

    @BeforeEach
    void every_report_has_a_next_step() {
        bench.answer(RecordReport.Input.class, job -> switch (job.report()) {
            case "nobody" -> new RecordReport.Output("again", bench.in(Duration.ofHours(24)));
            case "left" -> new RecordReport.Output("waits", null);
            case "refused", "damaged" -> new RecordReport.Output("back", null);
            default -> new RecordReport.Output("done", null);
        });
    }

    @Test
    void a_parcel_that_is_delivered_at_once_needs_nothing_else() {
        call();
        say(TASK_DELIVER_PARCEL, "delivered");

        bench.awaitEnd();
        var report = bench.asked(RecordReport.Input.class).getFirst();
        assertThat(report.report()).isEqualTo("delivered");
        assertThat(report.proof()).isEqualTo("slip 7");
        assertThat(report.reportId()).startsWith("report-");
        assertThat(bench.passed(ProcessId.DELIVER_BY_COURIER)).endsWith(GATEWAY_PARCEL_GONE, END_EVENT_PARCEL_BROUGHT);
    }

    @Test
    void when_nobody_is_there_the_courier_comes_again() {
        call();
        say(TASK_DELIVER_PARCEL, "nobody");
        bench.awaitAsked(RecordReport.Input.class, 1);
        say(TASK_DELIVER_PARCEL, "delivered");

        bench.awaitEnd();
        assertThat(bench.asked(RecordReport.Input.class))
                .extracting(RecordReport.Input::reportId)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "damaged"})
    void what_cannot_be_delivered_is_brought_back(String report) {
        call();
        say(TASK_DELIVER_PARCEL, report);
        bench.complete(TASK_BRING_BACK, Map.of("proof", "shelf 3"));

        bench.awaitEnd();
        assertThat(bench.asked(RecordReport.Input.class).getLast())
                .isEqualTo(new RecordReport.Input(orderId, parcelId, "returned", "returned", "shelf 3", null, null));
    }

    @Test
    void a_parcel_that_is_called_back_is_brought_back() {
        call();
        bench.awaitAt(TASK_DELIVER_PARCEL);
        instruct("return", null);
        bench.complete(TASK_BRING_BACK, Map.of("proof", "shelf 3"));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.DELIVER_BY_COURIER)).contains(BOUNDARY_INSTRUCTED, END_EVENT_PARCEL_BACK);
    }

    @Test
    void a_parcel_that_is_given_up_takes_the_task_away() {
        call();
        bench.awaitAt(TASK_DELIVER_PARCEL);
        instruct("nothing", null);

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.DELIVER_BY_COURIER)).endsWith(END_EVENT_NOTHING_TO_DO);
        assertThat(bench.asked(RecordReport.Input.class)).isEmpty();
    }

    @Test
    void a_parcel_that_the_customer_redirects_is_left_in_that_store_and_handed_out_there() {
        call();
        bench.awaitAt(TASK_DELIVER_PARCEL);
        instruct("deliver", "manaus-centro");
        bench.complete(bench.task(TASK_DELIVER_PARCEL, Map.of("destination", "manaus-centro")), answer("left"));
        bench.awaitAsked(RecordReport.Input.class, 1);
        say(TASK_HAND_OUT, "delivered");

        bench.awaitEnd();
        assertThat(bench.asked(RecordReport.Input.class))
                .extracting(RecordReport.Input::destination)
                .containsExactly("manaus-centro", "manaus-centro");
    }

    @Test
    void what_nobody_fetches_there_is_fetched_back() {
        call();
        bench.awaitAt(TASK_DELIVER_PARCEL);
        instruct("deliver", "manaus-centro");
        bench.complete(bench.task(TASK_DELIVER_PARCEL, Map.of("destination", "manaus-centro")), answer("left"));
        bench.awaitAt(TASK_HAND_OUT);
        instruct("return", null);
        bench.complete(TASK_BRING_BACK, Map.of("proof", ""));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.DELIVER_BY_COURIER)).contains(BOUNDARY_NOT_FETCHED, END_EVENT_PARCEL_BACK);
    }

    private void call() {
        var variables = new HashMap<String, Object>();
        variables.put("orderId", orderId);
        variables.put("parcelId", parcelId);
        variables.put("nodeId", "manaus-centro");
        variables.put("trackingCode", "CO1");
        variables.put("parcelNumber", "1/1");
        variables.put("weightGrams", 900);
        variables.put("town", "Manaus");
        variables.put("deliverBy", bench.in(Duration.ofHours(2)));
        variables.put("destination", null);
        bench.publish(MessageName.SHIPPING_COURIER_CALLED, parcelId, variables);
    }

    private void instruct(String instruction, String destination) {
        var variables = new HashMap<String, Object>();
        variables.put("instruction", instruction);
        variables.put("deliverBy", null);
        variables.put("destination", destination);
        bench.publish(MessageName.SHIPPING_COURIER_INSTRUCTED, parcelId, variables);
    }

    private void say(String task, String report) {
        bench.complete(task, answer(report));
    }

    private static Map<String, Object> answer(String report) {
        return Map.of("report", report, "proof", "slip 7");
    }
}
