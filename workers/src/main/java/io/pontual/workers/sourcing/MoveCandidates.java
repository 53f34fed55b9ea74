package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.contract.Availability;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Who else could supply a fulfilment, for an operator who wants to move it: what the decision itself would weigh. */
@Component
class MoveCandidates {
    private static final int MOST = 50;

    private final SourcingQuestions questions;
    private final Availability availability;
    private final Reliability reliability;
    private final WorkingDays workingDays;
    private final Weighing weighing;

    MoveCandidates(
            SourcingQuestions questions,
            Availability availability,
            Reliability reliability,
            WorkingDays workingDays,
            Weighing weighing) {
        this.questions = questions;
        this.availability = availability;
        this.reliability = reliability;
        this.workingDays = workingDays;
        this.weighing = weighing;
    }

    /**
     * @param suppliesAll whether it can promise every line in full
     * @param day on which it would do the work
     * @param ordersThatDay places taken on that day
     * @param mostOrdersThatDay places that there are
     * @param kilometres to the town of the destination
     * @param cost of all that it can supply, in the currency of the order, as the decision weighs it; no price to anybody
     */
    record MoveCandidate(
            String nodeId,
            String name,
            String kind,
            String city,
            String state,
            boolean suppliesAll,
            String day,
            int ordersThatDay,
            int mostOrdersThatDay,
            long kilometres,
            BigDecimal cost,
            List<Stock> stock) {}

    /** @param available units that the node can promise now */
    record Stock(String sku, int wanted, int available) {}

    /** Those that can promise everything first, cheap before dear. Nodes that the rules leave out are not among them. */
    List<MoveCandidate> of(UUID orderId, Method method, String currentNodeId, List<FulfilmentPlan.Item> lines) {
        var request = questions.again(orderId, "moved", new SourcingQuestions.Way(method, null, null), lines);
        var skus = request.lines().stream().map(SourcingRequest.Line::sku).collect(Collectors.toSet());
        var snapshot = availability.snapshot(skus, request.method(), request.channel());
        var weighed = weighing.weigh(request, snapshot, workingDays.look(request.method()), reliability.risk(skus));
        return IntStream.range(0, weighed.nodes().size())
                .filter(node -> !weighed.nodes().get(node).nodeId().equals(currentNodeId))
                .mapToObj(node -> candidate(weighed, node))
                .sorted(Comparator.comparing(MoveCandidate::suppliesAll)
                        .reversed()
                        .thenComparing(MoveCandidate::cost)
                        .thenComparing(MoveCandidate::nodeId))
                .limit(MOST)
                .toList();
    }

    private static MoveCandidate candidate(Candidates weighed, int node) {
        var at = weighed.nodes().get(node);
        var demands = weighed.demands();
        var parts = new double[CostPart.COUNT];
        weighed.addNode(node, parts);
        for (int demand = 0; demand < demands.size(); demand++) {
            if (weighed.units()[demand][node] > 0) {
                weighed.addDemand(demand, node, 1, parts);
            }
        }
        var stock = IntStream.range(0, demands.size())
                .mapToObj(demand -> new Stock(
                        demands.get(demand).sku(), demands.get(demand).quantity(), weighed.units()[demand][node]))
                .toList();
        return new MoveCandidate(
                at.nodeId(),
                at.name(),
                at.kind(),
                at.city(),
                at.state(),
                stock.stream().allMatch(level -> level.available() >= level.wanted()),
                weighed.days()[node].date().toString(),
                weighed.days()[node].used(),
                weighed.days()[node].limit(),
                Math.round(weighed.km()[node]),
                BigDecimal.valueOf(Candidates.sum(parts)).setScale(2, RoundingMode.HALF_UP),
                stock);
    }
}
