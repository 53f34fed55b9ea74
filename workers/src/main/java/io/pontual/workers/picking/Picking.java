package io.pontual.workers.picking;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.RecordPick;
import io.pontual.processes.picking.StartPicking;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes pick lists and what came of them. */
@Service
class Picking {
    private static final Logger LOG = LoggerFactory.getLogger(Picking.class);

    private final PickRepository picks;
    private final Catalogue catalogue;
    private final Timeline timeline;
    private final Clock clock;

    Picking(PickRepository picks, Catalogue catalogue, Timeline timeline, Clock clock) {
        this.picks = picks;
        this.catalogue = catalogue;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * Writes the pick list, once; doing it again gives the same due time.
     *
     * @return by when it is due, in the node's own time
     * @throws NeedsOperator when the policy's duration cannot be read
     */
    @Transactional
    public String start(StartPicking.Input input) {
        picks.insert(
                input.fulfilmentId(),
                input.orderId(),
                input.nodeId(),
                // Whole seconds: nobody picks to the millisecond, and forms show what they are given.
                clock.instant().plus(within(input)).truncatedTo(ChronoUnit.SECONDS),
                input.lines());
        return inNodeTime(picks.lock(input.fulfilmentId()).orElseThrow().dueAt(), input.nodeId());
    }

    /**
     * Records what was found, once; doing it again gives the first result. A line that is not named was not found, and
     * more than was asked for counts as what was asked for: the rest belongs back on the shelf.
     *
     * @throws NeedsOperator when picking was never started
     */
    @Transactional
    public RecordPick.Output record(UUID fulfilmentId, List<LineQuantity> reported) {
        var pick = picks.lock(fulfilmentId)
                .orElseThrow(() -> new NeedsOperator("Fulfilment " + fulfilmentId
                        + " has no pick list. Move the token back to 'Start picking' in Operate."));
        if (pick.status() != PickStatus.STARTED) {
            return new RecordPick.Output(
                    pick.lines().stream().map(Pick.Line::found).toList(),
                    pick.status().result());
        }
        var found = found(pick, reported);
        int requested = pick.lines().stream().mapToInt(Pick.Line::requested).sum();
        int picked = found.stream().mapToInt(LineQuantity::quantity).sum();
        var status = PickStatus.of(requested, picked);
        picks.finish(fulfilmentId, status, found);
        timeline.record(
                pick.orderId(),
                status == PickStatus.COMPLETE ? TimelineKind.ITEMS_PICKED : TimelineKind.ITEMS_SHORT,
                fulfilmentId,
                Map.of(
                        "nodeId",
                        pick.nodeId(),
                        "node",
                        catalogue.node(pick.nodeId()).map(Catalogue.Node::name).orElse(pick.nodeId()),
                        "quantity",
                        picked,
                        "missing",
                        requested - picked));
        return new RecordPick.Output(found, status.result());
    }

    private static List<LineQuantity> found(Pick pick, List<LineQuantity> reported) {
        var units = new HashMap<String, Integer>();
        if (reported != null) {
            reported.forEach(line -> units.merge(line.lineId(), Math.max(0, line.quantity()), Picking::add));
        }
        var found = pick.lines().stream()
                .map(line -> new LineQuantity(
                        line.lineId(), Math.min(line.requested(), units.getOrDefault(line.lineId(), 0))))
                .toList();
        pick.lines().forEach(line -> units.remove(line.lineId()));
        if (!units.isEmpty()) {
            LOG.warn(
                    "Fulfilment {}: {} reported lines are not on the pick list and were ignored",
                    pick.fulfilmentId(),
                    units.size());
        }
        return found;
    }

    /** A mistyped number must not overflow into "nothing found". */
    private static int add(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
    }

    private static Duration within(StartPicking.Input input) {
        try {
            return Duration.parse(String.valueOf(input.pickWithin()));
        } catch (DateTimeParseException e) {
            throw new NeedsOperator("Decision 'pickup-policy' gave pickWithin '" + input.pickWithin()
                    + "', which is no ISO-8601 duration such as PT4H. Mend the table or the variable and retry.");
        }
    }

    private String inNodeTime(Instant at, String nodeId) {
        return NodeTime.iso(
                at, catalogue.node(nodeId).map(Catalogue.Node::timeZone).orElse("UTC"));
    }
}
