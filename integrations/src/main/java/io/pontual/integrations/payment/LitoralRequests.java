package io.pontual.integrations.payment;

import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.RefundCommand;
import io.pontual.processes.payment.VoidCommand;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Makes the HTTP request for a command, as an HTML form. Litoral addresses everything by our references and does nothing
 * twice under one of them, so a command that is delivered again is harmless.
 */
@Component
class LitoralRequests {
    private static final String TRANSACTIONS = "gateway/transactions";

    private final LitoralProperties properties;

    LitoralRequests(LitoralProperties properties) {
        this.properties = properties;
    }

    void find(Exchange exchange) {
        find(exchange, command(exchange, AuthoriseCommand.class).paymentId());
    }

    void check(Exchange exchange) {
        find(exchange, command(exchange, CheckCommand.class).paymentId());
    }

    private void find(Exchange exchange, UUID paymentId) {
        request(exchange, HttpMethod.GET, TRANSACTIONS + "/" + paymentId).setBody(null);
    }

    void authorise(Exchange exchange) {
        var command = command(exchange, AuthoriseCommand.class);
        var form = money(command.amount(), command.currency());
        form.put("reference", command.paymentId().toString());
        form.put("token", command.token());
        form.put("installments", Integer.toString(command.installments()));
        if (command.renews() != null) {
            form.put("renews", command.renews().toString());
        }
        post(exchange, TRANSACTIONS, form);
    }

    void capture(Exchange exchange) {
        var command = command(exchange, CaptureCommand.class);
        var form = money(command.amount(), command.currency());
        form.put("reference", LitoralApi.reference(command.captureId(), command.attempt()));
        form.put("final", Boolean.toString(command.last()));
        post(exchange, TRANSACTIONS + "/" + command.paymentId() + "/captures", form);
    }

    void refund(Exchange exchange) {
        var command = command(exchange, RefundCommand.class);
        var form = money(command.amount(), command.currency());
        form.put("reference", LitoralApi.reference(command.refundId(), command.attempt()));
        post(exchange, TRANSACTIONS + "/" + command.paymentId() + "/refunds", form);
    }

    void cancel(Exchange exchange) {
        var command = command(exchange, VoidCommand.class);
        post(exchange, TRANSACTIONS + "/" + command.paymentId() + "/cancellation", Map.of());
    }

    private static Map<String, String> money(BigDecimal amount, String currency) {
        var form = new LinkedHashMap<String, String>();
        form.put(
                "amount",
                amount.movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
                        .toBigIntegerExact()
                        .toString());
        form.put("currency", currency);
        return form;
    }

    private static <T> T command(Exchange exchange, Class<T> type) {
        return exchange.getProperty(LitoralRoutes.COMMAND, type);
    }

    private void post(Exchange exchange, String path, Map<String, String> form) {
        var request = request(exchange, HttpMethod.POST, path);
        request.setHeader(Exchange.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        request.setBody(form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    private Message request(Exchange exchange, HttpMethod method, String path) {
        var request = exchange.getMessage();
        // Nothing of the JMS message may travel to the provider as an HTTP header.
        request.removeHeaders("*");
        request.setHeader(Exchange.HTTP_METHOD, method.name());
        request.setHeader(Exchange.HTTP_PATH, path);
        request.setHeader(
                HttpHeaders.AUTHORIZATION,
                "Basic "
                        + HttpHeaders.encodeBasicAuth(
                                properties.merchant(), properties.secret(), StandardCharsets.UTF_8));
        request.setHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_XML_VALUE);
        return request;
    }
}
