package io.pontual.workers.returns;

import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * @param document only until it is {@link #sealed}; never kept
 * @param receipt null when there is none
 * @param grant null unless an agent takes back what the table leaves to one
 */
@Schema(description = "Goods that a store takes back though they belong to no order that we know.")
record AskBlindReturn(
        @NotNull(message = MISSING)
                @Pattern(regexp = ID, message = ID_MESSAGE)
                @Schema(description = "The store that has the goods in front of it.", example = "sp-pinheiros")
                String nodeId,
        @OneOf({"store", "agent"})
                @Schema(
                        description = "Who asks.",
                        allowableValues = {"store", "agent"},
                        defaultValue = "store")
                String requestedBy,
        @Pattern(regexp = ID, message = ID_MESSAGE)
                @Schema(description = "Your id of the customer, when they have one. Never a name.", example = "C-2231")
                String customerId,
        @Pattern(
                        regexp = "^[0-9A-Za-z./ -]{5,40}$",
                        message = "must have 5 to 40 letters, digits, spaces, dots, dashes or slashes")
                @Schema(
                        description =
                                "Number of the document that the customer shows; only a keyed hash of it is kept.")
                String document,
        @Valid @Schema(description = "Of the store's own till; leave it away when there is none.") Receipt receipt,
        @NotNull(message = MISSING)
                @NotEmpty(message = "must have at least one line")
                @Size(max = 50, message = "may have up to 50 lines")
                List<@NotNull(message = MISSING) @Valid Line> lines,
        @Valid @Schema(description = "Takes back at once what is left to an agent; needs the scope operate.")
                AskReturn.Grant grant) {

    private static final String MISSING = "is required";
    private static final String ID = "^[\\x21-\\x7e]{1,64}$";
    private static final String ID_MESSAGE = "must have 1 to 64 visible ASCII characters";

    AskBlindReturn {
        requestedBy = Objects.requireNonNullElse(requestedBy, "store");
    }

    @Schema(name = "BlindReturnReceipt")
    record Receipt(
            @NotNull(message = MISSING)
                    @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(description = "The store whose till printed it.", example = "sp-paulista")
                    String nodeId,
            @NotNull(message = MISSING)
                    @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(description = "As it is printed.", example = "004512")
                    String number,
            @NotNull(message = MISSING) @Schema(description = "Day of the sale.", example = "2026-03-01")
                    LocalDate date) {}

    @Schema(name = "BlindReturnLine")
    record Line(
            @NotNull(message = MISSING)
                    @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(description = "Each once.", example = "CAM-0102")
                    String sku,
            @NotNull(message = MISSING)
                    @Min(value = 1, message = "must be a whole number from 1 to 99")
                    @Max(value = 99, message = "must be a whole number from 1 to 99")
                    @Schema(example = "1")
                    Integer quantity,
            @DecimalMin(value = "0", message = "must not be less than zero")
                    @Digits(integer = 9, fraction = 2, message = "may have up to 9 digits and 2 decimals")
                    @Schema(
                            description = "Of one unit on the receipt, after discounts; only with a receipt.",
                            example = "59.90",
                            type = "string")
                    BigDecimal paid,
            @OneOf({"changed-mind", "wrong-size", "not-as-described", "wrong-item", "damaged", "defective"})
                    @Schema(
                            allowableValues = {
                                "changed-mind",
                                "wrong-size",
                                "not-as-described",
                                "wrong-item",
                                "damaged",
                                "defective"
                            },
                            defaultValue = "changed-mind")
                    String reason) {
        Line {
            reason = Objects.requireNonNullElse(reason, "changed-mind");
        }
    }

    /** The same with the keyed hash in the place of the document: what may be kept and compared. */
    AskBlindReturn sealed(ReturnCodes codes) {
        return new AskBlindReturn(nodeId, requestedBy, customerId, codes.sealed(document), receipt, lines, grant);
    }

    /** Leaves out the document, so that it never gets into a log. */
    @Override
    public String toString() {
        return "AskBlindReturn[nodeId=" + nodeId + "]";
    }
}
