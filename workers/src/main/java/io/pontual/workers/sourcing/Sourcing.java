package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.platform.persistence.Ids;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides which node supplies which lines: the cheapest plan that the rules of the analysts allow, with a place in the
 * day's work of each of its nodes, and always with a record that tells why.
 */
@Service
class Sourcing {
    /** How hard the optimiser tries, in nodes weighed; about ten milliseconds. */
    static final long EFFORT = 300_000;

    private final Availability availability;
    private final Reliability reliability;
    private final Weighing weighing;
    private final Capacity capacity;
    private final DecisionRepository decisions;
    private final SourcingSettings settings;
    private final PickupTransfers transfers;

    Sourcing(
            Availability availability,
            Reliability reliability,
            Weighing weighing,
            Capacity capacity,
            DecisionRepository decisions,
            SourcingSettings settings,
            PickupTransfers transfers) {
        this.availability = availability;
        this.reliability = reliability;
        this.weighing = weighing;
        this.capacity = capacity;
        this.decisions = decisions;
        this.settings = settings;
        this.transfers = transfers;
    }

    /**
     * Decides, takes the places in the days' work and writes the record. Call it in the transaction that stores the
     * fulfilments; whoever gives a fulfilment up calls {@link Capacity#release}.
     */
    @Transactional
    public SourcingDecision decide(SourcingRequest request) {
        long start = System.nanoTime();
        var snapshot = snapshot(request);
        var risk = reliability.risk(skus(request));
        var full = new HashSet<String>();
        while (true) {
            var draft = draft(request, snapshot, risk, full);
            var refused = capacity.take(request.orderId(), request.method(), places(draft));
            if (refused.isEmpty()) {
                var record = new Recording(draft.candidates(), draft.problem(), draft.optimiser(), draft.optimum())
                        .record(
                                draft.decision(),
                                draft.transfers(),
                                snapshot.nodes().size(),
                                settings.recordedCandidates());
                decisions.insert(draft.decision().decisionId(), request, record, (System.nanoTime() - start) / 1000);
                return draft.decision();
            }
            // Somebody else took the last place since the days were looked at.
            full.add(refused.get());
        }
    }

    /** What would be decided now; nothing is taken or written. */
    @Transactional(readOnly = true)
    public SourcingDecision preview(SourcingRequest request) {
        return draft(request, snapshot(request), reliability.risk(skus(request)), Set.of())
                .decision();
    }

    private record Draft(
            Candidates candidates,
            SourcingProblem problem,
            Optimiser optimiser,
            Optimum optimum,
            SourcingDecision decision,
            List<DecisionRecord.Sent> transfers) {}

    private Draft draft(
            SourcingRequest request, Availability.Snapshot snapshot, Reliability.Risk risk, Set<String> full) {
        var candidates = weighing.weigh(request, snapshot, risk, full);
        var problem = candidates.problem(true);
        var optimiser = new Optimiser(problem);
        var optimum = optimiser.solve(new BitSet(), EFFORT);
        var sharing = new Sharing(candidates, optimum);
        var filled = transfers.fill(
                request, new SourcingDecision(Ids.next(), sharing.fulfilments(), sharing.unsourced()), snapshot);
        return new Draft(candidates, problem, optimiser, optimum, filled.decision(), filled.transfers());
    }

    private static List<Capacity.Place> places(Draft draft) {
        var places = new ArrayList<Capacity.Place>();
        for (var fulfilment : draft.decision().fulfilments()) {
            for (int node : draft.optimum().nodes()) {
                if (draft.candidates().nodes().get(node).nodeId().equals(fulfilment.nodeId())) {
                    var day = draft.candidates().days()[node];
                    places.add(new Capacity.Place(
                            fulfilment.fulfilmentId(), fulfilment.nodeId(), day.date(), day.limit()));
                }
            }
        }
        return places;
    }

    private Availability.Snapshot snapshot(SourcingRequest request) {
        return availability.snapshot(skus(request), request.method(), request.channel());
    }

    private static Set<String> skus(SourcingRequest request) {
        return request.lines().stream().map(SourcingRequest.Line::sku).collect(Collectors.toSet());
    }
}
