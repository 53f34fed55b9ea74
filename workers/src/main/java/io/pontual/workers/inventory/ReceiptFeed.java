package io.pontual.workers.inventory;

import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ReceiptFeed implements Feed<ReceiptRow> {
    @Override
    public FeedKind kind() {
        return FeedKind.RECEIPTS;
    }

    @Override
    public List<String> columns() {
        return List.of("nodeId", "sku", "quantity", "expectedAt", "reference");
    }

    @Override
    public ReceiptRow read(Cells cells) {
        return new ReceiptRow(
                cells.text("nodeId"),
                cells.text("sku"),
                cells.integer("quantity"),
                cells.instant("expectedAt"),
                cells.text("reference"));
    }

    @Override
    public StagedRow staged(long line, ReceiptRow row) {
        return new StagedRow(
                line, false, row.nodeId(), row.sku(), row.quantity(), null, row.expectedAt(), row.reference(), null);
    }
}
