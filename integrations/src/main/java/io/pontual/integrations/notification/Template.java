package io.pontual.integrations.notification;

import io.pontual.integrations.platform.MalformedMessage;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** What we can tell a customer. The name is the file name under {@code templates/notification} and a key in the texts. */
enum Template {
    /** With {@code storeName} when it is collected, with {@code city} when it is sent. */
    ORDER_CONFIRMED("order-confirmed", "orderNumber", "total", "currency", "lines"),
    /** With {@code charged} when a fee was agreed. */
    ORDER_CANCELLED("order-cancelled", "orderNumber", "reason", "total", "currency"),
    CANCELLATION_REFUSED("cancellation-refused", "orderNumber", "outcome"),
    /** With {@code place} when the goods go another way: a city or a store. */
    ORDER_CHANGED("order-changed", "orderNumber", "kind", "total", "currency", "lines"),
    CHANGE_REFUSED("change-refused", "orderNumber", "why"),
    ORDER_COMPLETED("order-completed", "orderNumber", "charged", "currency", "lines"),
    PICKUP_READY("pickup-ready", "orderNumber", "code", "storeName", "storeCity", "holdUntil", "lines"),
    PICKUP_REMINDER("pickup-reminder", "orderNumber", "code", "storeName", "storeCity", "holdUntil", "lines"),
    PICKUP_NEW_CODE("pickup-new-code", "orderNumber", "code", "storeName", "storeCity", "holdUntil", "lines"),
    PICKUP_PROXY_CODE(
            "pickup-proxy-code", "orderNumber", "code", "storeName", "storeCity", "holdUntil", "lines", "proxyName"),
    PICKUP_CODE_LOCKED("pickup-code-locked", "orderNumber", "storeName", "storeCity", "holdUntil", "lines"),
    PICKUP_EXTENDED("pickup-extended", "orderNumber", "storeName", "storeCity", "holdUntil", "lines"),
    /** With {@code carrier}, {@code trackingCode} and {@code trackingUrls} when they are known. */
    ORDER_SHIPPED("order-shipped", "orderNumber", "lines"),
    /** With {@code noWindow} when the order that was paid for came in a window of time. */
    REPLACEMENT_CONFIRMED("replacement-confirmed", "orderNumber", "lines"),
    WINDOW_MOVED("window-moved", "orderNumber", "windowFrom", "windowUntil", "lines"),
    PARCEL_DELIVERED("parcel-delivered", "orderNumber", "trackingUrl", "lines"),
    PARCEL_ATTEMPT_FAILED("parcel-attempt-failed", "orderNumber", "trackingUrl", "lines"),
    /** With {@code place} when it is known. */
    PARCEL_WAITING("parcel-waiting", "orderNumber", "trackingUrl", "until", "lines"),
    PARCEL_DELAYED("parcel-delayed", "orderNumber", "trackingUrl", "lines"),
    PARCEL_RETURNING("parcel-returning", "orderNumber", "trackingUrl", "lines"),
    /** With {@code agreedOn} or {@code agreedPlace}, or both. */
    PARCEL_AGREED("parcel-agreed", "orderNumber", "trackingUrl", "lines"),
    PARCEL_DECLINED("parcel-declined", "orderNumber", "trackingUrl", "lines"),
    PARCEL_UNDELIVERED("parcel-undelivered", "orderNumber", "lines"),
    SUBSTITUTE_OFFERED(
            "substitute-offered",
            "orderNumber",
            "missing",
            "lines",
            "unitPrice",
            "currency",
            "defaultKind",
            "answerDueAt"),
    SUBSTITUTE_TAKEN("substitute-taken", "orderNumber", "missing", "lines", "unitPrice", "currency"),
    LINES_UNAVAILABLE("lines-unavailable", "orderNumber", "missing", "options", "defaultKind", "answerDueAt"),
    LINES_BACKORDERED("lines-backordered", "orderNumber", "lines", "expectedAt"),
    /** With {@code payableLine} for a boleto. */
    PAYMENT_INSTRUCTIONS("payment-instructions", "orderNumber", "method", "amount", "currency", "code", "dueAt"),
    PAYMENT_NOT_RENEWED("payment-not-renewed", "orderNumber", "method", "amount", "currency"),
    /** With {@code original} for what went back the way it was paid, {@code credit} and {@code creditCode} for the rest. */
    REFUND_MADE("refund-made", "orderNumber", "reason", "total", "currency"),
    RETURN_REQUESTED("return-requested", "orderNumber", "code", "sendBy", "lines"),
    RETURN_DROP_OFF("return-drop-off", "orderNumber", "carrier", "trackingCode", "labelUrl", "sendBy", "lines"),
    RETURN_COLLECTION("return-collection", "orderNumber", "carrier", "labelUrl", "collectOn", "period", "lines"),
    RETURN_COLLECTION_MISSED("return-collection-missed", "orderNumber", "sendBy", "lines"),
    RETURN_SENT("return-sent", "orderNumber", "carrier", "trackingCode", "lines"),
    RETURN_DIFFERENCE("return-difference", "orderNumber", "findings", "objectUrl", "objectBy"),
    /** With {@code carrier} and {@code trackingCode} unless the customer fetched them. */
    RETURN_SENT_HOME("return-sent-home", "orderNumber"),
    RETURN_OVERDUE("return-overdue", "orderNumber", "code", "sendBy", "lines"),
    RETURN_REMINDER("return-reminder", "orderNumber", "code", "sendBy", "lines"),
    RETURN_EXPIRED("return-expired", "orderNumber", "lines"),
    EXCHANGE_UNAVAILABLE("exchange-unavailable", "orderNumber", "amount", "currency", "lines"),
    CLAIM_SETTLED("claim-settled", "orderNumber", "outcome", "reason", "lines"),
    REPAIR_REQUESTED("repair-requested", "orderNumber", "storeName", "at", "lines"),
    REPAIR_MISSED("repair-missed", "orderNumber", "storeName", "at", "lines"),
    REPAIR_DONE("repair-done", "orderNumber", "storeName", "at", "lines"),
    REPAIR_IMPOSSIBLE("repair-impossible", "orderNumber", "storeName", "at", "lines"),
    APPOINTMENT_BOOKED("appointment-booked", "orderNumber", "service", "storeName", "at"),
    APPOINTMENT_REMINDER("appointment-reminder", "orderNumber", "service", "storeName", "at"),
    APPOINTMENT_POSTPONED("appointment-postponed", "orderNumber", "service", "storeName", "at"),
    APPOINTMENT_MISSED("appointment-missed", "orderNumber", "service", "storeName", "at"),
    APPOINTMENT_CANCELLED("appointment-cancelled", "orderNumber", "service", "storeName", "at"),
    EXCHANGE_CHARGED("exchange-charged", "orderNumber", "amount", "currency", "lines"),
    LINES_CANCELLED("lines-cancelled", "orderNumber", "missing"),
    PICKUP_SHORT("pickup-short", "orderNumber", "storeName", "missing");

    private final String key;
    private final Set<String> params;

    Template(String key, String... params) {
        this.key = key;
        this.params = Set.of(params);
    }

    String key() {
        return key;
    }

    /** @throws MalformedMessage when there is no such template */
    static Template of(String key) {
        return Arrays.stream(values())
                .filter(template -> template.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new MalformedMessage("There is no mail template '" + key + "'"));
    }

    /** A mail with a gap in it is worse than a dead letter. */
    void check(Map<String, Object> given) {
        var missing = params.stream()
                .filter(param -> given.get(param) == null)
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new MalformedMessage("Template " + key + " lacks the params " + missing);
        }
    }
}
