package io.pontual.processes.platform;

/** Job {@code platform.settle-dead-letters}: send the messages of a queue that died again, or give them up. */
public final class SettleDeadLetters {
    private SettleDeadLetters() {}

    /** @param queue on which they died @param resolution {@code replay} or {@code give-up} */
    public record Input(String queue, String resolution) {}
}
