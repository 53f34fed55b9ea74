package io.pontual.workers.pickup;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Pickup's part of an order's timeline. Every fact names the store, as people know it. */
@Component
class PickupStory {
    private final Timeline timeline;
    private final Catalogue catalogue;

    PickupStory(Timeline timeline, Catalogue catalogue) {
        this.timeline = timeline;
        this.catalogue = catalogue;
    }

    void tell(Pickup pickup, TimelineKind kind) {
        write(pickup, kind, pickup.fulfilmentId(), Map.of());
    }

    /** @param value of {@code param}, which the words may use */
    void tell(Pickup pickup, TimelineKind kind, String param, Object value) {
        write(pickup, kind, pickup.fulfilmentId(), Map.of(param, value));
    }

    /** @param id of what it is about, since it can happen more than once */
    void tellAbout(Pickup pickup, TimelineKind kind, UUID id) {
        write(pickup, kind, id, Map.of());
    }

    /** @param holdUntil ISO-8601 date-time with offset */
    void extended(Pickup pickup, UUID extensionId, String holdUntil) {
        write(pickup, TimelineKind.PICKUP_EXTENDED, extensionId, Map.of("holdUntil", holdUntil));
    }

    /** @param attempts how many wrong codes have been shown so far */
    void refused(Pickup pickup, String attemptId, int attempts) {
        write(
                pickup,
                TimelineKind.PICKUP_WRONG_CODE,
                pickup.fulfilmentId() + ":" + attemptId,
                Map.of("attempts", attempts));
    }

    private void write(Pickup pickup, TimelineKind kind, Object key, Map<String, ?> more) {
        var nodeId = pickup.offer().nodeId();
        var params = new LinkedHashMap<String, Object>(more);
        params.put("node", catalogue.node(nodeId).map(Catalogue.Node::name).orElse(nodeId));
        timeline.record(pickup.offer().orderId(), kind, key, params);
    }
}
