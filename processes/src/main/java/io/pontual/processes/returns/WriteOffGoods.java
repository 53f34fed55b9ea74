package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.write-off-goods}: a carrier lost the goods with our label; the customer is paid all the same. */
public final class WriteOffGoods {
    private WriteOffGoods() {}

    public record Input(UUID returnId) {}
}
