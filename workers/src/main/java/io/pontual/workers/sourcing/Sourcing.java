package io.pontual.workers.sourcing;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides which node supplies which lines: the cheapest plan that the rules of the analysts allow, with a place in the
 * day's work of each of its nodes, and always with a record that tells why.
 */
@Service
class Sourcing {
    private final Drafting drafting;
    private final Capacity capacity;
    private final DecisionRepository decisions;
    private final SourcingSettings settings;

    Sourcing(Drafting drafting, Capacity capacity, DecisionRepository decisions, SourcingSettings settings) {
        this.drafting = drafting;
        this.capacity = capacity;
        this.decisions = decisions;
        this.settings = settings;
    }

    /**
     * Decides, takes the places in the days' work and writes the record. Call it in the transaction that stores the
     * fulfilments; whoever gives a fulfilment up calls {@link Capacity#release}.
     */
    @Transactional
    public SourcingDecision decide(SourcingRequest request) {
        long start = System.nanoTime();
        var known = drafting.known(request);
        var full = new HashSet<String>();
        while (true) {
            var draft = drafting.draft(request, known, full);
            var refused = capacity.take(request.orderId(), request.method(), draft.places());
            if (refused.isEmpty()) {
                var record = new Recording(draft.candidates(), draft.problem(), draft.optimiser(), draft.optimum())
                        .record(
                                draft.decision(),
                                draft.transfers(),
                                known.snapshot().nodes().size(),
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
        return drafting.draft(request, drafting.known(request), Set.of()).decision();
    }
}
