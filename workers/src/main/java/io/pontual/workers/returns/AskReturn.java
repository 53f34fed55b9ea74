package io.pontual.workers.returns;

import io.pontual.processes.returns.WayCollection;
import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * @param customerId null when the channel does not say who asks
 * @param collection null unless a carrier is to come
 * @param grant null unless an agent grants what the policy refuses
 */
@Schema(description = "What a customer wants to give back.")
record AskReturn(
        @OneOf({"customer", "agent", "store"})
                @Schema(
                        description = "Who asks.",
                        allowableValues = {"customer", "agent", "store"},
                        defaultValue = "customer")
                String requestedBy,
        @Pattern(regexp = ID, message = ID_MESSAGE)
                @Schema(
                        description = "Your id of the customer who asks. When it is given, the order must be theirs.",
                        example = "C-2231")
                String customerId,
        @OneOf({"store", "drop-off", "collection", "keep"})
                @Schema(
                        description = "How the goods come back: one of the ways in return-options.",
                        allowableValues = {"store", "drop-off", "collection", "keep"},
                        defaultValue = "store")
                String way,
        @Valid @Schema(description = "Only for the way collection: when somebody is at home.") Collection collection,
        @NotNull(message = MISSING)
                @NotEmpty(message = "must have at least one line")
                @Size(max = 200, message = "may have up to 200 lines")
                List<@NotNull(message = MISSING) @Valid Line> lines,
        @Valid @Schema(description = "Grants what the policy refuses; needs the scope operate.") Grant grant,
        @Valid @Schema(description = "How what is wanted in exchange is got; only with lines that are exchanged.")
                Exchange exchange) {

    private static final String MISSING = "is required";
    private static final String ID = "^[\\x21-\\x7e]{1,64}$";
    private static final String ID_MESSAGE = "must have 1 to 64 visible ASCII characters";

    AskReturn {
        requestedBy = Objects.requireNonNullElse(requestedBy, "customer");
        way = Objects.requireNonNullElse(way, "store");
    }

    @Schema(name = "AskReturnLine")
    record Line(
            @NotNull(message = MISSING)
                    @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(description = "Of the order; each once.", example = "L1")
                    String lineId,
            @NotNull(message = MISSING)
                    @Min(value = 1, message = "must be a whole number from 1 to 9999")
                    @Max(value = 9999, message = "must be a whole number from 1 to 9999")
                    @Schema(example = "1")
                    Integer quantity,
            @NotNull(message = MISSING)
                    @OneOf({"changed-mind", "wrong-size", "not-as-described", "wrong-item", "damaged", "defective"})
                    @Schema(
                            allowableValues = {
                                "changed-mind",
                                "wrong-size",
                                "not-as-described",
                                "wrong-item",
                                "damaged",
                                "defective"
                            })
                    String reason,
            @OneOf({"sealed", "unused", "used"})
                    @Schema(
                            description = "What it is like, as the customer says.",
                            allowableValues = {"sealed", "unused", "used"},
                            defaultValue = "unused")
                    String condition,
            @Size(max = 10, message = "may have up to 10 photos")
                    @Schema(description = "References to photos that you keep.")
                    List<
                                    @NotNull(message = MISSING)
                                    @Pattern(
                                            regexp = "^[\\x21-\\x7e]{1,200}$",
                                            message = "must have 1 to 200 visible ASCII characters")
                                    String>
                            photos,
            @OneOf({"refund", "exchange"})
                    @Schema(
                            description = "What the customer wants for it.",
                            allowableValues = {"refund", "exchange"},
                            defaultValue = "refund")
                    String resolution,
            @Valid @Schema(description = "What the customer wants in exchange; only with the resolution exchange.")
                    ExchangeFor exchangeFor) {
        Line {
            resolution = Objects.requireNonNullElse(resolution, "refund");
            condition = Objects.requireNonNullElse(condition, "unused");
            photos = Objects.requireNonNullElse(photos, List.of());
        }

        boolean exchanges() {
            return resolution.equals("exchange");
        }

        /** That the customer gets in exchange. */
        int units() {
            return exchangeFor.quantity() == null ? quantity : exchangeFor.quantity();
        }
    }

    @Schema(name = "ReturnExchangeFor")
    record ExchangeFor(
            @NotNull(message = MISSING)
                    @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(description = "Any product; at its price of today.", example = "CAM-0102")
                    String sku,
            @Min(value = 1, message = "must be a whole number from 1 to 9999")
                    @Max(value = 9999, message = "must be a whole number from 1 to 9999")
                    @Schema(
                            description = "Up to what is given back; as much as that when it is left away.",
                            example = "1")
                    Integer quantity) {}

    @Schema(name = "ReturnExchange")
    record Exchange(
            @Schema(
                            description = "The new goods leave first; payment is set aside until the others are here.",
                            defaultValue = "false")
                    Boolean instant,
            @Valid
                    @Schema(
                            description =
                                    "What the new goods cost more; for instant, all that they cost. Leave it away when they cost no more.")
                    Payment payment) {
        Exchange {
            instant = Objects.requireNonNullElse(instant, false);
        }
    }

    /** @param token of a card; null for PIX */
    @Schema(name = "ReturnExchangePayment")
    record Payment(
            @NotNull(message = MISSING)
                    @OneOf({"credit-card", "debit-card", "pix"})
                    @Schema(
                            allowableValues = {"credit-card", "debit-card", "pix"},
                            example = "credit-card")
                    String method,
            @Pattern(regexp = "^[\\x21-\\x7e]{1,255}$", message = "must have 1 to 255 visible ASCII characters")
                    @Schema(description = "The payment provider's token of the card.", example = "tok_approved")
                    String token,
            @NotNull(message = MISSING)
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than zero")
                    @Schema(description = "Decimal string in the order's currency.", example = "20.00", type = "string")
                    BigDecimal amount,
            @Min(value = 1, message = "must be a whole number from 1 to 24")
                    @Max(value = 24, message = "must be a whole number from 1 to 24")
                    @Schema(description = "Only for credit cards.", defaultValue = "1")
                    Integer installments) {
        Payment {
            installments = Objects.requireNonNullElse(installments, 1);
        }

        boolean card() {
            return !method.equals("pix");
        }

        /** Leaves out what money could be taken with, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Payment[method=" + method + ", amount=" + amount + "]";
        }
    }

    @Schema(name = "ReturnCollection")
    record Collection(
            @NotNull(message = MISSING)
                    @Schema(description = "From tomorrow on, within two weeks.", example = "2026-03-04")
                    LocalDate day,
            @NotNull(message = MISSING)
                    @OneOf({"morning", "afternoon"})
                    @Schema(allowableValues = {"morning", "afternoon"})
                    String period) {
        /** Null of null. */
        static Collection of(WayCollection known) {
            return known == null ? null : new Collection(known.date(), known.period());
        }
    }

    /** Another way back. */
    @Schema(name = "ReturnWayWanted")
    record Way(
            @NotNull(message = MISSING)
                    @OneOf({"store", "drop-off", "collection"})
                    @Schema(allowableValues = {"store", "drop-off", "collection"})
                    String way,
            @Valid @Schema(description = "Only for the way collection: when somebody is at home.")
                    Collection collection) {}

    @Schema(name = "ReturnGrant")
    record Grant(
            @NotNull(message = MISSING)
                    @OneOf({"agent", "supervisor"})
                    @Schema(allowableValues = {"agent", "supervisor"})
                    String role,
            @NotBlank(message = "is required; say why")
                    @Size(max = 500, message = "may have up to 500 characters")
                    @Schema(example = "Was in hospital")
                    String reason) {}
}
