package io.pontual.integrations.simulators.aurora;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.pontual.integrations.simulators.aurora.AuroraAuthorisation.Operation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the simulated provider keeps of a charge that the payer pays later, and shows of it.
 *
 * @param issue which code the payer has now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuroraCharge(
        String id,
        String reference,
        String status,
        String method,
        int issue,
        String amount,
        @JsonProperty("paid_amount") String paidAmount,
        String code,
        @JsonProperty("payable_line") String payableLine,
        @JsonProperty("due_at") Instant dueAt,
        @JsonIgnore String description,
        List<Operation> refunds) {

    static final String ISSUED = "issued";
    static final String PAID = "paid";
    static final String CANCELLED = "cancelled";

    static AuroraCharge of(
            String id, String reference, String method, int issue, String amount, String description, Instant dueAt) {
        var boleto = method.equals("boleto");
        return new AuroraCharge(
                id,
                reference,
                ISSUED,
                method,
                issue,
                amount,
                null,
                (boleto ? "BARCODE." : method.equals("pix") ? "00020126PIX." : "AURORA-BANK-0001/") + id.substring(4)
                        + "." + issue,
                // Not a line of a real bank: letters keep it from being taken for a card number.
                boleto ? "AUR00.%05d %s".formatted(issue, id.substring(4, 24)) : null,
                dueAt,
                description,
                List.of());
    }

    AuroraCharge paid(String amount) {
        return with(PAID, amount, refunds);
    }

    /** Who has paid has paid. */
    AuroraCharge cancelled() {
        return status.equals(PAID) ? this : with(CANCELLED, null, refunds);
    }

    AuroraCharge refunded(Operation refund) {
        return with(
                status,
                paidAmount,
                Stream.concat(refunds.stream(), Stream.of(refund)).toList());
    }

    boolean is(String other) {
        return status.equals(other);
    }

    /** Whether the order's number asks for something particular. */
    boolean says(String magic) {
        return description != null
                && description.toLowerCase(java.util.Locale.ROOT).contains(magic);
    }

    BigDecimal refundable() {
        var paid = paidAmount == null ? BigDecimal.ZERO : new BigDecimal(paidAmount);
        return refunds.stream()
                .filter(Operation::took)
                .map(refund -> new BigDecimal(refund.amount()))
                .reduce(paid, BigDecimal::subtract);
    }

    private AuroraCharge with(String status, String paidAmount, List<Operation> refunds) {
        return new AuroraCharge(
                id,
                reference,
                status,
                method,
                issue,
                amount,
                paidAmount,
                code,
                payableLine,
                dueAt,
                description,
                refunds);
    }
}
