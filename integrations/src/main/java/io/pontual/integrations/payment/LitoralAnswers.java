package io.pontual.integrations.payment;

import io.pontual.integrations.payment.LitoralApi.Kind;
import io.pontual.integrations.payment.LitoralApi.Operation;
import io.pontual.integrations.payment.LitoralApi.Transaction;
import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.RefundCommand;
import io.pontual.processes.payment.VoidCommand;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Makes of Litoral's HTTP answer a result, or an exception when there is no answer to build on. */
@Component
class LitoralAnswers {
    /** The provider understood us and says no for good: an answer for the customer, not a failure of ours. */
    private static final Set<Integer> BUSINESS_REFUSALS = Set.of(400, 402, 409, 422);

    private final LitoralProperties properties;
    private final LitoralResults results;

    LitoralAnswers(LitoralProperties properties, LitoralResults results) {
        this.properties = properties;
        this.results = results;
    }

    /** Inside the circuit breaker: reads the answer, though never more than we are ready for. */
    void take(Exchange exchange) throws IOException {
        var limit = (int) properties.maxAnswer().toBytes();
        byte[] answer;
        try (var body = exchange.getMessage().getBody(InputStream.class)) {
            answer = body == null ? new byte[0] : body.readNBytes(limit + 1);
        }
        refuseOutage(exchange);
        if (answer.length > limit) {
            throw new MalformedMessage("Litoral's answer is larger than " + limit + " bytes");
        }
        exchange.getMessage().setBody(answer);
    }

    private static void refuseOutage(Exchange exchange) {
        var status = status(exchange);
        if (status >= 500 || status == 429 || status == 408) {
            throw new LitoralUnavailable(status);
        }
    }

    void found(Exchange exchange) {
        var command = exchange.getProperty(LitoralRoutes.COMMAND, AuthoriseCommand.class);
        known(exchange, command.paymentId()).ifPresent(found -> authorisation(exchange, found));
    }

    /** Sets no result while the provider is still at work on what was asked of it. */
    void checked(Exchange exchange) {
        var command = exchange.getProperty(LitoralRoutes.COMMAND, CheckCommand.class);
        results.of(command, known(exchange, command.paymentId())).ifPresent(result -> result(exchange, result));
    }

    /**
     * "Not found" is believed only when Litoral itself says so: any web server answers 404 to a wrong address, and a payment
     * that is taken for lost may be made a second time.
     */
    private static Optional<Transaction> known(Exchange exchange, UUID paymentId) {
        if (status(exchange) == 404) {
            if (LitoralXml.errorCode(body(exchange))
                    .filter("unknown_transaction"::equals)
                    .isEmpty()) {
                throw new MalformedMessage("A 404 that is not Litoral's");
            }
            return Optional.empty();
        }
        return Optional.of(transaction(exchange, paymentId));
    }

    void authorised(Exchange exchange) {
        var command = exchange.getProperty(LitoralRoutes.COMMAND, AuthoriseCommand.class);
        if (refused(exchange)) {
            result(exchange, results.refused(command, code(exchange)));
        } else {
            authorisation(exchange, transaction(exchange, command.paymentId()));
        }
    }

    void captured(Exchange exchange) {
        var command = exchange.getProperty(LitoralRoutes.COMMAND, CaptureCommand.class);
        if (refused(exchange)) {
            result(exchange, results.captureFailed(command, code(exchange)));
        } else {
            var reference = LitoralApi.reference(command.captureId(), command.attempt());
            var made = operation(exchange, command.paymentId(), Kind.CAPTURE, reference);
            results.of(command, made).ifPresent(result -> result(exchange, result));
        }
    }

    void refunded(Exchange exchange) {
        var command = exchange.getProperty(LitoralRoutes.COMMAND, RefundCommand.class);
        if (refused(exchange)) {
            result(exchange, results.refundFailed(command, code(exchange)));
        } else {
            var reference = LitoralApi.reference(command.refundId(), command.attempt());
            var made = operation(exchange, command.paymentId(), Kind.REFUND, reference);
            results.of(command, made).ifPresent(result -> result(exchange, result));
        }
    }

    /** There is no word for a void that is refused: it needs a person, so it goes to the dead letters. */
    void voided(Exchange exchange) {
        var command = exchange.getProperty(LitoralRoutes.COMMAND, VoidCommand.class);
        transaction(exchange, command.paymentId());
        result(exchange, results.voided(command));
    }

    private void authorisation(Exchange exchange, Transaction found) {
        results.of(found)
                .ifPresentOrElse(
                        result -> result(exchange, result), () -> exchange.setProperty(LitoralRoutes.PENDING, true));
    }

    private static Operation operation(Exchange exchange, UUID paymentId, Kind kind, String reference) {
        return transaction(exchange, paymentId)
                .operation(kind, reference)
                .orElseThrow(() -> new MalformedMessage("Litoral's answer lacks the operation that it was asked for"));
    }

    /** A wrong key or a conflict is our mistake: declining a customer's card for it would be wrong. */
    private static Transaction transaction(Exchange exchange, UUID paymentId) {
        var status = status(exchange);
        if (status < 200 || status > 299) {
            throw new IllegalStateException("Litoral answered " + status + ", which no result can be made of");
        }
        return LitoralXml.transaction(body(exchange))
                .filter(found -> found.reference().equals(paymentId))
                .orElseThrow(
                        () -> new MalformedMessage("Litoral's answer is not about the payment that was asked for"));
    }

    private static void result(Exchange exchange, Object result) {
        exchange.setProperty(LitoralRoutes.RESULT, result);
    }

    private static boolean refused(Exchange exchange) {
        return BUSINESS_REFUSALS.contains(status(exchange));
    }

    private static String code(Exchange exchange) {
        return LitoralXml.errorCode(body(exchange)).orElse("http-" + status(exchange));
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    }

    private static byte[] body(Exchange exchange) {
        return exchange.getMessage().getBody(byte[].class);
    }
}
