package io.pontual.processes.ordering;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Job {@code ordering.end-replacement}: what was to be sent instead is dealt with. */
public final class EndReplacement {
    private EndReplacement() {}

    /** @param orderId the order that replaces @param fulfilmentOutcomes empty when nothing could be had */
    public record Input(UUID orderId, List<FulfilmentOutcome> fulfilmentOutcomes) {}

    /** @param refundAmount what the customer paid for what could not be had, in the order's currency; zero for nothing */
    public record Output(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal refundAmount) {}
}
