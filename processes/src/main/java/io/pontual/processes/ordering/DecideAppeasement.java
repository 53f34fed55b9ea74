package io.pontual.processes.ordering;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;

/** Job {@code ordering.decide-appeasement}: records whether money is given back to appease a customer. */
public final class DecideAppeasement {
    private DecideAppeasement() {}

    /** @param approvalDecision {@code approve} or {@code refuse} */
    public record Input(UUID orderId, UUID appeasementId, String approvalDecision) {}

    /**
     * @param waived whether nothing has to go back, since what was granted is not charged in the first place
     * @param refundAmount what goes back when it was granted and not waived, in the order's currency
     * @param refundReason code of {@code RefundReason}, for the refund
     */
    public record Output(
            boolean granted,
            boolean waived,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal refundAmount,
            String refundReason) {}
}
