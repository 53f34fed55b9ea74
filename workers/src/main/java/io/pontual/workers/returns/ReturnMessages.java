package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.pickup.contract.ReturnLockers;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the process of a return learns of it. */
@Component
class ReturnMessages {
    private final ReturnRepository returns;
    private final Catalogue catalogue;
    private final ReturnsProperties properties;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    ReturnMessages(
            ReturnRepository returns,
            Catalogue catalogue,
            ReturnsProperties properties,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.returns = returns;
        this.catalogue = catalogue;
        this.properties = properties;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** It begins. */
    void requested(Return made, List<Return.Line> lines) {
        var variables = way(made.way(), made.sending(), made.sendBy());
        variables.put("orderId", made.orderId());
        variables.put("returnId", made.returnId());
        variables.put("refundWhen", made.refundWhen());
        variables.put(
                "items",
                lines.stream()
                        .map(line ->
                                new FulfilmentPlan.Item(line.lineId(), line.sku(), line.description(), line.quantity()))
                        .toList());
        outbox.publish(
                MessageName.RETURNS_RETURN_REQUESTED,
                made.returnId().toString(),
                "return:" + made.returnId(),
                variables);
    }

    void wayChanged(Return before, ReturnWay way, Return.Sending next) {
        var variables = way(way, next, before.sendBy());
        variables.put("voidedWayId", before.sending().wayId());
        outbox.publish(
                MessageName.RETURNS_WAY_CHANGED, before.returnId().toString(), "return-way:" + next.wayId(), variables);
    }

    private Map<String, Object> way(ReturnWay way, Return.Sending sending, Instant sendBy) {
        var variables = new HashMap<String, Object>();
        variables.put("way", way.code());
        variables.put("wayId", sending.wayId());
        variables.put("toNodeId", sending.toNodeId());
        variables.put("collection", sending.collection());
        variables.put("remindAt", ReturnRequests.iso(remindAt(sendBy)));
        variables.put("sendBy", ReturnRequests.iso(sendBy));
        return variables;
    }

    private Instant remindAt(Instant sendBy) {
        var now = clock.instant();
        var left = Duration.between(now, sendBy);
        return left.compareTo(properties.remindBefore()) > 0
                ? sendBy.minus(properties.remindBefore())
                : now.plus(left.dividedBy(2));
    }

    /** The goods are there. @param door behind which they are; null when the customer brought them to the counter */
    void arrived(Return found, String nodeId, ReturnLockers.Door door) {
        var now = clock.instant();
        returns.arrived(found, nodeId, now);
        timeline.record(
                found.orderId(),
                TimelineKind.RETURN_ARRIVED,
                found.returnId(),
                Map.of("node", catalogue.node(nodeId).orElseThrow().name()));
        outbox.publish(
                MessageName.RETURNS_GOODS_ARRIVED,
                found.returnId().toString(),
                "return-arrived:" + found.returnId(),
                Map.of(
                        "nodeId",
                        nodeId,
                        "receiveDueAt",
                        ReturnRequests.iso(now.plus(properties.receiveWithin())),
                        "goodsLost",
                        false,
                        "foundIn",
                        door == null ? "" : door.locker() + ", " + door.number()));
    }
}
