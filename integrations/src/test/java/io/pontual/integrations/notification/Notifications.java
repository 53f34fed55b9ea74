package io.pontual.integrations.notification;

import static java.util.Map.entry;

import io.pontual.processes.notification.SendNotification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What workers ask to be sent, one of each kind. */
final class Notifications {
    private static final List<Map<String, Object>> LINES = List.of(
            Map.of("description", "Kettle <1.7 l>", "quantity", 2), Map.of("description", "Mug", "quantity", 1));

    private static final Map<String, Map<String, Object>> PARAMS = Map.ofEntries(
            entry(
                    "order-confirmed",
                    Map.of(
                            "orderNumber", "P-1001",
                            "total", "1234.56",
                            "currency", "BRL",
                            "storeName", "Pontual Paulista",
                            "lines", LINES)),
            entry(
                    "order-cancelled",
                    Map.of("orderNumber", "P-1001", "reason", "not-collected", "total", "1234.56", "currency", "BRL")),
            entry("cancellation-refused", Map.of("orderNumber", "P-1001", "outcome", "refused")),
            entry(
                    "order-changed",
                    Map.of(
                            "orderNumber", "P-1001",
                            "kind", "cancel-lines",
                            "total", "99.90",
                            "currency", "BRL",
                            "lines", LINES)),
            entry("change-refused", Map.of("orderNumber", "P-1001", "why", "too-late")),
            entry(
                    "order-completed",
                    Map.of(
                            "orderNumber", "P-1001",
                            "charged", "99.90",
                            "discount", "10.00",
                            "shipping", "15.90",
                            "currency", "BRL",
                            "lines", LINES)),
            entry(
                    "payment-instructions",
                    Map.of(
                            "orderNumber", "P-1001",
                            "method", "boleto",
                            "amount", "59.90",
                            "currency", "BRL",
                            "code", "BARCODE.1",
                            "payableLine", "AUR00.00001 1",
                            "dueAt", "2025-03-09T18:30:00-03:00")),
            entry(
                    "payment-not-renewed",
                    Map.of(
                            "orderNumber", "P-1001",
                            "method", "credit-card",
                            "amount", "59.90",
                            "currency", "BRL")),
            entry("pickup-ready", pickup()),
            entry("pickup-reminder", pickup()),
            entry("pickup-new-code", pickup()),
            entry("pickup-code-locked", pickup()),
            entry("pickup-extended", pickup()),
            entry("pickup-proxy-code", pickupBy("Bia")),
            entry(
                    "lines-unavailable",
                    Map.of(
                            "orderNumber", "P-1001",
                            "missing", LINES,
                            "options",
                                    List.of(
                                            Map.of(
                                                    "kind",
                                                    "store",
                                                    "storeName",
                                                    "Pontual Centro",
                                                    "storeCity",
                                                    "Recife"),
                                            Map.of("kind", "ship"),
                                            Map.of("kind", "cancel")),
                            "defaultKind", "cancel",
                            "answerDueAt", "2025-03-09T18:30:00-03:00")),
            entry(
                    "substitute-offered",
                    Map.of(
                            "orderNumber", "P-1001",
                            "missing", LINES,
                            "lines", LINES,
                            "unitPrice", "59.90",
                            "currency", "BRL",
                            "defaultKind", "refuse",
                            "answerDueAt", "2025-03-09T18:30:00-03:00")),
            entry(
                    "substitute-taken",
                    Map.of(
                            "orderNumber", "P-1001",
                            "missing", LINES,
                            "lines", LINES,
                            "unitPrice", "59.90",
                            "currency", "BRL")),
            entry(
                    "lines-backordered",
                    Map.of("orderNumber", "P-1001", "lines", LINES, "expectedAt", "2025-03-09T18:30:00-03:00")),
            entry(
                    "window-moved",
                    Map.of(
                            "orderNumber", "P-1001",
                            "windowFrom", "2025-03-09T14:00:00-03:00",
                            "windowUntil", "2025-03-09T18:00:00-03:00",
                            "lines", LINES)),
            entry("parcel-delivered", parcel()),
            entry("parcel-attempt-failed", parcel()),
            entry("parcel-waiting", parcel()),
            entry("parcel-delayed", parcel()),
            entry("parcel-returning", parcel()),
            entry("parcel-undelivered", parcel()),
            entry("parcel-agreed", agreed()),
            entry("parcel-declined", parcel()),
            entry("replacement-confirmed", Map.of("orderNumber", "P-1001", "lines", LINES, "noWindow", true)),
            entry("return-requested", returned()),
            entry("return-reminder", returned()),
            entry("return-drop-off", sentBack()),
            entry("return-collection", sentBack()),
            entry("return-collection-missed", sentBack()),
            entry("return-sent", sentBack()),
            entry("return-overdue", returned()),
            entry(
                    "return-difference",
                    Map.of(
                            "orderNumber",
                            "P-1001",
                            "objectUrl",
                            "https://shop.example/api/v1/tracking/T0/return-difference",
                            "objectBy",
                            "2026-03-05T18:00:00-03:00",
                            "findings",
                            List.of(
                                    Map.of(
                                            "description",
                                            "Camiseta",
                                            "quantity",
                                            1,
                                            "what",
                                            "wrong-item",
                                            "keptBack",
                                            0),
                                    Map.of(
                                            "description",
                                            "Caneca",
                                            "quantity",
                                            1,
                                            "what",
                                            "damaged",
                                            "keptBack",
                                            50)))),
            entry("return-sent-home", Map.of("orderNumber", "P-1001", "carrier", "andorinha", "trackingCode", "AN1")),
            entry("return-expired", Map.of("orderNumber", "P-1001", "lines", LINES)),
            entry("repair-requested", repair()),
            entry("repair-missed", repair()),
            entry("repair-done", repair()),
            entry("repair-impossible", repair()),
            entry("appointment-booked", appointment()),
            entry("appointment-reminder", appointment()),
            entry("appointment-postponed", appointment()),
            entry("appointment-missed", appointment()),
            entry("appointment-cancelled", appointment()),
            entry(
                    "claim-settled",
                    Map.of(
                            "orderNumber", "P-1001",
                            "outcome", "refund",
                            "reason", "We give you back what you paid for it.",
                            "lines", LINES)),
            entry(
                    "exchange-unavailable",
                    Map.of("orderNumber", "P-1001", "amount", "59.90", "currency", "BRL", "lines", LINES)),
            entry(
                    "exchange-charged",
                    Map.of("orderNumber", "P-1001", "amount", "59.90", "currency", "BRL", "lines", LINES)),
            entry("lines-cancelled", Map.of("orderNumber", "P-1001", "missing", LINES)),
            entry(
                    "refund-made",
                    Map.of(
                            "orderNumber", "P-1001",
                            "reason", "not-supplied",
                            "total", "59.90",
                            "original", "40.00",
                            "credit", "19.90",
                            "creditCode", "SC-ABCD-EFGH-JKMN-PQRS",
                            "currency", "BRL")),
            entry(
                    "order-shipped",
                    Map.of(
                            "orderNumber", "P-1001",
                            "carrier", "Transportes Exemplo",
                            "trackingCode", "TX123BR",
                            "trackingUrls", List.of("https://loja.example/tracking/abc"),
                            "lines", LINES)),
            entry(
                    "pickup-short",
                    Map.of("orderNumber", "P-1001", "storeName", "Pontual Paulista", "missing", LINES.subList(0, 1))));

