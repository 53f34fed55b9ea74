package io.pontual.workers.inventory;

import java.util.List;
import org.springframework.stereotype.Component;

/** On its way, the id of a point stands where that of a node would. */
@Component
class PointFeed implements Feed<PointRow> {
    @Override
    public FeedKind kind() {
        return FeedKind.POINTS;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "pointId",
                "name",
                "carrier",
                "street",
                "number",
                "district",
                "city",
                "state",
                "postalCode",
                "latitude",
                "longitude",
                "openingNote",
                "active");
    }

    @Override
    public PointRow read(Cells cells) {
        return new PointRow(
                cells.text("pointId"),
                new PointRequest(
                        cells.text("name"),
                        cells.text("carrier"),
                        cells.text("street"),
                        cells.text("number"),
                        cells.text("district"),
                        cells.text("city"),
                        cells.text("state"),
                        cells.text("postalCode"),
                        cells.degrees("latitude"),
                        cells.degrees("longitude"),
                        cells.text("openingNote"),
                        cells.bool("active")));
    }

    @Override
    public StagedRow staged(long line, PointRow row) {
        return new StagedRow(line, false, row.pointId(), null, null, null, null, null, FeedBodies.write(row.point()));
    }
}
