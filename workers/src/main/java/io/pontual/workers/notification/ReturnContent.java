package io.pontual.workers.notification;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.returns.contract.ReturnNotices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Collects what is told of returns. */
@Component
class ReturnContent {
    private static final String HOME = "America/Sao_Paulo";

    private final ReturnNotices returns;
    private final Catalogue catalogue;

    ReturnContent(ReturnNotices returns, Catalogue catalogue) {
        this.returns = returns;
        this.catalogue = catalogue;
    }

    /** Empty when it is not true any more. */
    Optional<Map<String, Object>> of(Template template, Orders.OrderFacts order, UUID returnId) {
        return returns.of(returnId)
                .filter(notice -> isTrue(template, notice))
                .map(notice -> params(template, order, notice));
    }

    /** What of it differs, and what became of that. */
    Optional<Map<String, Object>> difference(Template template, Orders.OrderFacts order, UUID returnId) {
        return returns.difference(returnId)
                .filter(found -> template == Template.RETURN_DIFFERENCE || found.sentHome())
                .map(found -> {
                    var params = new LinkedHashMap<String, Object>();
                    params.put("orderNumber", order.externalId());
                    if (template == Template.RETURN_SENT_HOME) {
                        put(params, "carrier", found.homeCarrier());
                        put(params, "trackingCode", found.homeTrackingCode());
                        return params;
                    }
                    params.put("objectUrl", found.url());
                    params.put("objectBy", NodeTime.iso(found.objectBy(), HOME));
                    params.put(
                            "findings",
                            found.findings().stream()
                                    .map(one -> Map.of(
                                            "description",
                                            one.description(),
                                            "quantity",
                                            one.quantity(),
                                            "what",
                                            one.what(),
                                            "keptBack",
                                            one.keptBack()))
                                    .toList());
                    return params;
                });
    }

    /** What is repaired, and where. */
    Optional<Map<String, Object>> repair(Orders.OrderFacts order, UUID repairId) {
        return returns.repair(repairId)
                .map(notice -> Map.of(
                        "orderNumber",
                        order.externalId(),
                        "storeName",
                        catalogue
                                .node(notice.nodeId())
                                .map(Catalogue.Node::name)
                                .orElse(notice.nodeId()),
                        "at",
                        NodeTime.iso(notice.at(), HOME),
                        "lines",
                        List.of(Map.of("description", notice.item().description(), "quantity", 1))));
    }

    /** What the customer gets for a claim. */
    Optional<Map<String, Object>> claim(Orders.OrderFacts order, UUID claimId) {
        return returns.claim(claimId)
                .map(notice -> Map.of(
                        "orderNumber",
                        order.externalId(),
                        "outcome",
                        notice.outcome(),
                        "reason",
                        notice.reason(),
                        "lines",
                        notice.lines().stream()
                                .map(line -> Map.of("description", line.description(), "quantity", line.quantity()))
                                .toList()));
    }

    /** What the customer was to get. */
    Optional<Map<String, Object>> exchange(Orders.OrderFacts order, UUID returnId) {
        return returns.exchange(returnId)
                .map(notice -> Map.of(
                        "orderNumber",
                        order.externalId(),
                        "amount",
                        notice.price().toPlainString(),
                        "currency",
                        order.currency(),
                        "lines",
                        notice.lines().stream()
                                .map(line -> Map.of("description", line.description(), "quantity", line.quantity()))
                                .toList()));
    }

    private static boolean isTrue(Template template, ReturnNotices.Notice notice) {
        return switch (template) {
            case RETURN_EXPIRED -> notice.expired();
            case RETURN_SENT -> notice.sent();
            case RETURN_OVERDUE -> notice.overdue();
            case RETURN_DROP_OFF, RETURN_COLLECTION ->
                notice.open()
                        && notice.byCarrier() != null
                        && notice.byCarrier().labelUrl() != null;
            default -> notice.open();
        };
    }

    private static Map<String, Object> params(Template template, Orders.OrderFacts order, ReturnNotices.Notice notice) {
        var descriptions =
                order.lines().stream().collect(Collectors.toMap(Orders.Line::lineId, Orders.Line::description));
        var params = new LinkedHashMap<String, Object>();
        params.put("orderNumber", order.externalId());
        if (template != Template.RETURN_EXPIRED && template != Template.RETURN_SENT) {
            params.put("code", notice.code());
            params.put("sendBy", NodeTime.iso(notice.sendBy(), HOME));
        }
        if (notice.byCarrier() != null) {
            params.put("carrier", notice.byCarrier().carrier());
            params.put("trackingCode", notice.byCarrier().trackingCode());
            put(params, "labelUrl", notice.byCarrier().labelUrl());
            put(params, "collectOn", notice.byCarrier().collectOn());
            put(params, "period", notice.byCarrier().period());
        }
        params.put(
                "lines",
                notice.lines().stream()
                        .map(line ->
                                Map.of("description", descriptions.get(line.lineId()), "quantity", line.quantity()))
                        .toList());
        return params;
    }

    private static void put(Map<String, Object> params, String key, Object value) {
        if (value != null) {
            params.put(key, value.toString());
        }
    }
}
