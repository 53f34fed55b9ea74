package io.pontual.workers.sourcing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How probable it is that goods are not where the stock level says: learnt from the lines of the last weeks that a node
 * rejected or could not find. Few facts count little: the share of a product at a node is drawn to that of the node, and
 * the node's to that of all nodes, by as many lines as the setting says.
 */
@Service
class Reliability {
    /** Shares of whole nodes hardly move within a minute, and adding them up reads every outcome of the weeks. */
    private static final Duration FRESH = Duration.ofMinutes(1);
    /** What is believed of a retailer that has no outcome yet. */
    private static final double AT_FIRST = 0.02;

    private final OutcomeRepository outcomes;
    private final SourcingSettings settings;
    private final Clock clock;
    private volatile Nodes nodes = new Nodes(Instant.MIN, Map.of(), AT_FIRST);

    Reliability(OutcomeRepository outcomes, SourcingSettings settings, Clock clock) {
        this.outcomes = outcomes;
        this.settings = settings;
        this.clock = clock;
    }

    private record Nodes(Instant asOf, Map<String, OutcomeRepository.Share> shares, double overall) {}

    /** Says how probable it is that a line is not found. */
    interface Risk {
        Risk NONE = (nodeId, sku) -> 0;

        /** @return 0 to 1 */
        double of(String nodeId, String sku);
    }

    /**
     * Remembers what became of a line; a repeat changes nothing.
     *
     * @param found units of those wanted
     * @param reason why less was found, or why the node refused; null when all was found
     */
    @Transactional
    public void recordOutcome(
            UUID fulfilmentId, String lineId, String nodeId, String sku, int found, int wanted, String reason) {
        outcomes.insert(fulfilmentId, lineId, nodeId, sku, Math.min(found, wanted), wanted, reason);
    }

    /** The risk of these products at every node, as known now; none when learning is switched off. */
    Risk risk(Collection<String> skus) {
        if (!settings.learnReliability()) {
            return Risk.NONE;
        }
        var known = nodes();
        var places = outcomes.byPlace(skus, since());
        return (nodeId, sku) -> {
            double node = drawn(known.shares().get(nodeId), known.overall());
            return drawn(places.isEmpty() ? null : places.get(new OutcomeRepository.Place(nodeId, sku)), node);
        };
    }

    private Nodes nodes() {
        var known = nodes;
        if (known.asOf().plus(FRESH).isBefore(clock.instant()) || known.asOf().isAfter(clock.instant())) {
            var shares = outcomes.byNode(since());
            int asked = shares.values().stream()
                    .mapToInt(OutcomeRepository.Share::asked)
                    .sum();
            int failed = shares.values().stream()
                    .mapToInt(OutcomeRepository.Share::failed)
                    .sum();
            known = new Nodes(clock.instant(), shares, drawn(new OutcomeRepository.Share(asked, failed), AT_FIRST));
            nodes = known;
        }
        return known;
    }

    private double drawn(OutcomeRepository.Share share, double to) {
        return share == null
                ? to
                : (share.failed() + settings.reliabilityPrior() * to) / (share.asked() + settings.reliabilityPrior());
    }

    private Instant since() {
        return clock.instant().minus(settings.reliabilityWindow());
    }
}
