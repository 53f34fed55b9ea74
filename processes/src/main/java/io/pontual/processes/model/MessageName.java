package io.pontual.processes.model;

/** Stands in until the generator lands. */
public final class MessageName {
    public static final String ORDERING_ORDER_ACCEPTED = "ordering.order-accepted";
    public static final String ORDERING_CANCELLATION_REQUESTED = "ordering.cancellation-requested";
    public static final String PAYMENT_PAYMENT_AUTHORISED = "payment.payment-authorised";
    public static final String PAYMENT_PAYMENT_DECLINED = "payment.payment-declined";
    public static final String PAYMENT_PAYMENTS_SETTLED = "payment.payments-settled";
    public static final String PAYMENT_CAPTURE_FAILED = "payment.capture-failed";
    public static final String PICKUP_STORE_ANSWERED = "pickup.store-answered";
    public static final String PICKING_ITEMS_PICKED = "picking.items-picked";
    public static final String PICKUP_ORDER_STAGED = "pickup.order-staged";
    public static final String PICKUP_COLLECTION_ATTEMPTED = "pickup.collection-attempted";

    private MessageName() {}
}
