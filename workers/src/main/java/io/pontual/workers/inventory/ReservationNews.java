package io.pontual.workers.inventory;

import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the orders' timelines what was held and what was given back, once per fulfilment. */
@Component
class ReservationNews {
    private final NodeRepository nodes;
    private final Timeline timeline;

    ReservationNews(NodeRepository nodes, Timeline timeline) {
        this.nodes = nodes;
        this.timeline = timeline;
    }

    void tell(TimelineKind kind, Collection<Held> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var names =
                nodes.names(lines.stream().map(line -> line.stock().nodeId()).collect(Collectors.toSet()));
        timeline.record(
                kind,
                lines.stream().collect(Collectors.groupingBy(Held::fulfilmentId)).values().stream()
                        .map(held -> {
                            var first = held.getFirst();
                            var nodeId = first.stock().nodeId();
                            return new Timeline.Entry(
                                    first.orderId(),
                                    first.fulfilmentId(),
                                    Map.of(
                                            "nodeId",
                                            nodeId,
                                            "node",
                                            names.getOrDefault(nodeId, nodeId),
                                            "quantity",
                                            held.stream()
                                                    .mapToInt(Held::quantity)
                                                    .sum()));
                        })
                        .toList());
    }
}
