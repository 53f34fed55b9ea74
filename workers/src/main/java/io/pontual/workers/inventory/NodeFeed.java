package io.pontual.workers.inventory;

import java.util.List;
import org.springframework.stereotype.Component;

@Component
class NodeFeed implements Feed<NodeRow> {
    @Override
    public FeedKind kind() {
        return FeedKind.NODES;
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
    public StagedRow staged(long line, NodeRow row) {
        return new StagedRow(line, false, row.nodeId(), null, null, null, null, null, FeedBodies.write(row.node()));
    }
}
