package io.pontual.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Reads the mail that says that the goods are ready and goes to the store with the code, if the store has a system of its
 * own. At a store that works in tasks, whoever plays the staff plays the customer too. An address with {@code noshow}
 * never goes; one with {@code wrongcode} first shows a wrong code.
 */
@Component
class SimulatedCustomer implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(SimulatedCustomer.class);
    private static final Pattern CODE = Pattern.compile("(?m)^(?:Code|Código): (\\d{6})\\s*$");

    private final RestClient simulators;
    private final ExecutorService legs = Executors.newFixedThreadPool(2);
    private volatile RestClient api;

    SimulatedCustomer(Mailbox mailbox, RestClient simulators) {
        this.simulators = simulators;
        mailbox.onMail(mail -> legs.execute(() -> read(mail)));
    }

    @EventListener
    void online(ServletWebServerInitializedEvent event) {
        api = RestClient.builder()
                .baseUrl("http://localhost:" + event.getWebServer().getPort() + "/api/v1")
                .defaultHeader("X-Api-Key", Sandbox.KEY)
                .build();
    }

    private void read(Mailbox.Mail mail) {
        var code = CODE.matcher(mail.text());
        if (mail.orderNumber() == null || mail.to().contains("noshow") || !code.find()) {
            return;
        }
        try {
            var found = api.get()
                    .uri("/orders?externalId={number}", mail.orderNumber())
                    .retrieve()
                    .body(JsonNode.class);
            for (var order : found.path("items")) {
                var orderId = order.path("orderId").asText();
                if (mail.to().contains("wrongcode")) {
                    collect(orderId, code.group(1).equals("000000") ? "111111" : "000000");
                }
                collect(orderId, code.group(1));
            }
        } catch (RuntimeException e) {
            log.warn("The simulated customer did not get to the store: {}", e.getMessage());
        }
    }

    private void collect(String orderId, String code) {
        simulators
                .post()
                .uri("/balcao/arrivals")
                .body(Map.of("orderId", orderId, "code", code))
                .retrieve()
                .onStatus(HttpStatusCode::is4xxClientError, (request, response) -> {
                    // The order is at a store that works in tasks.
                })
                .toBodilessEntity();
    }

    @Override
    public void destroy() {
        legs.shutdownNow();
    }
}
