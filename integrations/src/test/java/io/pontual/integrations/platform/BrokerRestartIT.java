package io.pontual.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.PaymentCommands;
import io.pontual.integrations.support.TestQueues;
import io.pontual.integrations.support.TestServers;
import io.pontual.processes.Queue;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@IntegrationsTest
@Isolated("it takes the broker away from under everybody")
class BrokerRestartIT {
    @Test
    void killing_the_broker_under_running_commands_loses_none_and_doubles_none() {
        var payments = Stream.generate(UUID::randomUUID).limit(40).toList();
        TestQueues.received(Queue.PAYMENT_RESULT_EVT, "paymentId", "none");
        payments.subList(0, 30).forEach(BrokerRestartIT::authorise);

        TestServers.broker().stop();
        TestServers.broker().start();
        TestQueues.reconnect();
        payments.subList(30, 40).forEach(BrokerRestartIT::authorise);

        for (var payment : payments) {
            assertThat(TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", payment))
                    .hasSize(1);
        }
        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", payments.getFirst());
        assertThat(results(payments)).hasSize(40);
    }

    private static List<UUID> results(List<UUID> payments) {
        return payments.stream()
                .flatMap(payment -> TestQueues.received(Queue.PAYMENT_RESULT_EVT, "paymentId", payment).stream()
                        .map(message -> payment))
                .toList();
    }

    private static void authorise(UUID paymentId) {
        TestQueues.send(
                Queue.PAYMENT_AUTHORISE_CMD,
                "auth-" + paymentId,
                paymentId.toString(),
                PaymentCommands.authorise(paymentId, "tok_approved", "10.00"));
    }
}
