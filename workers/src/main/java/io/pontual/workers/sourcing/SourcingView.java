package io.pontual.workers.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.inventory.contract.ExpectedSupply;
import io.pontual.workers.platform.timeline.Language;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Why an order is supplied as it is. */
@Schema(name = "Sourcing", description = "Why an order is supplied as it is: every decision, oldest first.")
record SourcingView(
        UUID orderId,
        List<Decision> decisions,
        @Schema(description = "Goods to come that lines were promised when nobody had them; oldest first.")
                List<Expected> expected) {

    @Schema(name = "SourcingExpected")
    record Expected(
            String lineId,
            String nodeId,
            String sku,
            @Schema(description = "Purchase order or shipment of the expected receipt.") String reference,
            Instant expectedAt,
            int quantity,
            @Schema(description = "Units of it that have come.") int arrived) {
        static Expected of(ExpectedSupply.Part part) {
            return new Expected(
                    part.lineId(),
                    part.nodeId(),
                    part.sku(),
                    part.reference(),
                    part.expectedAt(),
                    part.quantity(),
                    part.arrived());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SourcingDecision")
    record Decision(
            UUID decisionId,
            @Schema(description = "Why it was decided now.", example = "initial") String cause,
            Instant decidedAt,
            @Schema(description = "How long it took, in milliseconds.") BigDecimal tookMillis,
            @Schema(example = "ship") String method,
            String currency,
            @Schema(description = "What was decided and why, in the language of the answer.") List<String> summary,
            @Schema(description = "Absent when nobody supplies anything.") Plan chosen,
            @Schema(description = "The best plan without at least one of the chosen nodes.") Plan runnerUp,
            @Schema(description = "Whether no plan is cheaper by a cent.") boolean proven,
            @Schema(description = "What a better plan could save at most.") BigDecimal gap,
            @Schema(description = "The best of the nodes that could supply something.") List<Candidate> candidates,
            @Schema(description = "How many there were.") int possibleNodes,
            @Schema(description = "Nodes that were left out, by what left them out.") List<Left> dropped,
            @Schema(description = "Lines that nobody supplies.") List<Missing> unsourced) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SourcingPlan")
    record Plan(
            BigDecimal cost,
            @Schema(description = "By what makes it up.") Map<String, BigDecimal> costs,
            List<Part> parts) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SourcingPart")
    record Part(
            UUID fulfilmentId,
            String nodeId,
            String name,
            @Schema(description = "When the node does the work, in its own calendar.") LocalDate day,
            int units) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SourcingCandidate")
    record Candidate(
            String nodeId,
            String name,
            boolean chosen,
            @Schema(description = "As if this node alone supplied what it has.") BigDecimal cost,
            Map<String, BigDecimal> costs,
            BigDecimal km,
            String zone,
            @Schema(description = "Kept out by a soft rule, if at all.") boolean avoid,
            BigDecimal riskPercent,
            String text) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SourcingDropped")
    record Left(@Schema(example = "capacity") String rule, int nodes, List<String> examples, String text) {}

    @Schema(name = "SourcingMissing")
    record Missing(String lineId, int quantity, @Schema(example = "no-stock") String reason) {}

    static Decision decision(DecisionRepository.Stored stored, Language language) {
        var record = stored.record();
        var words = new DecisionWords(record, language);
        return new Decision(
                stored.decisionId(),
                stored.cause(),
                stored.decidedAt(),
                BigDecimal.valueOf(stored.tookMicros(), 3),
                stored.method(),
                record.currency(),
                words.summary(stored.cause()),
                plan(record.chosen()),
                plan(record.runnerUp()),
                record.proven(),
                record.gap(),
                record.candidates().stream()
                        .map(node -> new Candidate(
                                node.nodeId(),
                                node.name(),
                                node.chosen(),
                                node.cost(),
                                node.costs(),
                                node.km(),
                                node.zone(),
                                node.avoidPt() != null,
                                node.riskPercent(),
                                words.candidate(node)))
                        .toList(),
                record.possible(),
                record.dropped().stream()
                        .map(entry -> new Left(entry.rule(), entry.nodes(), entry.examples(), words.dropped(entry)))
                        .toList(),
                record.unsourced().stream()
                        .map(line -> new Missing(line.lineId(), line.quantity(), line.reason()))
                        .toList());
    }

    private static Plan plan(DecisionRecord.Plan plan) {
        return plan == null
                ? null
                : new Plan(
                        plan.cost(),
                        plan.costs(),
                        plan.parts().stream()
                                .map(part -> new Part(
                                        part.fulfilmentId(), part.nodeId(), part.name(), part.day(), part.units()))
                                .toList());
    }
}
