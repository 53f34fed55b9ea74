package io.pontual.processes.shipping;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.pontual.processes.ordering.FulfilmentPlan;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Job {@code shipping.value-parcel}: what was in a parcel that the customer does not get, and what that was worth. */
public final class ValueParcel {
    private ValueParcel() {}

    /** @param answerWithin ISO-8601 duration in which care is to choose */
    public record Input(UUID orderId, UUID parcelId, String answerWithin) {}

    /**
     * @param refundOrderId the order whose tenders paid for it: another one when the parcel's order replaces its goods
     * @param refundAmount what the customer paid for what is {@code owed}, in {@code currency} (ISO 4217)
     * @param nodeId where it came from
     * @param items what was in it
     * @param owed the same without what the customer has claimed, and is made good for, already
     * @param remedyDueAt ISO-8601 date-time with offset
     */
    public record Output(
            UUID refundOrderId,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal refundAmount,
            String currency,
            String nodeId,
            List<FulfilmentPlan.Item> items,
            List<FulfilmentPlan.Item> owed,
            String remedyDueAt) {}
}
