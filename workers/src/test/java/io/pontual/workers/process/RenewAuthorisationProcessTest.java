package io.pontual.workers.process;

import static io.pontual.processes.model.RenewAuthorisationElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.ordering.StopUnpaidOrder;
import io.pontual.processes.payment.RenewAuthorisation;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.RENEW_AUTHORISATION)
@OnSharedEngine
class RenewAuthorisationProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID paymentId = UUID.randomUUID();
    private final UUID renewalId = UUID.randomUUID();

    @BeforeEach
    void each_try_is_a_payment_of_its_own() {
        bench.answer(
                RenewAuthorisation.Input.class,
                job -> new RenewAuthorisation.Output(job.renewalNo() == 1 ? renewalId : UUID.randomUUID()));
    }

    @Test
    void once_it_is_set_aside_again_there_is_nothing_more_to_do() {
        expire();
        bench.publish(MessageName.PAYMENT_PAYMENT_AUTHORISED, renewalId, Map.of());

        bench.awaitEnd();
        assertThat(bench.asked(RenewAuthorisation.Input.class))
                .containsExactly(new RenewAuthorisation.Input(orderId, paymentId, 1));
        assertThat(bench.passed(ProcessId.RENEW_AUTHORISATION))
                .containsExactly(
                        START_EVENT_AUTHORISATION_EXPIRING,
                        GATEWAY_TO_RENEWAL,
                        TASK_RENEW_AUTHORISATION,
                        GATEWAY_STILL_NEEDED,
                        GATEWAY_RENEWAL_ANSWER,
                        CATCH_RENEWAL_AUTHORISED,
                        END_EVENT_AUTHORISATION_RENEWED);
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void an_order_that_has_ended_or_is_paid_needs_no_renewal() {
        bench.answer(RenewAuthorisation.Input.class, job -> new RenewAuthorisation.Output(null));
        expire();

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.RENEW_AUTHORISATION)).endsWith(END_EVENT_NOTHING_TO_RENEW);
    }

    @Test
    void declined_the_customer_is_told_and_finance_tries_once_more() {
        expire();
        decline();

        var task = bench.task(TASK_RESOLVE_DECLINED_RENEWAL);
        assertThat(task.groups()).containsExactly("finance");
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.formKey()).isNotNull();
        assertThat(task.variables()).containsEntry("amount", "119.80").containsEntry("currency", "BRL");
        assertThat(bench.asked(NotifyCustomer.Input.class))
                .containsExactly(new NotifyCustomer.Input(orderId, renewalId, "payment-not-renewed"));
        bench.complete(task, Map.of("renewalDecision", "try-again"));
        bench.awaitAt(GATEWAY_RENEWAL_ANSWER);

        assertThat(bench.asked(RenewAuthorisation.Input.class))
                .containsExactly(
                        new RenewAuthorisation.Input(orderId, paymentId, 1),
                        new RenewAuthorisation.Input(orderId, paymentId, 2));
        over();
        bench.awaitEnd();
    }

    @Test
    void finance_gives_the_order_up() {
        expire();
        decline();
        bench.complete(TASK_RESOLVE_DECLINED_RENEWAL, Map.of("renewalDecision", "cancel"));

        bench.awaitEnd();
        assertThat(bench.asked(StopUnpaidOrder.Input.class)).containsExactly(new StopUnpaidOrder.Input(orderId));
        assertThat(bench.passed(ProcessId.RENEW_AUTHORISATION))
                .endsWith(GATEWAY_TRY_AGAIN, GATEWAY_UNPAID, TASK_STOP_UNPAID_ORDER, END_EVENT_ORDER_STOPPED);
    }

    @Test
    void when_nobody_resolves_it_the_order_is_stopped_before_the_old_authorisation_expires() {
        expire();
        decline();
        bench.awaitAt(TASK_RESOLVE_DECLINED_RENEWAL);

        bench.advance(Duration.ofHours(21));

        bench.awaitEnd();
        assertThat(bench.asked(StopUnpaidOrder.Input.class)).hasSize(1);
        assertThat(bench.passed(ProcessId.RENEW_AUTHORISATION)).contains(BOUNDARY_NOBODY_RESOLVED);
    }

    @Test
    void without_an_answer_of_the_provider_the_order_is_stopped_too() {
        expire();
        bench.awaitAt(GATEWAY_RENEWAL_ANSWER);

        bench.advance(Duration.ofHours(21));

        bench.awaitEnd();
        assertThat(bench.asked(StopUnpaidOrder.Input.class)).hasSize(1);
        assertThat(bench.passed(ProcessId.RENEW_AUTHORISATION)).contains(CATCH_ANSWER_OVERDUE);
    }

    @Test
    void an_order_that_ends_meanwhile_takes_everything_away() {
        expire();
        decline();
        bench.awaitAt(TASK_RESOLVE_DECLINED_RENEWAL);

        over();

        bench.awaitEnd();
        assertThat(bench.asked(StopUnpaidOrder.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.RENEW_AUTHORISATION))
                .contains(START_EVENT_RENEWAL_OVER, END_EVENT_NO_RENEWAL_NEEDED);
    }

    private void expire() {
        bench.publish(
                MessageName.PAYMENT_AUTHORISATION_EXPIRING,
                paymentId,
                Map.of(
                        "orderId",
                        orderId,
                        "paymentId",
                        paymentId,
                        "amount",
                        "119.80",
                        "currency",
                        "BRL",
                        "expiresAt",
                        bench.in(Duration.ofHours(24)),
                        "giveUpAt",
                        bench.in(Duration.ofHours(20))));
    }

    private void decline() {
        bench.publish(MessageName.PAYMENT_PAYMENT_DECLINED, renewalId, Map.of("reason", "card_declined"));
    }

    private void over() {
        bench.publish(MessageName.PAYMENT_RENEWAL_OVER, paymentId, Map.of());
    }
}
