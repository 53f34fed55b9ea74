package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.timeline.Language;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A change and what became of it. A time is absent until its state has been reached. */
@Schema(name = "Change", description = "A change of an order, and what became of it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeView(
        UUID changeId,
        UUID orderId,
        @Schema(allowableValues = {"cancel-lines", "contact", "address", "fulfilment", "add-lines", "swap-lines"})
                String kind,
        ChangeStatus status,
        @Schema(allowableValues = {"customer", "agent", "system"}) String requestedBy,
        @Schema(description = "What was written with it.") String note,
        @Schema(description = "What the order costs more; negative for less.", example = "-59.90")
                BigDecimal priceDifference,
        String currency,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Line> lines,
        @Schema(description = "What was there before; not of lines.") State before,
        @Schema(description = "What takes its place; not of lines.") State after,
        @Schema(description = "Why the policy decided so, in the language of Accept-Language.") String reason,
        @Schema(
                        description = "Why it was refused or could not be made.",
                        allowableValues = {
                            "refused",
                            "too-late",
                            "not-available",
                            "payment-declined",
                            "payment-expired",
                            "order-ended"
                        })
                String failure,
        Instant requestedAt,
        @Schema(description = "By when somebody decides; only when approval was needed.") Instant approvalDueAt,
        @Schema(description = "When the order was changed.") Instant appliedAt,
        Instant endedAt,
        ChangeReceipt.Links links) {

    @Schema(name = "ChangedLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String lineId,
            @Schema(description = "Units that were wanted; zero for a line that the order did not have.") int before,
            @Schema(description = "Units that are wanted.") int after,
            BigDecimal unitPrice,
            @Schema(description = "Only of a line that the order did not have.") String sku,
            @Schema(description = "Only of a line that the order did not have.") String description) {}

    @Schema(name = "ChangedState")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(Contact contact, OrderView.Wish fulfilment) {
        static State of(Change.State state) {
            return state == null ? null : new State(Contact.of(state.contact()), state.fulfilment());
        }
    }

    @Schema(name = "ChangedContact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contact(String name, String email, String phone, String locale) {
        static Contact of(Orders.Contact contact) {
            return contact == null
                    ? null
                    : new Contact(contact.name(), contact.email(), contact.phone(), contact.locale());
        }
    }

    static ChangeView of(Change change, String currency, Language language) {
        return new ChangeView(
                change.changeId(),
                change.orderId(),
                change.kind().code(),
                change.status(),
                change.requestedBy().code(),
                change.note(),
                OrderRules.withDecimals(change.priceDifference(), currency),
                currency,
                change.lines().stream()
                        .map(line -> new Line(
                                line.lineId(),
                                line.before(),
                                line.after(),
                                line.unitPrice(),
                                line.sku(),
                                line.description()))
                        .toList(),
                State.of(change.before()),
                State.of(change.after()),
                language == Language.PT_BR ? change.reasonPt() : change.reasonEn(),
                change.failure(),
                change.requestedAt(),
                change.approvalDueAt(),
                change.appliedAt(),
                change.endedAt(),
                ChangeReceipt.links(change));
    }
}
