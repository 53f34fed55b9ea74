package io.pontual.workers.support;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.API_KEY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.workers.platform.persistence.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** A caller of the REST API, over a real connection. */
@Lazy
public class Api {
    public static final String BOOTSTRAP_KEY = "bootstrap-key-of-the-tests";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Environment environment;
    private final DSLContext db;

    Api(Environment environment, DSLContext db) {
        this.environment = environment;
        this.db = db;
    }

    /** @param body missing when the answer had none */
    public record Answer(int status, HttpHeaders headers, JsonNode body) {
        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /** The last part of the problem's type. */
        public String problem() {
            return body.path("type").asText().replace("urn:pontual:problem:", "");
        }

        public UUID orderId() {
            return UUID.fromString(body.path("orderId").asText());
        }
    }

    /** A new API key in the database. @param channel null for any */
    public String newKey(String channel, String... scopes) {
        var key = "key-" + UUID.randomUUID();
        db.insertInto(API_KEY)
                .set(API_KEY.API_KEY_ID, Ids.next())
                .set(API_KEY.NAME, key)
                .set(API_KEY.KEY_HASH, sha256(key))
                .set(API_KEY.CHANNEL, channel)
                .set(API_KEY.SCOPES, scopes)
                .set(API_KEY.CREATED_AT, Instant.now())
                .execute();
        return key;
    }

    /** An order that is right, for tests to spoil. */
    public ObjectNode order() {
        return (ObjectNode) parse(
                """
                {
                  "channel": "web",
                  "externalId": "%s",
                  "customer": {"name": "Ana Exemplo", "email": "ana@example.com", "locale": "pt-BR"},
                  "currency": "BRL",
                  "lines": [
                    {"lineId": "1", "sku": "SHIRT", "quantity": 2, "unitPrice": "89.90"},
                    {"lineId": "2", "sku": "MUG", "quantity": 1, "unitPrice": "20.20"}
                  ],
                  "fulfilment": {"method": "pickup", "nodeId": "STORE"},
                  "tenders": [{"method": "credit-card", "token": "tok_approved", "amount": "200.00", "installments": 1}]
                }
                """
                        .formatted("T-" + UUID.randomUUID()));
    }

    /** An order to be sent that is right, for tests to spoil. */
    public ObjectNode shipOrder() {
        var order = order();
        order.set(
                "fulfilment",
                parse(
                        """
                        {"method": "ship", "address": {"street": "Avenida Exemplo", "number": "1000", "complement": "Apto 12",
                         "district": "Bela Vista", "city": "São Paulo", "state": "SP", "postalCode": "01310-100"}}
                        """));
        return order;
    }

    /** As {@link #shipOrder}, with shipping of 15.90 and every scope of discount. */
    public ObjectNode discountedOrder() {
        var order = shipOrder();
        order.set("shipping", parse("{\"amount\": \"15.90\"}"));
        order.set(
                "discounts",
                parse(
                        """
                        [{"code": "VOLTA10", "amount": "10.00", "scope": "order"},
                         {"code": "CANECA", "amount": "1.00", "scope": "line", "lineId": "2"},
                         {"code": "FRETE", "amount": "1.95", "scope": "shipping"}]
                        """));
        ((ObjectNode) order.at("/tenders/0")).put("amount", "202.95");
        return order;
    }

    public Answer place(JsonNode order) {
        return send(request("/api/v1/orders")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order.toString())));
    }

    /** An accepted order. */
    public UUID placed() {
        return place(order()).orderId();
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** With the key that has every scope. */
    public HttpRequest.Builder request(String path) {
        return anonymous(path).header("X-Api-Key", BOOTSTRAP_KEY);
    }

    public HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            var body = response.body().isBlank() ? MissingNode.getInstance() : parse(response.body());
            return new Answer(response.statusCode(), response.headers(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
