package io.pontual.workers.picking;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.ClosePick;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.picking.RecordPick;
import io.pontual.processes.picking.StartPicking;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.engine.BusinessError;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes pick lists and what came of them. */
@Service
class Picking {
    private static final Logger LOG = LoggerFactory.getLogger(Picking.class);

    /** Any other word says nothing that somebody could act on. */
    private static final Set<String> REASONS = Set.of("not-found", "damaged", "expired");

    private final PickRepository picks;
    private final Releases releases;
    private final Waves waves;
    private final SubstituteProposals proposals;
    private final Gifts gifts;
    private final PickedSerials serials;
    private final Catalogue catalogue;
    private final Timeline timeline;
    private final Clock clock;

    Picking(
            PickRepository picks,
            Releases releases,
            Waves waves,
            SubstituteProposals proposals,
            Gifts gifts,
            PickedSerials serials,
            Catalogue catalogue,
            Timeline timeline,
            Clock clock) {
        this.picks = picks;
        this.releases = releases;
        this.waves = waves;
        this.proposals = proposals;
        this.gifts = gifts;
        this.serials = serials;
        this.catalogue = catalogue;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * Writes the pick list, once, when it is time to; doing it again gives the same due time.
     *
     * @return by when it is due, or when to ask again, in the node's own time
     * @throws NeedsOperator when the policy's duration cannot be read
     */
    @Transactional
    public StartPicking.Output start(StartPicking.Input input) {
        var within = within(input);
        var begun = picks.find(input.fulfilmentId());
        if (begun.isEmpty()) {
            var later = releases.decide(input.orderId(), input.fulfilmentId(), input.nodeId());
            if (later.isPresent()) {
                return StartPicking.Output.later(inNodeTime(later.get(), input.nodeId()));
            }
            picks.insert(
                    input.fulfilmentId(),
                    input.orderId(),
                    input.nodeId(),
                    // Whole seconds: nobody picks to the millisecond, and forms show what they are given.
                    clock.instant().plus(within).truncatedTo(ChronoUnit.SECONDS),
                    input.lines());
            serials.begin(input.orderId(), input.lines());
            waves.join(input.fulfilmentId(), input.nodeId());
        }
        var pick = picks.lock(input.fulfilmentId()).orElseThrow();
        var products =
                catalogue.products(pick.lines().stream().map(Pick.Line::sku).collect(Collectors.toSet()));
        return StartPicking.Output.begun(inNodeTime(pick.dueAt(), input.nodeId()))
                .in(waves.of(input.fulfilmentId()).orElse(null))
                .labelled(eans(pick, products))
                .numbered(pick.lines().stream()
                        .filter(line -> products.containsKey(line.sku())
                                && products.get(line.sku()).serialised())
                        .map(Pick.Line::lineId)
                        .toList());
    }

    /**
     * Records what was found, once; doing it again gives the first result. A line that is not named was not found, and
     * more than was asked for counts as what was asked for: the rest belongs back on the shelf.
     *
     * @throws BusinessError {@code PICKING_WRONG_PRODUCT} when another product was scanned than a line asks for, or people
     *     scanned a serial number that cannot be right
     * @throws NeedsOperator when picking was never started
     */
    @Transactional
    public RecordPick.Output record(UUID fulfilmentId, List<PickedLine> reported) {
        var pick = picks.lock(fulfilmentId)
                .orElseThrow(() -> new NeedsOperator("Fulfilment " + fulfilmentId
                        + " has no pick list. Move the token back to 'Start picking' in Operate."));
        if (pick.status() != PickStatus.STARTED) {
            return new RecordPick.Output(
                    pick.lines().stream().map(Pick.Line::found).toList(),
                    pick.status().result(),
                    proposals.of(fulfilmentId),
                    gifts.left(pick));
        }
        var lines = reported == null ? List.<PickedLine>of() : reported;
        requireRightProducts(pick, lines);
        var found = found(pick, lines);
        serials.record(pick, lines, found);
        int requested = pick.lines().stream().mapToInt(Pick.Line::requested).sum();
        int picked = found.stream().mapToInt(LineQuantity::quantity).sum();
        var status = PickStatus.of(requested, picked);
        picks.finish(fulfilmentId, status, found);
        if (status != PickStatus.COMPLETE) {
            picks.explain(fulfilmentId, reasons(lines, found));
        }
        gifts.confirmed(pick, lines, found);
        proposals.record(pick, lines, found);
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
        return new RecordPick.Output(
                found,
                status.result(),
                proposals.of(fulfilmentId),
                gifts.left(picks.find(fulfilmentId).orElseThrow()));
    }

    /**
     * It is decided about every substitute: what was taken counts as found.
     *
     * @throws NeedsOperator when picking was never started
     */
    @Transactional
    public ClosePick.Output close(ClosePick.Input input) {
        var pick = picks.lock(input.fulfilmentId())
                .orElseThrow(() -> new NeedsOperator("Fulfilment " + input.fulfilmentId()
                        + " has no pick list. Move the token back to 'Start picking' in Operate."));
        var taken = proposals.taken(input.fulfilmentId());
        var found = pick.lines().stream().map(Pick.Line::found).toList();
        int picked = found.stream().mapToInt(LineQuantity::quantity).sum();
        int missing = pick.lines().stream()
                .mapToInt(line -> line.requested() - line.picked() - line.substituted())
                .sum();
        var status = PickStatus.of(picked + missing, picked);
        picks.close(input.fulfilmentId(), status);
        return new ClosePick.Output(
                found,
                status.result(),
                Stream.concat(input.lines().stream(), taken.stream()).toList(),
                gifts.left(pick));
    }

    /** What is printed on the labels, by line. */
    private static Map<String, String> eans(Pick pick, Map<String, Catalogue.Product> products) {
        return pick.lines().stream()
                .filter(line -> products.containsKey(line.sku())
                        && products.get(line.sku()).ean() != null)
                .collect(Collectors.toMap(
                        Pick.Line::lineId, line -> products.get(line.sku()).ean()));
    }

    private void requireRightProducts(Pick pick, List<PickedLine> reported) {
        var scanned = reported.stream()
                .filter(line -> line.scannedSku() != null && !line.scannedSku().isBlank())
                .toList();
        if (scanned.isEmpty()) {
            return;
        }
        var wanted = pick.lines().stream().collect(Collectors.toMap(Pick.Line::lineId, Pick.Line::sku));
        var products = catalogue.products(Set.copyOf(wanted.values()));
        var wrong = scanned.stream()
                .filter(line -> wanted.containsKey(line.lineId()))
                .filter(line -> {
                    var sku = wanted.get(line.lineId());
                    return !PickDesk.isScannedAs(
                            products.get(sku), sku, line.scannedSku().strip());
                })
                .map(line -> "line " + line.lineId() + ": scanned "
                        + line.scannedSku().strip() + ", wanted " + wanted.get(line.lineId()))
                .toList();
        if (!wrong.isEmpty()) {
            throw new BusinessError(
                    ErrorCode.PICKING_WRONG_PRODUCT,
                    "Fulfilment " + pick.fulfilmentId() + ", " + String.join("; ", wrong),
                    Map.of("wrongScan", String.join("; ", wrong)));
        }
    }

    private static Map<String, String> reasons(List<PickedLine> reported, List<LineQuantity> found) {
        var known = found.stream().map(LineQuantity::lineId).collect(Collectors.toSet());
        return reported.stream()
                .filter(line -> known.contains(line.lineId()) && REASONS.contains(String.valueOf(line.reason())))
                .collect(Collectors.toMap(PickedLine::lineId, PickedLine::reason, (first, second) -> first));
    }

    private static List<LineQuantity> found(Pick pick, List<PickedLine> reported) {
        var units = new HashMap<String, Integer>();
        reported.forEach(line -> units.merge(line.lineId(), Math.max(0, line.quantity()), Picking::add));
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
