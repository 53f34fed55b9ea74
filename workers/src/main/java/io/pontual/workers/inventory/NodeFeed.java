package io.pontual.workers.inventory;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class NodeFeed implements Feed<NodeRow> {
    private final NodeRepository nodes;

    NodeFeed(NodeRepository nodes) {
        this.nodes = nodes;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "nodeId",
                "name",
                "kind",
                "latitude",
                "longitude",
                "timeZone",
                "city",
                "state",
                "methods",
                "system",
                "active");
    }

    @Override
    public NodeRow read(Cells cells) {
        return new NodeRow(
                cells.text("nodeId"),
                new NodeRequest(
                        cells.text("name"),
                        cells.text("kind"),
                        cells.degrees("latitude"),
                        cells.degrees("longitude"),
                        cells.text("timeZone"),
                        cells.text("city"),
                        cells.text("state"),
                        cells.list("methods"),
                        cells.text("system"),
                        cells.bool("active")));
    }

    @Override
    public Object key(NodeRow row) {
        return row.nodeId();
    }

    @Override
    @Transactional
    public List<FeedReport.Refusal> land(List<Line<NodeRow>> batch) {
        // Sorted, so that two feeds at once lock rows in one order.
        nodes.upsert(batch.stream()
                .map(Line::row)
                .sorted(Comparator.comparing(NodeRow::nodeId))
                .toList());
        return List.of();
    }
}
