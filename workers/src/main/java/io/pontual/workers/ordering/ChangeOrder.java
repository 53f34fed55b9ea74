package io.pontual.workers.ordering;

import static io.pontual.workers.ordering.PlaceOrder.MISSING;

import io.pontual.workers.ordering.PlaceOrder.Line;
import io.pontual.workers.ordering.PlaceOrder.Tender;
import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A change of an order, of one kind.
 *
 * @param cancelLines null unless lines are cancelled
 * @param addLines null unless lines are added; with {@code cancelLines} these go in exchange
 * @param tenders for what the order costs more; null when it does not
 * @param contact null unless the contact changes
 * @param address null unless the address changes
 * @param fulfilment null unless the method, the store or the service changes
 * @param reason in the words of whoever asks; may be null
 * @param requestedBy null for the customer
 */
@Schema(
        description =
                "What of an order is to change: exactly one of lines, contact, address and fulfilment. cancelLines and"
                        + " addLines may come together.")
record ChangeOrder(
        @Size(min = 1, max = 200, message = "must have 1 to 200 lines")
                @Schema(description = "Units that the customer does not want any more.")
                List<@NotNull(message = MISSING) @Valid CancelLine> cancelLines,
        @Size(min = 1, max = 200, message = "must have 1 to 200 lines")
                @Schema(
                        description = "Lines that the customer wants, too, the way the order goes; with the lineId, sku"
                                + " and unitPrice of a line of the order, more units of it.")
                List<@NotNull(message = MISSING) @Valid Line> addLines,
        @Size(max = 10, message = "may have up to 10 tenders")
                @Schema(
                        description = "How the customer pays what the order costs more; they add up to that. Only with"
                                + " addLines, and none when it does not cost more.")
                List<@NotNull(message = MISSING) @Valid Tender> tenders,
        @Valid @Schema(description = "Whom we write to; what is left away stays as it is.") NewContact contact,
        @Valid @Schema(description = "Where the goods are sent instead; only of an order that is sent.")
                Address address,
        @Valid
                @Schema(
                        description = "How the customer gets the goods instead, said whole as in an order, without a"
                                + " promise: delivery instead of pickup, pickup instead of delivery, another store,"
                                + " another service.")
                PlaceOrder.Fulfilment fulfilment,
        @Size(max = 500, message = "may have up to 500 characters")
                @NoCardNumber
                @Schema(description = "Why, in your own words; kept with the order.", example = "Ordered one too many")
                String reason,
        @OneOf({"customer", "agent", "system"})
                @Schema(
                        description = "Who asks; the policy may treat them differently. Without it, the customer.",
                        allowableValues = {"customer", "agent", "system"})
                String requestedBy) {

    record CancelLine(
            @NotNull(message = MISSING)
                    @Pattern(regexp = PlaceOrder.ID, message = PlaceOrder.ID_MESSAGE)
                    @Schema(description = "Of the order.", example = "L1")
                    String lineId,
            @NotNull(message = MISSING)
                    @Min(value = 1, message = "must be a whole number from 1 to 9999")
                    @Max(value = 9999, message = "must be a whole number from 1 to 9999")
                    @Schema(description = "Units to cancel; the rest of the line stays.", example = "1")
                    Integer quantity) {}

    record NewContact(
            @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
                    @Pattern(regexp = "^[^\\r\\n\\t]*\\S[^\\r\\n\\t]*$", message = "must be on one line, and not blank")
                    @Schema(example = "Ana Exemplo")
                    String name,
            @Size(max = 254, message = "may have up to 254 characters")
                    @Pattern(
                            regexp = "^[^\\s@]+@[^\\s@]+\\.[^\\s@.]+$",
                            message = "must be an e-mail address such as ana@example.com")
                    @Schema(format = "email", example = "ana@example.com")
                    String email,
            @Pattern(regexp = "^[+0-9 ()./-]{5,30}$", message = "must be a phone number such as +55 11 91234-5678")
                    @Schema(example = "+55 11 90000-0000")
                    String phone,
            @OneOf({"pt-BR", "en"})
                    @Schema(
                            description = "Language of the messages to the customer.",
                            allowableValues = {"pt-BR", "en"})
                    String locale) {
        /** Leaves out who it is, so that it never gets into a log. */
        @Override
        public String toString() {
            return "NewContact[locale=" + locale + "]";
        }
    }

    Canceller changer() {
        return Canceller.of(requestedBy);
    }
}
