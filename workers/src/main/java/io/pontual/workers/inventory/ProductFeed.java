package io.pontual.workers.inventory;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class ProductFeed implements Feed<ProductRow> {
    private final ProductRepository products;

    ProductFeed(ProductRepository products) {
        this.products = products;
    }

    @Override
    public List<String> columns() {
        return List.of("sku", "name", "group", "unitPrice", "currency", "weightGrams");
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
                        cells.integer("weightGrams")));
    }

    @Override
    public Object key(ProductRow row) {
        return row.sku();
    }

    @Override
    @Transactional
    public List<FeedReport.Refusal> land(List<Line<ProductRow>> batch) {
        // Sorted, so that two feeds at once lock rows in one order.
        products.upsert(batch.stream()
                .map(Line::row)
                .sorted(Comparator.comparing(ProductRow::sku))
                .toList());
        return List.of();
    }
}