    private Notifications() {}

    private static Map<String, Object> appointment() {
        return Map.of(
                "orderNumber", "P-1001",
                "service", "assembly",
                "storeName", "Pontual Paulista",
                "at", "2026-03-05T10:00:00-03:00");
    }

    private static Map<String, Object> repair() {
        return Map.of(
                "orderNumber", "P-1001",
                "storeName", "Pontual Paulista",
                "at", "2026-03-05T10:00:00-03:00",
                "lines", LINES.subList(0, 1));
    }

    static SendNotification of(String template, String locale) {
        var id = UUID.randomUUID();
        return new SendNotification(id, template, locale, "Ana", "ana-" + id + "@example.com", PARAMS.get(template));
    }

    private static Map<String, Object> pickupBy(String proxyName) {
        var params = new HashMap<>(pickup());
        params.put("proxyName", proxyName);
        return params;
    }

    private static Map<String, Object> returned() {
        return Map.of("orderNumber", "P-1001", "code", "246810", "sendBy", "2026-03-05T18:00:00-03:00", "lines", LINES);
    }

    private static Map<String, Object> sentBack() {
        var params = new HashMap<>(returned());
        params.put("carrier", "andorinha");
        params.put("trackingCode", "AN123");
        params.put("labelUrl", "https://shop.example/api/v1/tracking/T0/return-label");
        params.put("collectOn", "2026-03-04");
        params.put("period", "morning");
        return params;
    }

    private static Map<String, Object> agreed() {
        var params = new HashMap<>(parcel());
        params.put("agreedOn", "2025-03-10");
        params.put("agreedPlace", "Banca Central");
        return params;
    }

    private static Map<String, Object> parcel() {
        return Map.of(
                "orderNumber", "P-1001",
                "carrier", "Andorinha",
                "trackingCode", "AN1",
                "place", "Campinas",
                "trackingUrl", "https://loja.example/tracking/abc",
                "until", "2025-03-09T18:30:00-03:00",
                "lines", LINES);
    }

    private static Map<String, Object> pickup() {
        return Map.of(
                "orderNumber", "P-1001",
                "code", "123456",
                "storeName", "Pontual Paulista",
                "storeCity", "São Paulo",
                "holdUntil", "2025-03-09T18:30:00-03:00",
                "lines", LINES);
    }
}
