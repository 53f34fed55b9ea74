package io.pontual.workers.inventory;

import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ProductFeed implements Feed<ProductRow> {
    @Override
    public FeedKind kind() {
        return FeedKind.PRODUCTS;
    }

    @Override
    public List<String> columns() {
        return List.of("sku", "name", "group", "unitPrice", "currency", "weightGrams");
    }

    /** What a feed does not say about it stays. */
    @Override
    public List<String> optionalColumns() {
        return List.of("ean", "serialised");
    }

    @Override
    public ProductRow read(Cells cells) {
        return new ProductRow(
                cells.text("sku"),
                new ProductRequest(
                        cells.text("name"),
                        cells.text("group"),
                        cells.decimal("unitPrice"),
                        cells.text("currency"),
                        cells.integer("weightGrams"),
                        cells.text("ean"),
                        cells.bool("serialised")));
    }

    @Override
    public StagedRow staged(long line, ProductRow row) {
        return new StagedRow(line, false, null, row.sku(), null, null, null, null, FeedBodies.write(row.product()));
    }
}
