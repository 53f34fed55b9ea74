package io.pontual.workers.notification;

import java.util.Arrays;
import java.util.Optional;

/** What a customer can be told. Each has a template of that name in integrations. */
enum Template {
    ORDER_CONFIRMED("order-confirmed", false),
    PICKUP_READY("pickup-ready", true),
    PICKUP_REMINDER("pickup-reminder", true),
    PICKUP_SHORT("pickup-short", true),
    /** About the code, whose id stands in for a fulfilment's; so are the next two. */
    PICKUP_NEW_CODE("pickup-new-code", true),
    PICKUP_PROXY_CODE("pickup-proxy-code", true),
    PICKUP_CODE_LOCKED("pickup-code-locked", true),
    /** About the extension, whose id stands in for a fulfilment's. */
    PICKUP_EXTENDED("pickup-extended", true),
    ORDER_SHIPPED("order-shipped", true),
    /** About the order that replaces. */
    REPLACEMENT_CONFIRMED("replacement-confirmed", false),
    /** About the move, whose id stands in for a fulfilment's. */
    WINDOW_MOVED("window-moved", true),
    /** These are about news of a parcel, whose id stands in for a fulfilment's. */
    PARCEL_DELIVERED("parcel-delivered", true),
    PARCEL_ATTEMPT_FAILED("parcel-attempt-failed", true),
    PARCEL_WAITING("parcel-waiting", true),
    PARCEL_DELAYED("parcel-delayed", true),
    PARCEL_RETURNING("parcel-returning", true),
    PARCEL_UNDELIVERED("parcel-undelivered", true),
    PARCEL_AGREED("parcel-agreed", true),
    PARCEL_DECLINED("parcel-declined", true),
    /** These two are about a substitution, whose id stands in for a fulfilment's. */
    SUBSTITUTE_OFFERED("substitute-offered", true),
    SUBSTITUTE_TAKEN("substitute-taken", true),
    LINES_UNAVAILABLE("lines-unavailable", true),
    LINES_BACKORDERED("lines-backordered", true),
    LINES_CANCELLED("lines-cancelled", true),
    PAYMENT_INSTRUCTIONS("payment-instructions", true),
    /** About the payment that was to take the place of one that expires. */
    PAYMENT_NOT_RENEWED("payment-not-renewed", true),
    REFUND_MADE("refund-made", true),
    /** These are about a return, whose id stands in for a fulfilment's. */
    RETURN_REQUESTED("return-requested", true),
    RETURN_DROP_OFF("return-drop-off", true),
    RETURN_COLLECTION("return-collection", true),
    RETURN_COLLECTION_MISSED("return-collection-missed", true),
    RETURN_SENT("return-sent", true),
    RETURN_DIFFERENCE("return-difference", true),
    RETURN_SENT_HOME("return-sent-home", true),
    RETURN_OVERDUE("return-overdue", true),
    RETURN_REMINDER("return-reminder", true),
    RETURN_EXPIRED("return-expired", true),
    EXCHANGE_UNAVAILABLE("exchange-unavailable", true),
    EXCHANGE_CHARGED("exchange-charged", true),
    /** About a claim, whose id stands in for a fulfilment's. */
    CLAIM_SETTLED("claim-settled", true),
    /** These are about a repair, whose id stands in for a fulfilment's. */
    REPAIR_REQUESTED("repair-requested", true),
    REPAIR_MISSED("repair-missed", true),
    REPAIR_DONE("repair-done", true),
    REPAIR_IMPOSSIBLE("repair-impossible", true),
    /** These are about an appointment, whose id stands in for a fulfilment's. */
    APPOINTMENT_BOOKED("appointment-booked", true),
    APPOINTMENT_REMINDER("appointment-reminder", true),
    APPOINTMENT_POSTPONED("appointment-postponed", true),
    APPOINTMENT_MISSED("appointment-missed", true),
    APPOINTMENT_CANCELLED("appointment-cancelled", true),
    ORDER_COMPLETED("order-completed", false),
    ORDER_CANCELLED("order-cancelled", false),
    /** About the request, whose id stands in for a fulfilment's. */
    CANCELLATION_REFUSED("cancellation-refused", true),
    /** About the change, whose id stands in for a fulfilment's. */
    ORDER_CHANGED("order-changed", true),
    CHANGE_REFUSED("change-refused", true);

    private final String code;
    private final boolean aboutFulfilment;

    Template(String code, boolean aboutFulfilment) {
        this.code = code;
        this.aboutFulfilment = aboutFulfilment;
    }

    /** As processes and queues write it. */
    String code() {
        return code;
    }

    /** It tells of one fulfilment, shortage or refund, not of the whole order. */
    boolean isAboutFulfilment() {
        return aboutFulfilment;
    }

    static Optional<Template> of(String code) {
        return Arrays.stream(values())
                .filter(template -> template.code.equals(code))
                .findFirst();
    }
}
