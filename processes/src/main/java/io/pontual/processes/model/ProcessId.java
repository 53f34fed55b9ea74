package io.pontual.processes.model;

/** Stands in until the generator lands. */
public final class ProcessId {
    public static final String ORDER_FULFILMENT = "order-fulfilment";
    public static final String CANCEL_ORDER = "cancel-order";
    public static final String COLLECT_PAYMENT = "collect-payment";
    public static final String PICK_ORDER = "pick-order";
    public static final String PICKUP_IN_STORE = "pickup-in-store";

    private ProcessId() {}
}
