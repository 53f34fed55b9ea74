package io.pontual.workers.inventory;

import java.util.List;
import org.springframework.stereotype.Component;

@Component
class StockFeed implements Feed<StockRow> {
    @Override
    public FeedKind kind() {
        return FeedKind.STOCK;
    }

    @Override
    public List<String> columns() {
        return List.of("nodeId", "sku", "onHand", "safetyStock");
    }

    @Override
    public StockRow read(Cells cells) {
        return new StockRow(
                cells.text("nodeId"),
                cells.text("sku"),
                new StockRequest(cells.integer("onHand"), cells.integer("safetyStock")));
    }

    @Override
    public StagedRow staged(long line, StockRow row) {
        return new StagedRow(
                line,
                false,
                row.nodeId(),
                row.sku(),
                row.counted().onHand(),
                row.counted().safetyStock(),
                null,
                null,
                null);
    }
}
