package io.pontual.integrations.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.PaymentCommands;
import io.pontual.integrations.support.TestQueues;
import io.pontual.processes.Queue;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.CheckCommand.Awaited;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PIX, boleto and bank transfer with Aurora Pay: issued first, paid later. */
@IntegrationsTest
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("aurora")
class AuroraChargesIT {
    private final UUID paymentId = UUID.randomUUID();
    private final UUID operationId = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"pix", "boleto", "bank-transfer"})
    void it_is_issued_with_instructions_and_the_webhook_tells_that_it_was_paid(String method) {
        issue(method, 1, "W-1");

        var results = results(2);
        assertThat(results.getFirst().path("kind").asText()).isEqualTo("ISSUED");
        assertThat(results.getFirst().at("/instructions/code").asText()).isNotBlank();
        assertThat(results.getFirst().at("/instructions/payableLine").isNull()).isEqualTo(!method.equals("boleto"));
        assertThat(results.getFirst().at("/instructions/dueAt").asText()).isNotBlank();
        assertThat(results.getLast().path("kind").asText()).isEqualTo("PAID");
        assertThat(results.getLast().path("amount").asText()).isEqualTo("120.50");
        assertThat(results.getLast().path("providerReference").asText()).isEqualTo(reference());
    }

    @Test
    void another_amount_is_told_as_it_is() {
        issue("pix", 1, "W-WRONGPAY-1");

        assertThat(results(2).getLast().path("amount").asText()).isEqualTo("119.50");
    }

    @Test
    void a_new_code_takes_the_place_of_the_one_before() {
        issue("pix", 1, "W-nopix-1");
        var first = results(1).getFirst();

        issue("pix", 2, "W-nopix-1");

        var second = results(2).getLast();
        assertThat(second.at("/instructions/code")).isNotEqualTo(first.at("/instructions/code"));
        assertThat(second.path("providerReference")).isEqualTo(first.path("providerReference"));
        assertThat(second.path("eventId").asText()).isEqualTo("aurora:" + reference() + ":issued:2");
    }

    @Test
    void what_nobody_paid_can_be_withdrawn_and_what_was_paid_stays_paid() {
        issue("pix", 1, "W-nopix-1");
        results(1);
        send(Queue.PAYMENT_VOID_CMD, PaymentCommands.giveBack(paymentId, reference()));
        assertThat(results(2).getLast().path("kind").asText()).isEqualTo("VOIDED");

        var paid = new AuroraChargesIT();
        paid.issue("pix", 1, "W-1");
        paid.results(2);
        paid.send(Queue.PAYMENT_VOID_CMD, PaymentCommands.giveBack(paid.paymentId, paid.reference()));
        TestQueues.staysAt(2, Queue.PAYMENT_RESULT_EVT, "paymentId", paid.paymentId);
    }

    @Test
    void what_was_paid_is_refunded_in_parts_and_never_more_of_it() {
        issue("pix", 1, "W-1");
        results(2);

        send(Queue.PAYMENT_REFUND_CMD, PaymentCommands.refund(operationId, paymentId, reference(), "100.00"));
        assertThat(results(3).getLast().path("kind").asText()).isEqualTo("REFUNDED");
        send(Queue.PAYMENT_REFUND_CMD, PaymentCommands.refund(UUID.randomUUID(), paymentId, reference(), "20.51"));
        assertThat(results(4).getLast().path("reason").asText()).isEqualTo("amount_too_large");
    }

    @Test
    void a_check_finds_what_no_answer_and_no_webhook_told() {
        check(Awaited.AUTHORISATION, 1);
        assertThat(results(1).getFirst().path("kind").asText()).isEqualTo("NOT_FOUND");
        issue("pix", 1, "W-1");
        var told = results(3);

        // Under the id that the answer and the webhook had: copies, which the broker drops.
        check(Awaited.AUTHORISATION, 2);
        check(Awaited.PAYMENT, 3);
        TestQueues.staysAt(3, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
        assertThat(told.getLast().path("eventId").asText()).isEqualTo("aurora:" + reference() + ":paid");
    }

    private void issue(String method, int issue, String description) {
        send(Queue.PAYMENT_AUTHORISE_CMD, PaymentCommands.charge(paymentId, method, issue, "120.50", description));
    }

    private void check(Awaited awaited, int check) {
        send(Queue.PAYMENT_CHECK_CMD, new CheckCommand(paymentId, "aurora", "pix", awaited, null, 1, check));
    }

    private void send(String queue, Object command) {
        TestQueues.send(queue, UUID.randomUUID().toString(), paymentId.toString(), command);
    }

    private List<JsonNode> results(int count) {
        return TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, count).stream()
                .map(TestQueues.Received::body)
                .toList();
    }

    private String reference() {
        return "chg_" + paymentId.toString().replace("-", "");
    }
}
