package io.pontual.integrations.platform;

/** Endpoint URIs of queues, so that no route spells options of its own. */
public final class Queues {
    static final String RECEIVING = "jms";
    static final String SENDING = "jms-send";

    private Queues() {}

    /** Takes messages in a local transaction: a failed route rolls back and the broker redelivers. */
    public static String from(String queue) {
        return RECEIVING + ":queue:" + queue;
    }

    /**
     * Sends and waits until the broker has the message; headers and body come from {@link OutgoingMessage}. The exchange
     * goes one way even where the route's caller waits for an answer.
     */
    public static String to(String queue) {
        return SENDING + ":queue:" + queue + "?exchangePattern=InOnly";
    }
}
