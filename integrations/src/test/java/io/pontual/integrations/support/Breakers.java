package io.pontual.integrations.support;

import io.pontual.processes.Queue;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.CheckCommand.Awaited;
import java.util.UUID;

/** The breaker that one test opened must not be open in the next one. */
public final class Breakers {
    private Breakers() {}

    /** Asks the provider for a payment that it does not know, until it says so; no answer is left to come. */
    public static void awaitClosed(String provider) {
        var probe = UUID.randomUUID();
        for (var asked = 1; !ask(provider, probe, asked).equals("NOT_FOUND"); asked++) {
            if (asked == 100) {
                throw new IllegalStateException(provider + " does not answer");
            }
        }
    }

    private static String ask(String provider, UUID probe, int asked) {
        TestQueues.send(
                Queue.PAYMENT_CHECK_CMD,
                null,
                probe.toString(),
                new CheckCommand(probe, provider, "credit-card", Awaited.AUTHORISATION, null, 0, asked));
        return TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", probe, asked)
                .getLast()
                .body()
                .path("kind")
                .asText();
    }
}
