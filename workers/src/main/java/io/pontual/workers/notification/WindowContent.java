package io.pontual.workers.notification;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** When an order is brought, in the time of the store that it comes from. */
@Component
class WindowContent {
    private final DeliveryWindows windows;
    private final Catalogue catalogue;

    WindowContent(DeliveryWindows windows, Catalogue catalogue) {
        this.windows = windows;
        this.catalogue = catalogue;
    }

    /** Nothing of an order without a window. */
    void put(Map<String, Object> params, UUID orderId) {
        windows.of(orderId).ifPresent(window -> {
            var zone = catalogue.node(window.nodeId()).orElseThrow().timeZone();
            params.put("windowFrom", NodeTime.iso(window.startsAt(), zone));
            params.put("windowUntil", NodeTime.iso(window.endsAt(), zone));
        });
    }
}
