package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.sourcing.AwaitStock;
import io.pontual.processes.sourcing.DescribeShortage;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.inventory.contract.ExpectedSupply;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lines that no node supplies at present: what the policy must know of them, waiting, and giving them up. */
@Service
class Shortages {
    private static final String NO_NODE = "UTC";
    private static final ExpectedSupply.Promised NOTHING = new ExpectedSupply.Promised(List.of());
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
    private final Backorders backorders;
    private final Timeline timeline;
    private final Clock clock;

    Shortages(
            Orders orders,
            Catalogue catalogue,
            ShortageRepository shortages,
            ChoiceRepository choices,
            Capacity capacity,
            Backorders backorders,
            Timeline timeline,
            Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.shortages = shortages;
        this.choices = choices;
        this.capacity = capacity;
        this.backorders = backorders;
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
        var cover = backorders.cover(shortage);
        return new DescribeShortage.Output(
                shortage.method().code(),
                shortage.cause(),
                order.channel(),
                missing < ordered,
                cover.map(Backorders.Cover::inDays).orElse(null),
                cover.map(Backorders.Cover::units).orElse(List.of()));
    }

    /**
     * Lines that are promised goods to come wait for these, so long after the date; others that waited before go on waiting
     * until the same date. Does nothing once a cancellation has begun.
     */
    @Transactional
    public AwaitStock.Output await(AwaitStock.Input input) {
        var mayWork = orders.openForWork(input.orderId());
        var shortage =
                shortages.lock(input.fulfilmentId()).orElseThrow(() -> unknown(input.orderId(), input.fulfilmentId()));
        var promised =
                backorders.promisedTo(List.of(shortage.shortageId())).getOrDefault(shortage.shortageId(), NOTHING);
        var expectedAt = expectedAt(shortage, promised);
        var until = until(input, shortage, expectedAt);
        if (mayWork && shortage.status() == ShortageStatus.OPEN) {
            shortages.await(shortage.shortageId(), until, expectedAt);
            timeline.record(
                    input.orderId(),
                    expectedAt == null ? TimelineKind.LINES_WAITING : TimelineKind.LINES_BACKORDERED,
                    shortage.shortageId(),
                    expectedAt == null
                            ? Map.of("quantity", units(shortage))
                            : Map.of(
                                    "quantity",
                                    units(shortage),
                                    "expectedAt",
                                    NodeTime.iso(expectedAt, zone(shortage, promised))));
        }
        return new AwaitStock.Output(
                NodeTime.iso(until, zone(shortage, promised)), shortage.items(), reasons(shortage, promised));
    }

    /** A job that runs again, after the goods have come, says what it said. */
    private Instant expectedAt(Shortage shortage, ExpectedSupply.Promised promised) {
        if (shortage.expectedAt() != null || promised.parts().isEmpty()) {
            return shortage.expectedAt();
        }
        return promised.expectedAt() == null ? clock.instant() : promised.expectedAt();
    }

    private Instant until(AwaitStock.Input input, Shortage shortage, Instant expectedAt) {
        if (shortage.waitsUntil() != null && (expectedAt == null || shortage.status() != ShortageStatus.OPEN)) {
            return shortage.waitsUntil();
        }
        return PolicyTimes.after(expectedAt == null ? clock.instant() : expectedAt, "cancelAfter", input.cancelAfter());
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

    private static String reasons(Shortage shortage, ExpectedSupply.Promised promised) {
        var expected = promised.parts().stream().map(part -> "expected at %s by %s on %s"
                .formatted(
                        part.nodeId(),
                        part.reference(),
                        part.expectedAt().atZone(ZoneOffset.UTC).toLocalDate()));
        return Stream.concat(
                        shortage.lines().stream()
                                .map(line -> REASONS.getOrDefault(line.reason(), line.reason()))
                                .sorted(),
                        expected)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Of the store where the customer collects, or of the node where goods are expected. */
    private String zone(Shortage shortage, ExpectedSupply.Promised promised) {
        var nodeId = promised.parts().isEmpty()
                ? Optional.ofNullable(shortage.nodeId())
                : Optional.of(promised.parts().getFirst().nodeId());
        return nodeId.flatMap(catalogue::node).map(Catalogue.Node::timeZone).orElse(NO_NODE);
    }

    static NeedsOperator unknown(UUID orderId, UUID shortageId) {
        return new NeedsOperator("Order " + orderId + " has no shortage " + shortageId
                + ". Cancel this process instance if the order has ended.");
    }
}
