package io.pontual.processes.model;

/** Stands in until the generator lands. */
public final class JobType {
    public static final String ORDERING_HOLD_ORDER = "ordering.hold-order";
    public static final String ORDERING_CONFIRM_ORDER = "ordering.confirm-order";
    public static final String ORDERING_CALCULATE_SETTLEMENT = "ordering.calculate-settlement";
    public static final String ORDERING_CLOSE_ORDER = "ordering.close-order";
    public static final String ORDERING_BEGIN_CANCELLATION = "ordering.begin-cancellation";
    public static final String ORDERING_RECORD_CANCELLATION = "ordering.record-cancellation";
    public static final String SOURCING_SOURCE_ORDER = "sourcing.source-order";
    public static final String INVENTORY_RESERVE_STOCK = "inventory.reserve-stock";
    public static final String INVENTORY_RELEASE_ORDER_STOCK = "inventory.release-order-stock";
    public static final String INVENTORY_RELEASE_STOCK = "inventory.release-stock";
    public static final String INVENTORY_REDUCE_RESERVATION = "inventory.reduce-reservation";
    public static final String INVENTORY_CONFIRM_RESERVATION = "inventory.confirm-reservation";
    public static final String PAYMENT_AUTHORISE_PAYMENT = "payment.authorise-payment";
    public static final String PAYMENT_RELEASE_PAYMENTS = "payment.release-payments";
    public static final String PAYMENT_CAPTURE_PAYMENTS = "payment.capture-payments";
    public static final String PICKING_START_PICKING = "picking.start-picking";
    public static final String PICKING_RECORD_PICK = "picking.record-pick";
    public static final String PICKUP_OFFER_TO_STORE = "pickup.offer-to-store";
    public static final String PICKUP_RECORD_STORE_ANSWER = "pickup.record-store-answer";
    public static final String PICKUP_ANNOUNCE_READY = "pickup.announce-ready";
    public static final String PICKUP_HAND_OVER = "pickup.hand-over";
    public static final String PICKUP_EXPIRE_PICKUP = "pickup.expire-pickup";
    public static final String PICKUP_RECALL_PICKUPS = "pickup.recall-pickups";
    public static final String NOTIFICATION_NOTIFY_CUSTOMER = "notification.notify-customer";

    private JobType() {}
}
