package io.pontual.workers.sourcing;

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
    private final PromiseRepository promises;

    Sourcing(
            Drafting drafting,
            Capacity capacity,
            DecisionRepository decisions,
            SourcingSettings settings,
            PromiseRepository promises) {
        this.drafting = drafting;
        this.capacity = capacity;
        this.decisions = decisions;
        this.settings = settings;
        this.promises = promises;
    }

    /**
     * Decides, takes the places in the days' work and writes the record. Call it in the transaction that stores the
     * fulfilments; whoever gives a fulfilment up calls {@link Capacity#release}. A new order that was promised to come from
     * certain nodes comes from them; only when they turn out not to have it all, the others are asked too.
     */
    @Transactional
    public SourcingDecision decide(SourcingRequest request) {
        long start = System.nanoTime();
        var known = drafting.known(request);
        var promised = request.promisedNodeIds().isEmpty() ? promised(request) : request;
        var anywhere = request.promised(Set.of());
        while (true) {
            var draft = drafting.draft(promised, known);
            if (!promised.promisedNodeIds().isEmpty()
                    && !draft.decision().unsourced().isEmpty()) {
                promised = anywhere;
                continue;
            }
            if (capacity.take(request.orderId(), draft.places())) {
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
            known = known.lookAgain();
        }
    }

    /** A pickup comes from its store anyway, and who is asked again after a failure needs another node. */
    private SourcingRequest promised(SourcingRequest request) {
        if (!request.method().equals(Method.SHIP.code())
                || !request.cause().equals("initial")
                || request.wantedNodeId() != null) {
            return request;
        }
        var nodes = promises.nodesOf(request.orderId());
        return nodes.isEmpty() ? request : request.promised(nodes);
    }

    /** What would be decided now; nothing is taken or written. */
    @Transactional(readOnly = true)
    public SourcingDecision preview(SourcingRequest request) {
        return drafting.draft(request, drafting.known(request)).decision();
    }
}
