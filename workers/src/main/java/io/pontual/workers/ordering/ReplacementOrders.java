package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.ordering.contract.Replacements;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders that send what another order has paid for. */
@Service
class ReplacementOrders implements Replacements {
    private static final String SHIP = "ship";
    /** What a fulfilment would have ended with, had there been one. */
    private static final FulfilmentOutcome NOTHING_HAD = new FulfilmentOutcome(null, "not-supplied", List.of());

    private final OrderRepository repository;
    private final OrderReadRepository orders;
    private final ReplacementRepository replacements;
    private final ReplacementWorth worth;
    private final OrderProgress progress;
    private final Catalogue catalogue;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    ReplacementOrders(
            OrderRepository repository,
            OrderReadRepository orders,
            ReplacementRepository replacements,
            ReplacementWorth worth,
            OrderProgress progress,
            Catalogue catalogue,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.repository = repository;
        this.orders = orders;
        this.replacements = replacements;
        this.worth = worth;
        this.progress = progress;
        this.catalogue = catalogue;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID request(Request request) {
        var replaced = replacements.find(request.orderId());
        var originId = replaced.map(Replacement::originOrderId).orElse(request.orderId());
        // One at a time for each order that was paid for: they are counted.
        repository.lock(originId).orElseThrow(() -> unusable(request, "there is no such order"));
        var known = replacements.ofCause(request.causeId());
        if (known.isPresent()) {
            return known.get().orderId();
        }
        var wanted = wanted(request, originId, replaced.isPresent());
        replacements.insert(wanted);
        if (wanted.way().address() != null) {
            repository.putAddress(wanted.replacement().orderId(), wanted.way().address());
        }
        begin(wanted);
        return wanted.replacement().orderId();
    }

    /** A job: in a transaction of its own. */
    @Transactional
    public UUID requestOnce(Request request) {
        return request(request);
    }

    private void begin(ReplacementRepository.Wanted wanted) {
        var replacement = wanted.replacement();
        timeline.record(
                replacement.originOrderId(),
                TimelineKind.REPLACEMENT_REQUESTED,
                replacement.orderId(),
                Map.of("quantity", units(wanted.lines())));
        timeline.record(
                replacement.orderId(),
                TimelineKind.REPLACEMENT_REQUESTED,
                replacement.orderId(),
                Map.of("quantity", units(wanted.lines())));
        var id = replacement.orderId().toString();
        outbox.publish(
                MessageName.ORDERING_REPLACEMENT_REQUESTED,
                id,
                id,
                Map.of("orderId", id, "originOrderId", replacement.originOrderId()));
    }

    /**
     * Ends the order that replaces, once.
     *
     * @return what the customer paid for what could not be had, in the order's currency
     * @throws NeedsOperator when the order replaces nothing
     */
    @Transactional
    public BigDecimal end(UUID orderId, List<FulfilmentOutcome> outcomes) {
        var replacement = replacements
                .find(orderId)
                .orElseThrow(() -> new NeedsOperator("Order " + orderId
                        + " replaces no other. Cancel this process instance: it was not started by a replacement."));
        if (replacement.endedAt() != null) {
            return replacement.refundAmount();
        }
        // One after the other, so that what they are worth adds up.
        repository.lock(replacement.originOrderId()).orElseThrow();
        var order = repository.lock(orderId).orElseThrow();
        if (!order.status().ended()) {
            var all = outcomes.isEmpty() ? List.of(NOTHING_HAD) : outcomes;
            progress.settle(orderId, all);
            progress.close(orderId, all);
        }
        var refund = OrderRules.withDecimals(worth.ofMissing(replacement, missing(orderId)), order.currency());
        replacements.end(orderId, refund);
        if (refund.signum() > 0) {
            timeline.record(
                    replacement.originOrderId(),
                    TimelineKind.REPLACEMENT_UNAVAILABLE,
                    orderId,
                    Map.of("amount", refund.toPlainString(), "currency", order.currency()));
        }
        return refund;
    }

    /** What the customer was to get and did not. */
    private List<LineQuantity> missing(UUID orderId) {
        return orders.lines(orderId).stream()
                .map(line -> new LineQuantity(line.lineId(), line.quantity() + line.cancelled() - line.handedOver()))
                .filter(line -> line.quantity() > 0)
                .toList();
    }

    private ReplacementRepository.Wanted wanted(Request request, UUID originId, boolean again) {
        var origin = orders.head(originId).orElseThrow();
        var number = replacements.ofOrigin(originId).size() + 1;
        var agreed = new HashMap<String, BigDecimal>(again ? replacements.unitRefunds(request.orderId()) : Map.of());
        request.lines().stream()
                .filter(line -> line.unitRefund() != null)
                .forEach(line -> agreed.put(line.lineId(), line.unitRefund()));
        return new ReplacementRepository.Wanted(
                new Replacement(
                        Ids.next(),
                        originId,
                        number,
                        request.cause().code(),
                        request.causeId(),
                        clock.instant(),
                        null,
                        null),
                origin,
                freeExternalId(origin, number),
                way(request),
                orders.contact(request.orderId()).orElseThrow(() -> unusable(request, "its customer has been erased")),
                lines(request),
                agreed);
    }

    /** As the order went, or another way to the same address. */
    private OrderView.Wish way(Request request) {
        var before = orders.head(request.orderId()).orElseThrow();
        var where = request.where();
        var method = where == null ? before.method() : where.method();
        if (method.equals(SHIP)) {
            var address = orders.address(request.orderId())
                    .orElseThrow(() -> unusable(request, "it has no address any more to which it could be sent"));
            return where == null
                    ? new OrderView.Wish(SHIP, null, before.service(), before.pickupPointId(), address)
                    : new OrderView.Wish(SHIP, null, where.service(), null, address);
        }
        var nodeId = where == null ? before.nodeId() : where.nodeId();
        return Optional.ofNullable(nodeId)
                .flatMap(catalogue::node)
                .filter(node -> node.methods().contains(method))
                .map(node -> new OrderView.Wish(method, nodeId, null, null, null))
                .orElseThrow(() -> unusable(request, "nobody can collect it at '" + nodeId + "'"));
    }

    private List<Orders.Line> lines(Request request) {
        var had = orders.lines(request.orderId()).stream()
                .collect(Collectors.toMap(Orders.Line::lineId, Function.identity()));
        var byLine = request.lines().stream()
                .filter(line -> line.quantity() != 0)
                .collect(Collectors.groupingBy(Line::lineId));
        if (byLine.isEmpty()) {
            throw unusable(request, "it names no units");
        }
        return byLine.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> {
                    var line = entry.getValue().getFirst();
                    var before = had.get(entry.getKey());
                    if (entry.getValue().size() > 1
                            || before == null
                            || line.quantity() < 0
                            || line.quantity() > before.quantity() + before.cancelled()) {
                        throw unusable(
                                request,
                                "line " + entry.getKey() + " has no such units; name each line once, with what it had");
                    }
                    var sku = line.sku() == null ? before.sku() : line.sku();
                    return new Orders.Line(
                            line.lineId(), sku, name(request, sku, before), line.quantity(), BigDecimal.ZERO, 0);
                })
                .toList();
    }

    private String name(Request request, String sku, Orders.Line before) {
        if (sku.equals(before.sku())) {
            return before.description();
        }
        return Optional.ofNullable(catalogue.products(List.of(sku)).get(sku))
                .map(Catalogue.Product::name)
                .orElseThrow(() -> unusable(request, "SKU " + sku + " is not in the catalogue"));
    }

    /** A channel may have used the obvious one. */
    private String freeExternalId(OrderHead origin, int number) {
        var id = origin.externalId() + "/R" + number;
        while (orders.idOf(origin.channel(), id).isPresent()) {
            id += "'";
        }
        return id;
    }

    private static int units(List<Orders.Line> lines) {
        return lines.stream().mapToInt(Orders.Line::quantity).sum();
    }

    private static NeedsOperator unusable(Request request, String why) {
        return new NeedsOperator("Goods of order " + request.orderId() + " cannot be replaced for " + request.causeId()
                + ": " + why + ". Correct the variables and retry, or refund the customer instead.");
    }
}
