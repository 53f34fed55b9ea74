package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.platform.persistence.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

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
    private final WorkingDays workingDays;
    private final Weighing weighing;
    private final PickupTransfers transfers;

    Drafting(
            Availability availability,
            Reliability reliability,
            WorkingDays workingDays,
            Weighing weighing,
            PickupTransfers transfers) {
        this.availability = availability;
        this.reliability = reliability;
        this.workingDays = workingDays;
        this.weighing = weighing;
        this.transfers = transfers;
    }

    /**
     * What was read once and holds for all requests with the same products, method and channel. Not for two threads.
     *
     * @param sending the same of nodes that send goods, read when it is first asked for
     */
    record Known(
            Availability.Snapshot snapshot, WorkingDays.Look days, Reliability.Risk risk, Supplier<Known> sending) {

        /** The same, as the days are now. */
        Known lookAgain() {
            return new Known(snapshot, days.again(), risk, SingletonSupplier.of(() -> sending.get()
                    .lookAgain()));
        }

        /** The same, of one node: all that a draft of a pickup there looks at. @param place of the node */
        Known at(int place) {
            var shelves = new HashMap<String, Availability.Shelf>();
            snapshot.shelves().forEach((sku, shelf) -> {
                int i = Arrays.binarySearch(shelf.nodes(), place);
                if (i >= 0) {
                    shelves.put(sku, new Availability.Shelf(new int[1], new int[] {shelf.units()[i]}, new int[] {
                        shelf.ageDays()[i]
                    }));
                }
            });
            var only = List.of(snapshot.nodes().get(place));
            return new Known(new Availability.Snapshot(only, shelves), days, risk, sending);
        }
    }

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
            var placed = places.stream().map(Capacity.Place::holder).collect(Collectors.toSet());
            for (var fulfilment : decision().fulfilments()) {
                if (placed.contains(fulfilment.fulfilmentId())) {
                    // A store that gives nothing but too few of a line, and gets the rest sent.
                    continue;
                }
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
        return known(skus, method, channel, null, reliability.risk(skus));
    }

    Known known(SourcingRequest request) {
        var skus = request.lines().stream().map(SourcingRequest.Line::sku).collect(Collectors.toSet());
        return known(skus, request.method(), request.channel(), request.heldBy(), reliability.risk(skus));
    }

    private Known known(Set<String> skus, String method, String channel, UUID heldBy, Reliability.Risk risk) {
        return new Known(
                availability.snapshot(skus, method, channel, heldBy),
                workingDays.look(method),
                risk,
                SingletonSupplier.of(() -> known(skus, Method.SHIP.code(), channel, null, risk)));
    }

    Draft draft(SourcingRequest request, Known known) {
        var candidates = weighing.weigh(request, known.snapshot(), known.days(), known.risk());
        var problem = candidates.problem(true);
        var optimiser = new Optimiser(problem);
        var optimum = optimiser.solve(new BitSet(), EFFORT);
        var sharing = new Sharing(candidates, optimum);
        var filled = transfers.fill(
                request, new SourcingDecision(Ids.next(), sharing.fulfilments(), sharing.unsourced()), known);
        return new Draft(candidates, problem, optimiser, optimum, filled);
    }
}
