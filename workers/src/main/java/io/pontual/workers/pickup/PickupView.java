package io.pontual.workers.pickup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.payment.contract.StorePayments;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A time is absent until its state has been reached. */
@Schema(
        name = "Pickup",
        description = "The collection of one fulfilment: who may collect, and who tried. Never the code.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PickupView(
        UUID fulfilmentId,
        String nodeId,
        @Schema(allowableValues = {"OFFERED", "ACCEPTED", "REJECTED", "READY", "HANDED_OVER", "EXPIRED", "RECALLED"})
                String status,
        Instant readyAt,
        @Schema(description = "After this the goods go back to the shelf.") Instant holdUntil,
        Instant handedOverAt,
        @Schema(description = "What waits, or waited; empty before the goods are there.") List<Line> lines,
        @Schema(
                        description = "Whose code opened the goods.",
                        allowableValues = {"customer", "proxy"})
                String collectedBy,
        @Schema(description = "Of the customer's one-time code; only while the goods wait.") Code code,
        @Schema(description = "Who comes instead of the customer; absent when nobody does.") Proxy proxy,
        @Schema(description = "How the time can be prolonged; only while the goods wait.") MoreTime moreTime,
        @Schema(description = "The customer who comes, or came last, by vehicle; absent when nobody said so.")
                Curbside curbside,
        @Schema(
                        description = "What the store takes at the counter; absent when nothing is, or was, to be paid"
                                + " there.")
                Payment payAtHandover,
        @Schema(description = "Absent for goods at the counter.") Locker locker,
        @Schema(description = "Every showing of a code, oldest first.") List<Attempt> attempts) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String lineId,
            @Schema(description = "Units that wait, or waited.") int quantity,
            @Schema(description = "Units that the customer keeps; absent until goods are handed over.")
                    Integer handedOver,
            @Schema(description = "Units that were given back at once; absent for none.") Integer givenBack) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Payment(
            @Schema(
                            description = "What is to be paid for all that waits; once it was paid, what was paid for"
                                    + " the goods that were taken. Decimal.",
                            example = "119.80")
                    String amount,
            @Schema(example = "BRL") String currency,
            @Schema(description = "Absent until it was paid.") Instant paidAt,
            @Schema(description = "Number of the store's receipt; absent until it was paid.") String receipt) {
        static Payment of(StorePayments.Due due) {
            return new Payment(due.amount().toPlainString(), due.currency(), null, null);
        }

        static Payment of(StorePayments.Taken taken) {
            return new Payment(taken.amount().toPlainString(), taken.currency(), taken.at(), taken.receipt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PickupLocker")
    record Locker(
            @Schema(description = "The customer would rather fetch the goods from a locker.") boolean wanted,
            @Schema(description = "Of POST /api/v1/lockers/{lockerId}/openings; absent while the goods are not in it.")
                    String lockerId,
            @Schema(description = "Its name; absent while the goods are not in it.") String locker,
            String compartment) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Code(
            @Schema(description = "Too many wrong codes were shown: none is accepted until the customer has a new one.")
                    boolean locked,
            @Schema(description = "Wrong codes that may still be shown, the proxy's among them.") int attemptsLeft,
            @Schema(description = "Of the code that is accepted; absent when it is locked.") Instant issuedAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proxy(
            String name,
            @Schema(description = "Of the proxy's code; absent when it is not accepted.") Instant codeIssuedAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MoreTime(
            @Schema(description = "How often the goods were kept longer.") int used,
            @Schema(description = "How often the customer may still ask for more time.") int left,
            @Schema(description = "By how much each time, ISO 8601.", example = "PT24H") String by) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Curbside(
            @Schema(allowableValues = {"ON_THE_WAY", "WAITING", "SERVED", "OVER"}) String status,
            @Schema(description = "The sign at the parking space.") String bay,
            @Schema(description = "Colour and kind.", example = "red car") String vehicle,
            @Schema(description = "When the customer wanted to be there.") Instant expectedAt,
            Instant arrivedAt,
            @Schema(description = "By when somebody should come out.") Instant dueAt,
            Instant endedAt) {
        static Curbside of(CurbsideVisit visit) {
            return new Curbside(
                    visit.status().name(),
                    visit.bay(),
                    visit.vehicle(),
                    visit.expectedAt(),
                    visit.arrivedAt(),
                    visit.dueAt(),
                    visit.endedAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attempt(
            Instant at,
            @Schema(allowableValues = {"HANDED_OVER", "WRONG_CODE", "LOCKED", "ON_HOLD", "NOT_PAID"}) String result,
            @Schema(
                            description = "Whose code it was; only when the goods were handed over for it.",
                            allowableValues = {"customer", "proxy"})
                    String who) {
        static Attempt of(CollectionAttempt attempt) {
            return new Attempt(
                    attempt.at(),
                    attempt.result().name(),
                    attempt.holder() == null ? null : attempt.holder().code());
        }
    }
}
