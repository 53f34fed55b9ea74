package io.pontual.workers.picking;

import io.pontual.processes.ordering.GiftWrap;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.Gift;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.picking.RecordWraps;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.GiftWraps;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What of a pick is wrapped as a gift: as much as there is for the customer, and nothing when that is nothing. */
@Service
class Gifts {
    private final GiftWraps wanted;
    private final PickRepository picks;
    private final Catalogue catalogue;
    private final Timeline timeline;

    Gifts(GiftWraps wanted, PickRepository picks, Catalogue catalogue, Timeline timeline) {
        this.wanted = wanted;
        this.picks = picks;
        this.catalogue = catalogue;
        this.timeline = timeline;
    }

    /** What was found and nobody has spoken of yet; most often nothing. */
    List<Gift> left(Pick pick) {
        var wraps = wanted(pick);
        var lines = pick.lines().stream()
                .filter(line -> wraps.containsKey(line.lineId()) && isLeft(line))
                .toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        var products = catalogue.products(lines.stream().map(Pick.Line::sku).collect(Collectors.toSet()));
        return lines.stream()
                .map(line -> new Gift(
                        line.lineId(),
                        line.sku(),
                        products.containsKey(line.sku())
                                ? products.get(line.sku()).name()
                                : line.sku(),
                        line.picked(),
                        wraps.get(line.lineId()).message() != null))
                .toList();
    }

    private static boolean isLeft(Pick.Line line) {
        return line.picked() != null && line.picked() > 0 && line.wrapped() == null;
    }

    /** What the store's own system said with the pick. Whoever calls has locked the pick. */
    void confirmed(Pick pick, List<PickedLine> reported, List<LineQuantity> found) {
        var done = reported.stream()
                .filter(line -> Boolean.TRUE.equals(line.wrapped()))
                .map(PickedLine::lineId)
                .collect(Collectors.toSet());
        if (done.isEmpty()) {
            return;
        }
        var wraps = wanted(pick);
        write(
                pick,
                found.stream()
                        .filter(line ->
                                done.contains(line.lineId()) && wraps.containsKey(line.lineId()) && line.quantity() > 0)
                        .collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity)));
    }

    /** Once: what was said first holds. */
    @Transactional
    public void record(RecordWraps.Input input) {
        var pick = picks.lock(input.fulfilmentId())
                .orElseThrow(() -> new NeedsOperator("Fulfilment " + input.fulfilmentId()
                        + " has no pick list. Move the token back to 'Start picking' in Operate."));
        var wrapped = !Boolean.FALSE.equals(input.giftsWrapped());
        var units = new HashMap<String, Integer>();
        left(pick).forEach(gift -> units.put(gift.lineId(), wrapped ? gift.quantity() : 0));
        write(pick, units);
    }

    private void write(Pick pick, Map<String, Integer> units) {
        if (units.isEmpty()) {
            return;
        }
        picks.wrap(pick.fulfilmentId(), units);
        int wrapped = units.values().stream().mapToInt(Integer::intValue).sum();
        timeline.record(
                pick.orderId(),
                wrapped > 0 ? TimelineKind.GIFTS_WRAPPED : TimelineKind.GIFTS_NOT_WRAPPED,
                pick.fulfilmentId() + ":" + units.keySet().stream().sorted().collect(Collectors.joining(",")),
                Map.of("nodeId", pick.nodeId(), "node", nodeName(pick), "quantity", wrapped));
    }

    private String nodeName(Pick pick) {
        return catalogue.node(pick.nodeId()).map(Catalogue.Node::name).orElse(pick.nodeId());
    }

    /** @throws Problem 404 when nothing is picked for such a fulfilment */
    @Transactional(readOnly = true)
    public List<GiftWrapController.Card> cards(UUID fulfilmentId) {
        var pick = picks.find(fulfilmentId).orElseThrow(() -> Problem.notFound("pick", fulfilmentId));
        var wraps = wanted(pick);
        return pick.lines().stream()
                .filter(line -> wraps.containsKey(line.lineId()) && !Objects.equals(line.picked(), 0))
                .map(line -> new GiftWrapController.Card(
                        line.lineId(),
                        line.sku(),
                        line.picked() == null ? line.requested() : line.picked(),
                        wraps.get(line.lineId()).message(),
                        line.wrapped()))
                .toList();
    }

    private Map<String, GiftWrap> wanted(Pick pick) {
        return wanted.ofOrder(pick.orderId()).stream().collect(Collectors.toMap(GiftWrap::lineId, Function.identity()));
    }
}
