package io.pontual.integrations.payment;

import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Kind;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is told in the place of a provider that could not be reached. */
@Component
class SilentProvider {
    private final Clock clock;

    SilentProvider(Clock clock) {
        this.clock = clock;
    }

    /** Only when surely nothing came of it, see {@link io.pontual.integrations.platform.Unreached}. */
    PaymentResult unavailable(AuthoriseCommand command) {
        return result(command.provider(), command.paymentId(), Kind.UNAVAILABLE, "unavailable:" + command.attempt());
    }

    PaymentResult noAnswer(CheckCommand command) {
        return result(
                command.provider(),
                command.paymentId(),
                Kind.NO_ANSWER,
                "no-answer:" + command.awaited() + ":" + command.operationId() + ":" + command.check());
    }

    private PaymentResult result(String provider, UUID paymentId, Kind kind, String event) {
        return new PaymentResult(
                provider + ":" + paymentId + ":" + event,
                paymentId,
                provider,
                kind,
                null,
                null,
                null,
                null,
                null,
                null,
                clock.instant());
    }
}
