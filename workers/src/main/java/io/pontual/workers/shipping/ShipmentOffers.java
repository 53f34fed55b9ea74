package io.pontual.workers.shipping;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.GiftWrap;
import io.pontual.processes.shipping.OfferToNode;
import io.pontual.processes.shipping.RecordNodeAnswer;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.GiftWraps;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.picking.contract.PickingTimes;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.sourcing.contract.Supply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking a node to send goods, and its answer. */
@Service
class ShipmentOffers {
    private final Orders orders;
    private final Catalogue catalogue;
    private final Supply supply;
    private final ShipmentRepository shipments;
    private final WarehouseRepository warehouse;
    private final OpenShipments open;
    private final PickingTimes picking;
    private final GiftWraps gifts;
    private final NodeGateway node;
    private final ShipmentStory story;
    private final Clock clock;

    ShipmentOffers(
            Orders orders,
            Catalogue catalogue,
            Supply supply,
            ShipmentRepository shipments,
            WarehouseRepository warehouse,
            OpenShipments open,
            PickingTimes picking,
            GiftWraps gifts,
            NodeGateway node,
            ShipmentStory story,
            Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.supply = supply;
        this.shipments = shipments;
        this.warehouse = warehouse;
        this.open = open;
        this.picking = picking;
        this.gifts = gifts;
        this.node = node;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Offers once. When the order is being cancelled, or others take its place, no node is bothered with it.
     *
     * @throws io.pontual.workers.platform.engine.BusinessError {@code ORDERING_ON_HOLD} when somebody holds the order or the
     *     fulfilment
     */
    @Transactional
    public OfferToNode.Output offer(OfferToNode.Input input) {
        var at = catalogue
                .node(input.nodeId())
                .orElseThrow(() -> new NeedsOperator("There is no node " + input.nodeId() + " for fulfilment "
                        + input.fulfilmentId() + ". Create the node and retry."));
        var mayWork = orders.openForWork(input.orderId())
                && !supply.replaced(input.orderId()).contains(input.fulfilmentId());
        var known = shipments.find(input.fulfilmentId());
        if (known.isPresent()) {
            return new OfferToNode.Output(NodeTime.iso(known.get().offer().answerDueAt(), at.timeZone()));
        }
        var now = clock.instant();
        var dueAt = after(now, input.answerWithin());
        var answer = new OfferToNode.Output(NodeTime.iso(dueAt, at.timeZone()));
        if (!mayWork) {
            return answer;
        }
        orders.requireReleased(input.orderId(), input.fulfilmentId());
        var shipment = Shipment.offered(new Shipment.Offer(
                input.fulfilmentId(), input.orderId(), input.nodeId(), input.storeSystem(), now, dueAt));
        if (shipments.insert(shipment)) {
            if (shipment.hasWarehouseSystem()) {
                warehouse.insert(shipment.fulfilmentId(), input.lines());
            }
            node.offer(
                    shipment,
                    input.lines(),
                    answer.answerDueAt(),
                    pickFrom(shipment, at.timeZone()),
                    gifts(shipment, input.lines()));
            story.tell(shipment, TimelineKind.SHIPMENT_OFFERED);
        }
        return answer;
    }

    /** @return null for none, as in most messages */
    private List<GiftWrap> gifts(Shipment shipment, List<FulfilmentPlan.Item> lines) {
        if (!shipment.hasOwnSystem()) {
            return null;
        }
        var here = gifts.ofOrder(shipment.offer().orderId()).stream()
                .filter(gift -> lines.stream().anyMatch(line -> line.lineId().equals(gift.lineId())))
                .toList();
        return here.isEmpty() ? null : here;
    }

    /** Only a node with a system of its own has to know before it is asked to pick. A warehouse plans for itself. */
    private String pickFrom(Shipment shipment, String timeZone) {
        var offer = shipment.offer();
        return shipment.hasOwnSystem() && !shipment.hasWarehouseSystem()
                ? picking.plan(offer.orderId(), offer.fulfilmentId(), offer.nodeId())
                        .map(at -> NodeTime.iso(at, timeZone))
                        .orElse(null)
                : null;
    }

    /**
     * Takes in what the node decided, or that it never did. A node that has accepted can still come back with nothing
     * found, which ends the shipment as a rejection too.
     */
    @Transactional
    public void recordAnswer(RecordNodeAnswer.Input input) {
        open.lock(input.orderId(), input.fulfilmentId()).ifPresent(shipment -> {
            if (!input.accepted()) {
                reject(shipment, input.rejectionReason());
            } else if (shipment.is(ShipmentStatus.OFFERED)) {
                shipment.accept(clock.instant());
                shipments.update(shipment);
                story.tell(shipment, TimelineKind.SHIPMENT_ACCEPTED);
            }
        });
    }

    private void reject(Shipment shipment, String reason) {
        shipment.reject(reason, clock.instant());
        shipments.update(shipment);
        story.tell(shipment, TimelineKind.SHIPMENT_REJECTED, Map.of("reason", reason == null ? "" : reason));
        if (!Boolean.FALSE.equals(shipment.nodeAccepted())) {
            // It was silent or had said yes: without word from us it would go on working.
            node.recall(shipment);
        }
    }

    /** To the second: forms and messages show no more, and what they show must be what holds. */
    private static Instant after(Instant start, String answerWithin) {
        try {
            var within = answerWithin == null ? Duration.ZERO : Duration.parse(answerWithin);
            if (within.isPositive()) {
                return start.plus(within).truncatedTo(ChronoUnit.SECONDS);
            }
        } catch (DateTimeParseException e) {
            // Said below, in words for whoever looks after the decision.
        }
        throw new NeedsOperator("Decision shipping-policy gave answerWithin = '" + answerWithin
                + "', which is no duration such as PT2H. Correct the decision, deploy it, set the variable and retry.");
    }
}
