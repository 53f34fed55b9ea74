package io.pontual.workers.inventory;

import io.pontual.workers.platform.web.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** One answer for every channel: what can be sold, where, and how far away that is. */
@Service
class AvailabilityService {
    private final SellableRepository availability;
    private final ProductRepository products;
    private final NodeRepository nodes;
    private final Clock clock;

    AvailabilityService(
            SellableRepository availability, ProductRepository products, NodeRepository nodes, Clock clock) {
        this.availability = availability;
        this.products = products;
        this.nodes = nodes;
        this.clock = clock;
    }

    /**
     * All figures are of one moment: the transaction reads one snapshot.
     *
     * @throws Problem naming each unknown SKU and the unknown node
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AvailabilityAnswer answer(AvailabilityQuestion question, PageRequest page) {
        requireKnown(question);
        var totals = availability.totals(question);
        var found = totals.nodes() > page.offset()
                ? availability.nodes(question, page)
                : List.<AvailabilityAnswer.Node>of();
        var units = availability.units(
                question.channel(),
                question.skus(),
                found.stream().map(AvailabilityAnswer.Node::nodeId).toList());
        return new AvailabilityAnswer(
                clock.instant(),
                question.channel(),
                question.skus().stream()
                        .map(sku -> totals.products().getOrDefault(sku, new AvailabilityAnswer.Product(sku, 0, 0)))
                        .toList(),
                found.stream()
                        .map(node -> withStock(node, question.skus(), units.getOrDefault(node.nodeId(), Map.of())))
                        .toList(),
                page.page(),
                page.size(),
                totals.nodes());
    }

    private void requireKnown(AvailabilityQuestion question) {
        var errors = new ArrayList<Problem.FieldError>();
        var known = products.existing(question.skus());
        question.skus().stream()
                .filter(sku -> !known.contains(sku))
                .forEach(sku -> errors.add(new Problem.FieldError("sku", sku + " is not a known product")));
        if (question.nodeId() != null
                && nodes.existing(Set.of(question.nodeId())).isEmpty()) {
            errors.add(new Problem.FieldError("nodeId", question.nodeId() + " is not a known node"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static AvailabilityAnswer.Node withStock(
            AvailabilityAnswer.Node node, List<String> skus, Map<String, Integer> units) {
        return new AvailabilityAnswer.Node(
                node.nodeId(),
                node.name(),
                node.kind(),
                node.city(),
                node.state(),
                node.methods(),
                node.distanceKm() == null ? null : Math.round(node.distanceKm() * 10) / 10.0,
                skus.stream()
                        .map(sku -> new AvailabilityAnswer.Units(sku, units.getOrDefault(sku, 0)))
                        .toList());
    }
}
