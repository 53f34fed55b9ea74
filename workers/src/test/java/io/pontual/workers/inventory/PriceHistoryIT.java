package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PRICE_POINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.support.DatabaseTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class PriceHistoryIT {
    @Autowired
    ProductRepository products;

    @Autowired
    PriceRepository prices;

    @Autowired
    DSLContext db;

    @Autowired
    Clock clock;

    @Test
    void every_price_that_a_product_has_had_is_kept_by_the_database() {
        var sku = "P-" + UUID.randomUUID();
        var before = clock.instant().minus(Duration.ofDays(1));
        assertThat(prices.since(sku, "BRL", before)).isEmpty();
        priced(sku, "10.00", "Cup");
        priced(sku, "8.00", "Cup");
        priced(sku, "8.00", "Mug");
        priced(sku, "12.00", "Mug");

        assertThat(db.fetchCount(PRICE_POINT, PRICE_POINT.SKU.eq(sku)))
                .as("another name is no price")
                .isEqualTo(3);
        var all = prices.since(sku, "BRL", before).orElseThrow();
        assertThat(all.lowest()).isEqualByComparingTo("8.00");
        assertThat(all.highest()).isEqualByComparingTo("12.00");
        var now = prices.since(sku, "BRL", clock.instant().plus(Duration.ofDays(1)))
                .orElseThrow();
        assertThat(now.lowest()).as("what held at that moment").isEqualByComparingTo("12.00");
        assertThat(prices.since(sku, "USD", before)).isEmpty();
    }

    private void priced(String sku, String price, String name) {
        products.upsert(List.of(
                new ProductRow(sku, new ProductRequest(name, "home", new BigDecimal(price), "BRL", 100, null))));
    }
}
