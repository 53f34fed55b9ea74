package io.pontual.workers.picking;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.PickedLine;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.persistence.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What staff propose in the place of what they did not find. Most often nothing. */
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

    /**
     * Once per pick, with the pick locked. The first proposal for a line counts; one for a line of which nothing is missing,
     * or of the very same product, does not.
     *
     * @param found every line of the pick list
     */
    void record(Pick pick, List<PickedLine> reported, List<LineQuantity> found) {
        var proposed = reported.stream()
                .filter(line ->
                        line.substituteSku() != null && !line.substituteSku().isBlank())
                .collect(Collectors.toMap(PickedLine::lineId, line -> line, (first, second) -> first));
        if (proposed.isEmpty()) {
            return;
        }
        var known = orders.facts(pick.orderId()).lines().stream()
                .map(Orders.Line::lineId)
                .collect(Collectors.toSet());
        substitutions.ofOrder(pick.orderId()).forEach(one -> known.add(one.substituteLineId()));
        var picked = found.stream().collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity));
        for (var line : pick.lines()) {
            var proposal = proposed.get(line.lineId());
            int missing = line.requested() - picked.get(line.lineId());
            int units = proposal == null ? 0 : units(proposal, missing);
            if (units > 0 && !proposal.substituteSku().strip().equals(line.sku())) {
                var lineId = free(line.lineId(), known);
                known.add(lineId);
                substitutions.insert(new Substitution(
                        Ids.next(),
                        pick.orderId(),
                        pick.fulfilmentId(),
                        line.lineId(),
                        proposal.substituteSku().strip(),
                        units,
                        lineId,
                        SubstitutionStatus.PROPOSED,
                        clock.instant(),
                        null,
                        null,
                        null));
            }
        }
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
                .collect(Collectors.toMap(Orders.Line::lineId, line -> line));
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
    private static String free(String lineId, Set<String> known) {
        int number = 1;
        while (known.contains(lineId + "-S" + number)) {
            number++;
        }
        return lineId + "-S" + number;
    }
}
