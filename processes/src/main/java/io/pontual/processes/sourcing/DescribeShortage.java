package io.pontual.processes.sourcing;

import io.pontual.processes.inventory.ReserveReceipts;
import java.util.List;
import java.util.UUID;

/** Job {@code sourcing.describe-shortage}: what the policy must know of lines that no node supplies. */
public final class DescribeShortage {
    private DescribeShortage() {}

    public record Input(UUID orderId, UUID fulfilmentId) {}

    /**
     * @param method how the lines were to get to the customer
     * @param shortageCause {@code initial}, {@code missing}, {@code moved}, {@code customer-choice}, {@code
     *     stock-arrived}, {@code not-arrived} or {@code operator}
     * @param channel of the order
     * @param partlySupplied whether other lines of the order are supplied
     * @param expectedInDays days until inbound supply that nobody else is promised covers all these lines, the day begun
     *     counted; null when none does
     * @param expectedUnits what of it; empty when none does
     */
    public record Output(
            String method,
            String shortageCause,
            String channel,
            boolean partlySupplied,
            Integer expectedInDays,
            List<ReserveReceipts.Units> expectedUnits) {}
}
