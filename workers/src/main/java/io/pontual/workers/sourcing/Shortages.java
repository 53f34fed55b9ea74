package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.sourcing.AwaitStock;
import io.pontual.processes.sourcing.DescribeShortage;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lines that no node supplies at present: what the policy must know of them, waiting, and giving them up. */
@Service
class Shortages {
    private static final String NO_NODE = "UTC";
    private static final Map<String, String> REASONS = Map.of(
            "no-stock", "no stock",
            "rules", "no node may serve them",
            "capacity", "no node has capacity left",
            "split-policy", "too many parcels",
            "excluded", "every node that has them failed before");

    private final Orders orders;
    private final Catalogue catalogue;
    private final ShortageRepository shortages;
    private final ChoiceRepository choices;
    private final Capacity capacity;
    private final Timeline timeline;
    private final Clock clock;

    Shortages(
            Orders orders,
            Catalogue catalogue,
            ShortageRepository shortages,
            ChoiceRepository choices,
            Capacity capacity,
            Timeline timeline,
            Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.shortages = shortages;
        this.choices = choices;
        this.capacity = capacity;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public DescribeShortage.Output describe(UUID orderId, UUID shortageId) {
        var shortage = shortages.find(shortageId).orElseThrow(() -> unknown(orderId, shortageId));
        var order = orders.facts(orderId);
        var ordered = order.lines().stream().mapToInt(Orders.Line::quantity).sum();
        var missing =
                shortage.lines().stream().mapToInt(Shortage.Line::quantity).sum();
        return new DescribeShortage.Output(
                shortage.method().code(), shortage.cause(), order.channel(), missing < ordered);
    }

    /** Lines that waited before go on waiting until the same date. Does nothing once a cancellation has begun. */
    @Transactional
    public AwaitStock.Output await(AwaitStock.Input input) {
        var mayWork = orders.openForWork(input.orderId());
        var shortage =
                shortages.lock(input.fulfilmentId()).orElseThrow(() -> unknown(input.orderId(), input.fulfilmentId()));
        var until = shortage.waitsUntil() == null
                ? PolicyTimes.after(clock.instant(), "cancelAfter", input.cancelAfter())
                : shortage.waitsUntil();
        if (mayWork && shortage.status() == ShortageStatus.OPEN) {
            shortages.await(shortage.shortageId(), until);
            timeline.record(
                    input.orderId(),
                    TimelineKind.LINES_WAITING,
                    shortage.shortageId(),
                    Map.of("quantity", units(shortage)));
        }
        return new AwaitStock.Output(NodeTime.iso(until, zone(shortage)), shortage.items(), reasons(shortage));
    }

    /** Gives the lines up; doing it again changes nothing. */
    @Transactional
    public void cancel(UUID orderId, UUID shortageId) {
        var shortage = shortages.lock(shortageId).orElseThrow(() -> unknown(orderId, shortageId));
        if (!shortage.status().hasEnded()) {
            shortages.end(shortageId, shortage.status().become(ShortageStatus.CANCELLED));
            timeline.record(orderId, TimelineKind.LINES_CANCELLED, shortageId, Map.of("quantity", units(shortage)));
        }
    }

    /** The order is cancelled: nothing of it waits for stock or for an answer any more, or takes up a node's day. */
    @Transactional
    public void withdraw(UUID orderId) {
        capacity.releaseOrder(orderId);
        shortages
                .lockOpenOfOrder(orderId)
                .forEach(shortage ->
                        shortages.end(shortage.shortageId(), shortage.status().become(ShortageStatus.CANCELLED)));
        choices.lockOpenOfOrder(orderId)
                .forEach(
                        choice -> choices.end(choice.choiceId(), choice.status().become(ChoiceStatus.WITHDRAWN), null));
    }

    private static int units(Shortage shortage) {
        return shortage.items().stream().mapToInt(FulfilmentPlan.Item::quantity).sum();
    }

    private static String reasons(Shortage shortage) {
        return shortage.lines().stream()
                .map(line -> REASONS.getOrDefault(line.reason(), line.reason()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String zone(Shortage shortage) {
        return shortage.nodeId() == null
                ? NO_NODE
                : catalogue
                        .node(shortage.nodeId())
                        .map(Catalogue.Node::timeZone)
                        .orElse(NO_NODE);
    }

    static NeedsOperator unknown(UUID orderId, UUID shortageId) {
        return new NeedsOperator("Order " + orderId + " has no shortage " + shortageId
                + ". Cancel this process instance if the order has ended.");
    }
}
