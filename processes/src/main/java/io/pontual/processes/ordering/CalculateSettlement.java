package io.pontual.processes.ordering;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Job {@code ordering.calculate-settlement}: what the customer owes for what was handed over. */
public final class CalculateSettlement {
    private CalculateSettlement() {}

    public record Input(UUID orderId, List<FulfilmentOutcome> fulfilmentOutcomes) {}

    /** @param chargeAmount in the order's currency, zero when nothing was handed over */
    public record Output(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal chargeAmount) {}
}
