package io.pontual.processes;

import java.util.List;

/** Every queue between workers and integrations. Its dead letters are in {@link #deadLetters}. */
public final class Queue {
    public static final String PAYMENT_AUTHORISE_CMD = "pontual.payment.authorise.cmd";
    public static final String PAYMENT_CAPTURE_CMD = "pontual.payment.capture.cmd";
    public static final String PAYMENT_VOID_CMD = "pontual.payment.void.cmd";
    public static final String PAYMENT_REFUND_CMD = "pontual.payment.refund.cmd";
    public static final String PAYMENT_CHECK_CMD = "pontual.payment.check.cmd";
    public static final String PAYMENT_RESULT_EVT = "pontual.payment.result.evt";
    public static final String PAYMENT_SETTLEMENT_EVT = "pontual.payment.settlement.evt";
    public static final String PICKUP_STORE_CMD = "pontual.pickup.store.cmd";
    public static final String PICKUP_STORE_EVT = "pontual.pickup.store.evt";
    public static final String SHIPPING_NODE_CMD = "pontual.shipping.node.cmd";
    public static final String SHIPPING_NODE_EVT = "pontual.shipping.node.evt";
    public static final String SHIPPING_CARRIER_CMD = "pontual.shipping.carrier.cmd";
    public static final String SHIPPING_CARRIER_EVT = "pontual.shipping.carrier.evt";
    public static final String SHIPPING_TRACKING_EVT = "pontual.shipping.tracking.evt";
    public static final String SHIPPING_RAW_EVT = "pontual.shipping.raw.evt";
    public static final String SHIPPING_WAREHOUSE_CMD = "pontual.shipping.warehouse.cmd";
    public static final String SHIPPING_WAREHOUSE_EVT = "pontual.shipping.warehouse.evt";
    public static final String INVENTORY_TRANSFER_CMD = "pontual.inventory.transfer.cmd";
    public static final String INVENTORY_TRANSFER_EVT = "pontual.inventory.transfer.evt";
    public static final String NOTIFICATION_SEND_CMD = "pontual.notification.send.cmd";
    public static final String NOTIFICATION_RESULT_EVT = "pontual.notification.result.evt";
    public static final String INVENTORY_FEED_CMD = "pontual.inventory.feed.cmd";
    public static final String INVENTORY_FEED_EVT = "pontual.inventory.feed.evt";
    public static final String INVENTORY_STOCK_EVT = "pontual.inventory.stock.evt";

    public static final List<String> ALL = List.of(
            PAYMENT_AUTHORISE_CMD,
            PAYMENT_CAPTURE_CMD,
            PAYMENT_VOID_CMD,
            PAYMENT_REFUND_CMD,
            PAYMENT_CHECK_CMD,
            PAYMENT_RESULT_EVT,
            PAYMENT_SETTLEMENT_EVT,
            PICKUP_STORE_CMD,
            PICKUP_STORE_EVT,
            SHIPPING_NODE_CMD,
            SHIPPING_NODE_EVT,
            SHIPPING_CARRIER_CMD,
            SHIPPING_CARRIER_EVT,
            SHIPPING_TRACKING_EVT,
            SHIPPING_RAW_EVT,
            SHIPPING_WAREHOUSE_CMD,
            SHIPPING_WAREHOUSE_EVT,
            INVENTORY_TRANSFER_CMD,
            INVENTORY_TRANSFER_EVT,
            NOTIFICATION_SEND_CMD,
            NOTIFICATION_RESULT_EVT,
            INVENTORY_FEED_CMD,
            INVENTORY_FEED_EVT,
            INVENTORY_STOCK_EVT);

    public static final String PARTNER_BALCAO_REQUESTS = "partner.balcao.requests";
    public static final String PARTNER_BALCAO_EVENTS = "partner.balcao.events";
    public static final String PARTNER_BALCAO_STOCK = "partner.balcao.stock";
    public static final String PARTNER_GALPAO_ORDERS = "partner.galpao.orders";
    public static final String PARTNER_GALPAO_CONFIRMATIONS = "partner.galpao.confirmations";
    public static final String PARTNER_ARMAZEM_SUL_CONFIRMATIONS = "partner.armazem-sul.confirmations";

    /** Queues between integrations and partners. Only their dead letters matter to anybody else. */
    public static final List<String> PARTNERS = List.of(
            PARTNER_BALCAO_REQUESTS,
            PARTNER_BALCAO_EVENTS,
            PARTNER_BALCAO_STOCK,
            PARTNER_GALPAO_ORDERS,
            PARTNER_GALPAO_CONFIRMATIONS,
            PARTNER_ARMAZEM_SUL_CONFIRMATIONS);

    private Queue() {}

    /** @return where the broker puts a message of this queue once every delivery has failed */
    public static String deadLetters(String queue) {
        return "DLQ." + queue;
    }
}
