package io.pontual.processes.returns;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;

/** Job {@code returns.settle-claim}: begins what a customer gets for a claim, once. */
public final class SettleClaim {
    private SettleClaim() {}

    /** @param claimDecision {@code replacement}, {@code refund} or {@code refused} @param claimReason may be null */
    public record Input(UUID claimId, String claimDecision, String claimReason) {}

    /**
     * @param claimOutcome what the first decision was
     * @param returnId by which the refund is reckoned; null unless it is one
     * @param parcelId that the carrier is to pay for; null for none
     * @param parcelStatus {@code LOST} or {@code DAMAGED}; null without a parcel
     */
    public record Output(
            String claimOutcome,
            UUID returnId,
            UUID parcelId,
            String parcelStatus,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal claimAmount,
            String currency) {}
}
