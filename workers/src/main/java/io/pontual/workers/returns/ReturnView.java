package io.pontual.workers.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Times are absent until the state has been reached. */
@Schema(name = "Return", description = "A return, where it stands, and what goes back for it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnView(
        UUID returnId,
        UUID orderId,
        @Schema(
                        description =
                                "The order that was paid for, when these goods replaced some of it: the money goes back"
                                        + " to it.")
                UUID paidWith,
        ReturnStatus status,
        String requestedBy,
        String way,
        String policyVersion,
        @Schema(description = "Of whoever granted what the policy refuses.") String grantedRole,
        String grantedReason,
        @Schema(description = "Where the goods are.") String nodeId,
        @Schema(description = "Too many wrong codes were shown.") boolean codeLocked,
        List<Line> lines,
        Refund refund,
        Exchange exchange,
        Instant requestedAt,
        @Schema(description = "Until when the goods must be brought.") Instant sendBy,
        Instant arrivedAt,
        Instant receivedAt,
        Instant inspectedAt,
        Instant endedAt,
        @Schema(description = "Only when a carrier brings it, once it has made the label.") ByCarrier byCarrier,
        @Schema(description = "Only of goods that belong to no order; then there is no orderId and no refund.")
                Blind blind,
        String self) {

    @Schema(name = "ReturnByCarrier")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ByCarrier(
            String carrier,
            String trackingCode,
            @Schema(
                            description = "What the carrier says of it.",
                            allowableValues = {"LABELLED", "SENT", "ARRIVED", "LOST", "VOIDING", "VOIDED"})
                    String status,
            String place,
            @Schema(description = "What the code shows that the carrier scans instead of a printed label.") String qr,
            @Schema(description = "Of the label as PDF: for the customer only, needs no key.") String label,
            @Schema(description = "Only when the carrier comes for it.") LocalDate collectOn,
            @Schema(allowableValues = {"morning", "afternoon"}) String period,
            @Schema(description = "Since when the carrier has it.") Instant sentAt,
            @Schema(description = "Where it goes.") String toNodeId) {}

    @Schema(name = "ReturnList", description = "Oldest first.")
    record ListOf(List<ReturnView> items) {}

    @Schema(name = "ReturnLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String lineId,
            String sku,
            String description,
            int quantity,
            String reason,
            @Schema(description = "As the customer says.") String condition,
            @Schema(allowableValues = {"withdrawal", "fault", "policy", "granted"}) String basis,
            List<String> photos,
            @Schema(description = "Units that really came.") Integer received,
            @Schema(description = "Units of something else that came in their place.") Integer wrong,
            @Schema(description = "What they are like, and what becomes of them.") List<Grade> grades) {}

    /** @param credit null until the goods were looked at @param undoUntil null until it was credited */
    @Schema(name = "ReturnWithoutOrder", description = "Goods that a store took back for store credit.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Blind(
            @Schema(allowableValues = {"receipt", "none"}) String proof,
            @Schema(
                            description = "waiting for an agent or the inspection; credited; refused by an agent;"
                                    + " withdrawn, when the customer has the goods again.",
                            allowableValues = {"waiting", "credited", "refused", "withdrawn"})
                    String outcome,
            String currency,
            @Schema(description = "What the goods are worth as new.") BigDecimal worth,
            @Schema(description = "What the customer got as store credit.") BigDecimal credit,
            @Schema(description = "How it came about, in words, in the language of Accept-Language.")
                    List<String> explanation,
            @Schema(description = "Until when the customer may have the goods again.") Instant undoUntil,
            @Schema(description = "Whether the code of the credit was shown.") Boolean codeShown) {}

    /** @param disposition null when the customer keeps them */
    @Schema(name = "ReturnGrade")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Grade(
            int quantity,
            @Schema(allowableValues = {"as-new", "opened", "used", "damaged", "unusable"}) String grade,
            @Schema(allowableValues = {"restock", "refurbish", "outlet", "vendor", "scrap"}) String disposition) {}

    /** @param expected null once something was decided, or nothing will be */
    @Schema(name = "ReturnRefund")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refund(
            String currency,
            @Schema(allowableValues = {"at-once", "on-receipt", "on-inspection"}) String when,
            @Schema(description = "Of the way back; taken off the refund.") BigDecimal fee,
            @Schema(description = "What goes back in all, so far.") BigDecimal total,
            @Schema(description = "What would go back if everything comes; absent once it was decided.")
                    Statement expected,
            @Schema(description = "What was decided, and how each amount came about.") List<Statement> statements) {}

    /** @param credit null until it is known what came back @param refund null until it has ended */
    @Schema(
            name = "ReturnExchangeState",
            description =
                    "What the customer gets in exchange. credit pays for it, as far as it reaches; the customer pays"
                            + " price - credit.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Exchange(
            @Schema(description = "The order of the new goods, with its own story.") UUID orderId,
            @Schema(
                            description = "WAITING for what comes back, DECIDED once that is known, ENDED when the new"
                                    + " goods are had or given up.")
                    io.pontual.workers.returns.Exchange.Status status,
            @Schema(description = "The new goods leave first.") boolean instant,
            List<NewGoods> lines,
            @Schema(description = "Of all new goods, after discounts.") BigDecimal price,
            @Schema(description = "Agreed on top; of an instant exchange, what is set aside.") BigDecimal pays,
            @Schema(description = "What of the price is paid with what came back.") BigDecimal credit,
            @Schema(description = "Given back for what could not be had.") BigDecimal refund,
            @Schema(description = "The same in words, in the language of Accept-Language.") List<String> explanation) {}

    @Schema(name = "ReturnNewGoods")
    record NewGoods(
            String lineId,
            String sku,
            String description,
            int quantity,
            BigDecimal unitPrice,
            @Schema(description = "On all units; the customer keeps the discount that they had.")
                    BigDecimal discount) {}

    @Schema(
            name = "RefundStatement",
            description = "goods - discount + shipping - fee - reduction - alreadyBack - exchanged = amount.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Statement(
            @Schema(allowableValues = {"at-once", "on-receipt", "on-inspection"}) String step,
            BigDecimal goods,
            BigDecimal discount,
            BigDecimal shipping,
            BigDecimal fee,
            @Schema(description = "Kept back for units that came back worse than they were said to be.")
                    BigDecimal reduction,
            @Schema(description = "Of the same money, what had been given back before.") BigDecimal alreadyBack,
            @Schema(description = "What of it pays for goods in exchange.") BigDecimal exchanged,
            BigDecimal amount,
            Instant decidedAt,
            @Schema(description = "The same in words, in the language of Accept-Language.") List<String> explanation) {}
}
