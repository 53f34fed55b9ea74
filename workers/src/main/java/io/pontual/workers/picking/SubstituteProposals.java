package io.pontual.workers.picking;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.PickedLine;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.persistence.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What staff propose in the place of what they did not find. Most often nothing. Whoever writes has locked the pick. */
@Component
class SubstituteProposals {
    private final SubstitutionRepository substitutions;
    private final Orders orders;
    private final Clock clock;

    SubstituteProposals(SubstitutionRepository substitutions, Orders orders, Clock clock) {
        this.substitutions = substitutions;
        this.orders = orders;
        this.clock = clock;
    }

    /** While they pick; the latest proposal for a line counts. */
    void propose(Pick pick, Pick.Line line, ProposeSubstitute proposal) {
        int units = proposal.quantity() == null ? line.requested() : Math.min(line.requested(), proposal.quantity());
        put(pick, line.lineId(), proposal.sku(), units, earlier(pick).get(line.lineId()));
    }

    /**
     * The pick has ended. What is said with it counts, else what was proposed before, for as many units as are missing; the
     * very same product is no substitute.
     *
     * @param found every line of the pick list
     */
    void record(Pick pick, List<PickedLine> reported, List<LineQuantity> found) {
        var said = reported.stream()
                .filter(line ->
                        line.substituteSku() != null && !line.substituteSku().isBlank())
                .collect(Collectors.toMap(PickedLine::lineId, Function.identity(), (first, second) -> first));
        var earlier = earlier(pick);
        if (said.isEmpty() && earlier.isEmpty()) {
            return;
        }
        var picked = found.stream().collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity));
        for (var line : pick.lines()) {
            var before = earlier.get(line.lineId());
            int missing = line.requested() - picked.get(line.lineId());
            var now = said.get(line.lineId());
            var sku = now != null ? now.substituteSku().strip() : before == null ? line.sku() : before.sku();
            int units = now != null ? units(now, missing) : before == null ? 0 : Math.min(missing, before.quantity());
            if (units > 0 && !sku.equals(line.sku())) {
                put(pick, line.lineId(), sku, units, before);
            } else if (before != null) {
                substitutions.delete(before.substitutionId());
            }
        }
    }

    private Map<String, Substitution> earlier(Pick pick) {
        return substitutions.ofFulfilment(pick.fulfilmentId()).stream()
                .collect(Collectors.toMap(Substitution::lineId, Function.identity()));
    }

    /** @param before null when nothing was proposed for the line yet */
    private void put(Pick pick, String lineId, String sku, int units, Substitution before) {
        if (before != null) {
            substitutions.change(before.substitutionId(), sku, units);
            return;
        }
        substitutions.insert(new Substitution(
                Ids.next(),
                pick.orderId(),
                pick.fulfilmentId(),
                lineId,
                sku,
                units,
                free(pick.orderId(), lineId),
                SubstitutionStatus.PROPOSED,
                clock.instant(),
                null,
                null,
                null));
    }

    /** @return their ids, the same for every repeat */
    List<UUID> of(UUID fulfilmentId) {
        return substitutions.ofFulfilment(fulfilmentId).stream()
                .map(Substitution::substitutionId)
                .toList();
    }

    /** @return the lines that they are now */
    List<FulfilmentPlan.Item> taken(UUID fulfilmentId) {
        var taken = substitutions.ofFulfilment(fulfilmentId).stream()
                .filter(one -> one.is(SubstitutionStatus.TAKEN))
                .toList();
        if (taken.isEmpty()) {
            return List.of();
        }
        var lines = orders.facts(taken.getFirst().orderId()).lines().stream()
                .collect(Collectors.toMap(Orders.Line::lineId, Function.identity()));
        return taken.stream()
                .map(one -> new FulfilmentPlan.Item(
                        one.substituteLineId(),
                        one.sku(),
                        lines.get(one.substituteLineId()).description(),
                        one.quantity()))
                .toList();
    }

    private static int units(PickedLine proposal, int missing) {
        return proposal.substituteQuantity() == null ? missing : Math.min(missing, proposal.substituteQuantity());
    }

    /** Channels name lines as they like, so the next number that nobody has. */
    private String free(UUID orderId, String lineId) {
        var known =
                orders.facts(orderId).lines().stream().map(Orders.Line::lineId).collect(Collectors.toSet());
        substitutions.ofOrder(orderId).forEach(one -> known.add(one.substituteLineId()));
        int number = 1;
        while (known.contains(lineId + "-S" + number)) {
            number++;
        }
        return lineId + "-S" + number;
    }
}
