package io.pontual.workers.pickup;

import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Pickup's part of an order's timeline. */
@Component
class PickupStory {
    private final Timeline timeline;

    PickupStory(Timeline timeline) {
        this.timeline = timeline;
    }

    void tell(Pickup pickup, TimelineKind kind) {
        tell(pickup, kind, pickup.fulfilmentId(), Map.of());
    }

    void tell(Pickup pickup, TimelineKind kind, String param, String value) {
        tell(pickup, kind, pickup.fulfilmentId(), Map.of(param, value));
    }

    void refused(Pickup pickup, String attemptId) {
        tell(pickup, TimelineKind.PICKUP_WRONG_CODE, pickup.fulfilmentId() + ":" + attemptId, Map.of());
    }

    private void tell(Pickup pickup, TimelineKind kind, Object key, Map<String, String> more) {
        var params = new LinkedHashMap<String, String>(more);
        params.put("nodeId", pickup.offer().nodeId());
        timeline.record(pickup.offer().orderId(), kind, key, params);
    }
}
