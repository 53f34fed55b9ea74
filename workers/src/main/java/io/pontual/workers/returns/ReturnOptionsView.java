package io.pontual.workers.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@Schema(name = "ReturnOptions", description = "What of an order may come back, known before anybody asks for it.")
record ReturnOptionsView(
        UUID orderId,
        @Schema(description = "The policy that the order was sold under.") String policyVersion,
        String policy,
        String currency,
        @Schema(description = "The reason that this is about.") String reason,
        @Schema(description = "The condition that this is about.") String condition,
        List<Line> lines) {

    @Schema(name = "ReturnOptionsLine")
    record Line(
            String lineId,
            String sku,
            String description,
            @Schema(description = "Units that the customer has had.") int handedOver,
            @Schema(description = "Units in returns that are under way or done.") int inReturns,
            @Schema(description = "Units that came together; those that came last first.") List<Option> options) {}

    /** @param until null when it may not come back, or has not arrived */
    @Schema(name = "ReturnOption")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Option(
            int quantity,
            @Schema(description = "Absent while they are on their way.") Instant deliveredAt,
            @Schema(
                            description =
                                    "allowed, agent (only an agent may grant it), refused, or on-the-way (not there yet).",
                            allowableValues = {"allowed", "agent", "refused", "on-the-way"})
                    String verdict,
            @Schema(
                            description = "Why it may come back; only when allowed.",
                            allowableValues = {"withdrawal", "fault", "policy"})
                    String basis,
            @Schema(description = "Why, in the language of Accept-Language.") String explanation,
            @Schema(description = "The last day, in Brasília; only when allowed.") LocalDate until,
            @Schema(
                            description = "What else is possible.",
                            allowableValues = {"exchange", "replacement"})
                    String alternative,
            @Schema(description = "What goes back when all of these units come back; only when allowed.") Refund refund,
            @Schema(description = "Only when allowed.") List<Way> ways) {}

    @Schema(
            name = "ExpectedRefund",
            description = "goods - discount + shipping = total, before the fee of the way back.")
    record Refund(BigDecimal goods, BigDecimal discount, BigDecimal shipping, BigDecimal total) {}

    @Schema(name = "ReturnWay")
    record Way(
            @Schema(allowableValues = {"store", "drop-off", "collection", "keep"}) String way,
            @Schema(description = "Taken off the refund.") BigDecimal fee,
            @Schema(description = "What the customer gets back in the end.") BigDecimal refund,
            String explanation) {}
}
