package io.pontual.workers.notification;

import static io.pontual.workers.notification.ContentParts.about;
import static io.pontual.workers.notification.ContentParts.item;
import static io.pontual.workers.notification.ContentParts.money;
import static io.pontual.workers.notification.ContentParts.putIfKnown;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.ordering.contract.Proxies;
import io.pontual.workers.pickup.contract.PickupNoticeFacts;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.time.NodeTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Collects what is told of goods that wait for their customer. */
@Component
class PickupContent {
    private final Pickups pickups;
    private final PickupNoticeFacts notices;
    private final Proxies proxies;
    private final Catalogue catalogue;

    PickupContent(Pickups pickups, PickupNoticeFacts notices, Proxies proxies, Catalogue catalogue) {
        this.pickups = pickups;
        this.notices = notices;
        this.proxies = proxies;
        this.catalogue = catalogue;
    }

    /** Empty when it is not true any more. */
    Optional<Map<String, Object>> of(Template template, Orders.OrderFacts order, UUID id) {
        return switch (template) {
            case PICKUP_READY, PICKUP_REMINDER -> pickups.waiting(id).map(waiting -> waiting(order, waiting));
            case PICKUP_NEW_CODE ->
                notices.ofCode(id)
                        .filter(PickupNoticeFacts.CodeNotice::live)
                        .map(notice -> waiting(order, notice.waiting()));
            case PICKUP_PROXY_CODE ->
                notices.ofCode(id)
                        .filter(PickupNoticeFacts.CodeNotice::live)
                        .flatMap(notice -> forProxy(order, notice));
            case PICKUP_CODE_LOCKED ->
                notices.ofCode(id)
                        .filter(PickupNoticeFacts.CodeNotice::locked)
                        .map(notice -> withoutCode(order, notice.waiting()));
            case PICKUP_EXTENDED -> notices.ofExtension(id).map(waiting -> withoutCode(order, waiting));
            default -> throw new IllegalArgumentException(template + " is not about goods that wait");
        };
    }

    private Map<String, Object> waiting(Orders.OrderFacts order, Pickups.Waiting waiting) {
        var node = node(waiting.nodeId());
        var lines = order.lines().stream().collect(Collectors.toMap(Orders.Line::lineId, Function.identity()));
        var params = about(order);
        params.put("code", waiting.code());
        params.put("storeName", waiting.locker() == null ? node.name() : node.name() + ", " + waiting.locker());
        params.put("storeCity", node.city());
        putIfKnown(params, "locker", waiting.locker());
        params.put("holdUntil", NodeTime.iso(waiting.holdUntil(), node.timeZone()));
        params.put(
                "lines",
                waiting.lines().stream()
                        .map(line -> item(lines.get(line.lineId()).description(), line.quantity()))
                        .toList());
        if (waiting.due() != null) {
            params.put("due", money(waiting.due(), order.currency()));
            params.put("currency", order.currency());
        }
        return params;
    }

    /** Empty when nobody is to come instead of the customer any more. */
    private Optional<Map<String, Object>> forProxy(Orders.OrderFacts order, PickupNoticeFacts.CodeNotice notice) {
        return proxies.nameOf(order.orderId(), notice.fulfilmentId()).map(name -> {
            var params = waiting(order, notice.waiting());
            params.put("proxyName", name);
            return params;
        });
    }

    private Map<String, Object> withoutCode(Orders.OrderFacts order, Pickups.Waiting waiting) {
        var params = waiting(order, waiting);
        params.remove("code");
        return params;
    }

    private Catalogue.Node node(String nodeId) {
        return catalogue.node(nodeId).orElseThrow(() -> new IllegalStateException("There is no node " + nodeId));
    }
}
