package io.pontual.integrations.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.integrations.payment.AuroraApi.AuthorisationRequest;
import io.pontual.integrations.payment.AuroraApi.CaptureRequest;
import io.pontual.integrations.payment.AuroraApi.ChargeRequest;
import io.pontual.integrations.payment.AuroraApi.RefundRequest;
import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.RefundCommand;
import io.pontual.processes.payment.VoidCommand;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Makes the HTTP request for a command. The idempotency key comes from the command alone, so that however often it is
 * delivered, the provider does it once; a further attempt at a capture is a new command with a key of its own.
 */
@Component
class AuroraRequests {
    private static final String AUTHORISATIONS = "v1/authorisations";
    private static final String CHARGES = "v1/charges";

    /** Ways to pay that the provider issues a charge for, by our name, with its name. */
    private static final Map<String, String> CHARGED =
            Map.of("pix", "pix", "boleto", "boleto", "bank-transfer", "bank_transfer");

    private final AuroraProperties properties;
    private final ObjectMapper json;

    AuroraRequests(AuroraProperties properties, ObjectMapper json) {
        this.properties = properties;
        this.json = json;
    }

    /** Whether the customer gets a code first, and pays later. */
    static boolean isCharged(String method) {
        return CHARGED.containsKey(method);
    }

    /** @param reference the provider's */
    static boolean isCharge(String reference) {
        return reference.startsWith("chg_");
    }

    void find(Exchange exchange) {
        find(exchange, AUTHORISATIONS, command(exchange, AuthoriseCommand.class).paymentId());
    }

    void check(Exchange exchange) {
        var command = command(exchange, CheckCommand.class);
        find(exchange, isCharged(command.method()) ? CHARGES : AUTHORISATIONS, command.paymentId());
    }

    private void find(Exchange exchange, String what, UUID reference) {
        var request = request(exchange, HttpMethod.GET, what);
        request.setHeader(Exchange.HTTP_QUERY, "reference=" + reference);
        request.setBody(null);
    }

    void authorise(Exchange exchange) {
        var command = command(exchange, AuthoriseCommand.class);
        post(
                exchange,
                AUTHORISATIONS,
                "authorise-" + command.paymentId(),
                new AuthorisationRequest(
                        command.paymentId(),
                        command.token(),
                        command.amount().toPlainString(),
                        command.currency(),
                        command.installments(),
                        command.renews()));
    }

    void charge(Exchange exchange) {
        var command = command(exchange, AuthoriseCommand.class);
        post(
                exchange,
                CHARGES,
                "charge-" + command.paymentId() + "-" + command.issue(),
                new ChargeRequest(
                        command.paymentId(),
                        CHARGED.get(command.method()),
                        command.issue(),
                        command.amount().toPlainString(),
                        command.currency(),
                        command.description(),
                        command.dueAt()));
    }

    void capture(Exchange exchange) {
        var command = command(exchange, CaptureCommand.class);
        post(
                exchange,
                AUTHORISATIONS + "/" + command.providerReference() + "/captures",
                "capture-" + command.captureId() + "-" + command.attempt(),
                new CaptureRequest(command.captureId(), command.amount().toPlainString(), command.last()));
    }

    void refund(Exchange exchange) {
        var command = command(exchange, RefundCommand.class);
        post(
                exchange,
                (isCharge(command.providerReference()) ? CHARGES : AUTHORISATIONS) + "/" + command.providerReference()
                        + "/refunds",
                "refund-" + command.refundId() + "-" + command.attempt(),
                new RefundRequest(command.refundId(), command.amount().toPlainString()));
    }

    void cancel(Exchange exchange) {
        var command = command(exchange, VoidCommand.class);
        post(
                exchange,
                isCharge(command.providerReference())
                        ? CHARGES + "/" + command.providerReference() + "/cancellations"
                        : AUTHORISATIONS + "/" + command.providerReference() + "/voids",
                "void-" + command.providerReference(),
                null);
    }

    private static <T> T command(Exchange exchange, Class<T> type) {
        return exchange.getProperty(AuroraRoutes.COMMAND, type);
    }

    private void post(Exchange exchange, String path, String idempotencyKey, Object body) {
        var request = request(exchange, HttpMethod.POST, path);
        request.setHeader("Idempotency-Key", idempotencyKey);
        request.setHeader(Exchange.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        request.setBody(body == null ? "{}" : write(body));
    }

    private Message request(Exchange exchange, HttpMethod method, String path) {
        var request = exchange.getMessage();
        // Nothing of the JMS message may travel to the provider as an HTTP header.
        request.removeHeaders("*");
        request.setHeader(Exchange.HTTP_METHOD, method.name());
        request.setHeader(Exchange.HTTP_PATH, path);
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + properties.apiKey());
        request.setHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        return request;
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
