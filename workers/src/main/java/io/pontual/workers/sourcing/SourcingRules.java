package io.pontual.workers.sourcing;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.platform.decision.DecisionTable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The rules of sourcing, as analysts wrote them into decision tables; see bpmn-docs/decisions.md. */
@Component
class SourcingRules {
    private static final DayCapacity HOLIDAY = new DayCapacity(0, LocalTime.MIN);

    private final DecisionTable serveNode = table(DecisionId.SERVE_NODE);
    private final DecisionTable weighCost = table(DecisionId.WEIGH_COST);
    private final DecisionTable splitPolicy = table(DecisionId.SPLIT_POLICY);
    private final DecisionTable nodeCapacity = table(DecisionId.NODE_CAPACITY);
    private final DecisionTable findHoliday = table(DecisionId.FIND_HOLIDAY);
    private final DecisionTable shippingRate = table(DecisionId.SHIPPING_RATE);
    private final DecisionTable pickupTransfer = table(DecisionId.PICKUP_TRANSFER);
    private final DecisionTable pickupPolicy = DecisionTable.read("/pickup/" + DecisionId.PICKUP_POLICY + ".dmn");

    /** @param reasonPt in Portuguese @param reasonEn in English */
    record Serves(boolean never, boolean avoid, String reasonPt, String reasonEn) {}

    /** @param ordersPerDay 0 when the node does not work on that day @param cutOff in the node's own time */
    record DayCapacity(int ordersPerDay, LocalTime cutOff) {}

    /** @param transitDays working days from collection to delivery */
    record ShippingRate(double price, double perKg, int transitDays) {}

    /** @param maxDays working days on the way from the other node */
    record PickupTransfer(boolean allowed, int maxDays) {}

    /** @param destinationState null for a pickup */
    Serves serves(
            String channel,
            String productGroup,
            double orderValue,
            String destinationState,
            String nodeKind,
            String nodeState,
            String method) {
        var answer = serveNode.ask(channel, productGroup, orderValue, destinationState, nodeKind, nodeState, method);
        var serves = answer.text("serves");
        if (!serves.equals("yes") && !serves.equals("avoid") && !serves.equals("no")) {
            throw answer.wrong("serves", "yes, avoid or no");
        }
        return new Serves(
                serves.equals("no"), serves.equals("avoid"), answer.text("reasonPt"), answer.text("reasonEn"));
    }

    CostWeights weights(String channel, String method) {
        var answer = weighCost.ask(channel, method);
        return new CostWeights(
                answer.number("perKm"),
                answer.number("storeLabour"),
                answer.number("warehouseLabour"),
                answer.number("zoneWeight"),
                answer.number("marginWeight"),
                answer.number("workloadWeight"),
                answer.number("stockAgeWeight"),
                answer.number("unreliabilityWeight"),
                answer.number("avoidPenalty"));
    }

    SplitPolicy split(String channel, double orderValue) {
        var answer = splitPolicy.ask(channel, orderValue);
        if (answer.whole("maxNodes") < 1) {
            throw answer.wrong("maxNodes", "1 or more");
        }
        return new SplitPolicy(
                answer.whole("maxNodes"), answer.number("minParcelValue"), answer.number("splitSurcharge"));
    }

    /** On a holiday a node does not work. */
    DayCapacity capacity(Availability.Node node, LocalDate date, String method) {
        return capacity(node.kind(), node.nodeId(), node.state(), date, method);
    }

    DayCapacity capacity(String nodeKind, String nodeId, String nodeState, LocalDate date, String method) {
        if (!works(date, nodeState, nodeId, method)) {
            return HOLIDAY;
        }
        var weekday = date.getDayOfWeek().name().toLowerCase(Locale.ROOT);
        var answer = nodeCapacity.ask(nodeKind, nodeId, weekday, method);
        return new DayCapacity(answer.whole("ordersPerDay"), answer.time("cutOff"));
    }

    /**
     * Whether the day is no holiday.
     *
     * @param state two letters, such as {@code SP}
     * @param nodeId null for a carrier
     */
    boolean works(LocalDate date, String state, String nodeId, String method) {
        var answer = findHoliday.ask(date.toString(), state, nodeId, method);
        var works = answer.text("works");
        if (!works.equals("yes") && !works.equals("no")) {
            throw answer.wrong("works", "yes or no");
        }
        return works.equals("yes");
    }

    ShippingRate rate(Zone zone, String service) {
        var answer = shippingRate.ask(zone.code(), service);
        return new ShippingRate(answer.number("price"), answer.number("perKg"), answer.whole("transitDays"));
    }

    PickupTransfer pickupTransfer(String productGroup, String channel) {
        var answer = pickupTransfer.ask(productGroup, channel);
        var allowed = answer.text("allowed");
        if (!allowed.equals("yes") && !allowed.equals("no")) {
            throw answer.wrong("allowed", "yes or no");
        }
        return new PickupTransfer(allowed.equals("yes"), answer.whole("maxDays"));
    }

    /** How long the store may take for a pickup, until it is ready. @param productGroups distinct and sorted */
    Duration pickupTime(String nodeId, List<String> productGroups) {
        var answer = pickupPolicy.ask(nodeId, productGroups);
        return answer.duration("answerWithin").plus(answer.duration("pickWithin"));
    }

    private static DecisionTable table(String decisionId) {
        return DecisionTable.read("/sourcing/" + decisionId + ".dmn");
    }
}
