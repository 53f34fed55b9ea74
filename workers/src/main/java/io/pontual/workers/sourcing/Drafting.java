package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.platform.persistence.Ids;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Works out who would supply what now; takes and writes nothing. Decisions and promises both come from here, so that what is
 * promised is what is decided.
 */
@Component
class Drafting {
    /** How hard the optimiser tries, in nodes weighed; about ten milliseconds. */
    private static final long EFFORT = 300_000;

    private final Availability availability;
    private final Reliability reliability;
    private final Weighing weighing;
    private final PickupTransfers transfers;

    Drafting(Availability availability, Reliability reliability, Weighing weighing, PickupTransfers transfers) {
        this.availability = availability;
        this.reliability = reliability;
        this.weighing = weighing;
        this.transfers = transfers;
    }

    /** What was read once and holds for all requests with the same products, method and channel. */
    record Known(Availability.Snapshot snapshot, Reliability.Risk risk) {}

    record Draft(
            Candidates candidates,
            SourcingProblem problem,
            Optimiser optimiser,
            Optimum optimum,
            PickupTransfers.Filled filled) {

        SourcingDecision decision() {
            return filled.decision();
        }

        List<DecisionRecord.Sent> transfers() {
            return filled.transfers();
        }

        /** In the work of the days on which the nodes would do it, those that only send to the store included. */
        List<Capacity.Place> places() {
            var places = new ArrayList<>(filled.places());
            for (var fulfilment : decision().fulfilments()) {
                for (int node : optimum.nodes()) {
                    if (candidates.nodes().get(node).nodeId().equals(fulfilment.nodeId())) {
                        var day = candidates.days()[node];
                        places.add(new Capacity.Place(
                                fulfilment.fulfilmentId(),
                                fulfilment.nodeId(),
                                candidates.request().method(),
                                day.date(),
                                day.limit()));
                    }
                }
            }
            return places;
        }
    }

    Known known(Set<String> skus, String method, String channel) {
        return new Known(availability.snapshot(skus, method, channel), reliability.risk(skus));
    }

    Known known(SourcingRequest request) {
        var skus = request.lines().stream().map(SourcingRequest.Line::sku).collect(Collectors.toSet());
        return new Known(
                availability.snapshot(skus, request.method(), request.channel(), request.heldBy()),
                reliability.risk(skus));
    }

    Draft draft(SourcingRequest request, Known known) {
        var candidates = weighing.weigh(request, known.snapshot(), known.risk());
        var problem = candidates.problem(true);
        var optimiser = new Optimiser(problem);
        var optimum = optimiser.solve(new BitSet(), EFFORT);
        var sharing = new Sharing(candidates, optimum);
        var filled = transfers.fill(
                request,
                new SourcingDecision(Ids.next(), sharing.fulfilments(), sharing.unsourced()),
                known.snapshot());
        return new Draft(candidates, problem, optimiser, optimum, filled);
    }
}
