package io.pontual.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An order as a channel would send it; each story says only what matters to it. */
final class OrderRequest {
    static final Map<String, Object> ADDRESS = Map.of(
            "street", "Avenida Exemplo",
            "number", "1000",
            "city", "São Paulo",
            "state", "SP",
            "postalCode", "01310-100");

    /** What carriers report of its parcels is up to the journey, and not to simulators. */
    private String externalId = "T-silentcarrier-" + UUID.randomUUID();

    private final List<Map<String, Object>> lines = new ArrayList<>();
    private final List<Map<String, Object>> tenders = new ArrayList<>();
    static final String USUAL_SKU = "CAM-0101";

    private final String buyer;
    private String email;
    private String customerId;
    private String locale = "pt-BR";
    private String channel = "web";
    private String nodeId = "sp-paulista";
    private String pickupPointId;
    private String state;
    private Map<String, ?> address;
    private String service = "express";
    private boolean locker;
    private Map<String, String> promise = Map.of();
    private String shipping;
    private final List<Map<String, Object>> discounts = new ArrayList<>();
    private BigDecimal total = BigDecimal.ZERO;

    OrderRequest(String buyer) {
        this.buyer = buyer;
        this.email = "cliente." + buyer + "@example.com";
    }

    OrderRequest line(String sku, int quantity, String unitPrice) {
        lines.add(new LinkedHashMap<>(Map.of(
                "lineId", String.valueOf(lines.size() + 1), "sku", sku, "quantity", quantity, "unitPrice", unitPrice)));
        total = total.add(new BigDecimal(unitPrice).multiply(BigDecimal.valueOf(quantity)));
        return this;
    }

    /** What the customer says about substitutes of the last line. */
    OrderRequest substitution(String wish) {
        lines.getLast().put("substitution", wish);
        return this;
    }

    /** The last line is to be wrapped, with a card. */
    OrderRequest gift(String message) {
        lines.getLast().put("giftWrap", Map.of("message", message));
        return this;
    }

    /** By somebody whom the channel knows. */
    OrderRequest known(String customer) {
        customerId = customer;
        return this;
    }

    /** What sending it costs, before discounts. */
    OrderRequest shipping(String amount) {
        shipping = amount;
        total = total.add(new BigDecimal(amount));
        return this;
    }

    /** @param scope {@code order} or {@code shipping} */
    OrderRequest coupon(String code, String amount, String scope) {
        discounts.add(Map.of("code", code, "amount", amount, "scope", scope));
        total = total.subtract(new BigDecimal(amount));
        return this;
    }

    OrderRequest at(String node) {
        nodeId = node;
        return this;
    }

    /** Bought there, such as {@code store}. */
    OrderRequest through(String where) {
        channel = where;
        return this;
    }

    /** Sent to the customer instead of collected. */
    OrderRequest sent() {
        nodeId = null;
        return this;
    }

    /** By a carrier, to the usual address. */
    OrderRequest express() {
        address = Map.of(
                "street", "Avenida Exemplo",
                "number", "1000",
                "city", "São Paulo",
                "state", "SP",
                "postalCode", "01310-100");
        return sent();
    }

    /** Sent to an address that says it is there. */
    OrderRequest sentToState(String unit) {
        state = unit;
        return sent();
    }

    /** One card for the whole order; the usual two T-shirts when no line was named. */
    OrderRequest paidWithToken(String token) {
        if (lines.isEmpty()) {
            line(USUAL_SKU, 2, "59.90");
        }
        return paidWith(token, total.toPlainString());
    }

    /** Sent to where the customer fetches it. */
    OrderRequest toPoint(String point) {
        pickupPointId = point;
        return sent();
    }

    /** What the customer chose of it. */
    OrderRequest promised(JsonNode asked, String optionId) {
        promise = Map.of("promiseId", asked.path("promiseId").asText(), "optionId", optionId);
        return this;
    }

    OrderRequest paidWith(String token, String amount) {
        tenders.add(Map.of("method", "credit-card", "token", token, "amount", amount, "installments", 1));
        return this;
    }

    /** With another way to pay than a card. @param code of a gift card or store credit; null for the others */
    OrderRequest paidBy(String method, String code, String amount) {
        var tender = new LinkedHashMap<String, Object>(Map.of("method", method, "amount", amount));
        if (code != null) {
            tender.put("code", code);
        }
        tenders.add(tender);
        return this;
    }

    /** @param magic part of the order's number that the simulated payer acts on, such as {@code nopix} */
    /** Within hours, to somewhere in Manaus. */
    OrderRequest expressInManaus() {
        address = Map.of(
                "street", "Avenida de Exemplo",
                "number", "10",
                "city", "Manaus",
                "state", "AM",
                "postalCode", "69010-000",
                "country", "BR");
        return sent();
    }

    /** Collected from a locker of the store, if one is free. */
    OrderRequest inLocker() {
        locker = true;
        return this;
    }

    /** In Manaus, in a window of time. */
    OrderRequest scheduled(JsonNode asked, JsonNode option) {
        service = "scheduled";
        return expressInManaus().promised(asked, option.path("optionId").asText());
    }

    OrderRequest numbered(String magic) {
        externalId =
                "T-silentcarrier-" + magic + "-" + UUID.randomUUID().toString().substring(0, 18);
        return this;
    }

    /** @param hint part of the address that the simulated customer acts on, such as {@code noshow} */
    OrderRequest by(String hint) {
        email = "cliente." + hint + "." + buyer + "@example.com";
        return this;
    }

    OrderRequest in(String language) {
        locale = language;
        return this;
    }

    String email() {
        return email;
    }

    Map<String, Object> body() {
        if (tenders.isEmpty()) {
            paidWithToken("tok_approved");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channel", channel);
        body.put("externalId", externalId);
        var customer =
                new LinkedHashMap<String, Object>(Map.of("name", "Cliente de Teste", "email", email, "locale", locale));
        if (customerId != null) {
            customer.put("customerId", customerId);
        }
        body.put("customer", customer);
        body.put("currency", "BRL");
        body.put("lines", lines);
        var fulfilment = new LinkedHashMap<String, Object>(
                nodeId == null
                        ? pickupPointId == null
                                ? Map.of("method", "ship", "service", "standard", "address", ADDRESS)
                                : Map.of("method", "ship", "service", "pickup-point", "pickupPointId", pickupPointId)
                        : Map.of("method", "pickup", "nodeId", nodeId));
        if (state != null) {
            var address = new LinkedHashMap<>(ADDRESS);
            address.put("state", state);
            fulfilment.put("address", address);
        }
        if (address != null) {
            fulfilment.put("address", address);
            fulfilment.put("service", service);
        }
        fulfilment.putAll(promise);
        if (locker) {
            fulfilment.put("locker", true);
        }
        body.put("fulfilment", fulfilment);
        if (shipping != null) {
            body.put("shipping", Map.of("amount", shipping));
        }
        if (!discounts.isEmpty()) {
            body.put("discounts", discounts);
        }
        body.put("tenders", tenders);
        return body;
    }
}
