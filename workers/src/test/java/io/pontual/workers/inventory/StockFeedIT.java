package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import(FakeOrders.class)
class StockFeedIT {
    private final String own = UUID.randomUUID().toString().substring(24);

    @Autowired
    FeedImport feeds;

    @Autowired
    NodeFeed nodes;

    @Autowired
    ProductFeed products;

    @Autowired
    StockFeed stock;

    @Autowired
    Inventory inventory;

    @Autowired
    StockReservations reservations;

    @Autowired
    DSLContext db;

    @AfterEach
    void books_are_straight() {
        StockBooks.assertStraight(db);
    }

    @Test
    void nodes_are_added_and_changed_by_a_feed() throws IOException {
        var header = "nodeId,name,kind,latitude,longitude,timeZone,city,state,methods,system,active\n";

        feed(
                nodes,
                header
                        + "n-%s,Loja Boa Viagem,store,-8.1197,-34.9046,America/Recife,Recife,PE,pickup,jms,true\n"
                                .formatted(own));
        var report = feed(
                nodes,
                header
                        + "n-%s,\"Loja Boa Viagem, nova\",store,-8.1197,-34.9046,America/Recife,Recife,PE,pickup|ship,tasklist,false\n"
                                .formatted(own)
                        + "m-%s,Loja,store,-98,-34.9046,America/Recife,Recife,PE,fax,tasklist,yes\n".formatted(own));

        var node = inventory.node("n-" + own);
        assertThat(node.name()).isEqualTo("Loja Boa Viagem, nova");
        assertThat(node.latitude()).isEqualTo(-8.1197);
        assertThat(node.methods()).containsExactly("pickup", "ship");
        assertThat(node.system()).isEqualTo("tasklist");
        assertThat(node.active()).isFalse();
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rows())
                .containsExactly(
                        new FeedReport.Refusal(3, "latitude", "must be greater than or equal to -90"),
                        new FeedReport.Refusal(3, "methods", "must be one of pickup, ship"),
                        new FeedReport.Refusal(3, "active", "must be true or false"));
    }

    @Test
    void products_are_added_and_changed_by_a_feed() throws IOException {
        var header = "sku,name,group,unitPrice,currency,weightGrams\n";

        feed(products, header + "p-%s,Café torrado,grocery,18.5,BRL,500\n".formatted(own));
        var report = feed(
                products,
                header
                        + "p-%s,Café moído,grocery,19.90,BRL,500\n".formatted(own)
                        + "q-%s,Café,grocery,\"19,90\",BRL,500\n".formatted(own));

        assertThat(inventory.product("p-" + own).name()).isEqualTo("Café moído");
        assertThat(inventory.product("p-" + own).unitPrice()).isEqualTo(new BigDecimal("19.90"));
        assertThat(report.rows())
                .containsExactly(
                        new FeedReport.Refusal(3, "unitPrice", "must be a number with a decimal point, such as 12.90"));
    }

    @Test
    void stock_of_unknown_nodes_and_products_and_below_what_is_reserved_is_refused() throws IOException {
        var shelf = new Shelf(inventory, db).with("a", 10).with("b", 10);
        reservations.reserve(UUID.randomUUID(), List.of(shelf.plan("a", 6)));

        var report = feed(
                stock,
                "sku,nodeId,safetyStock,onHand\n"
                        + "%s,%s,0,5\n".formatted(shelf.sku("a"), shelf.nodeId)
                        + "%s,nowhere,0,5\n".formatted(shelf.sku("a"))
                        + "nothing,%s,0,5\n".formatted(shelf.nodeId)
                        + "%s,%s,2,7\n".formatted(shelf.sku("b"), shelf.nodeId));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(3);
        assertThat(report.rows())
                .containsExactly(
                        new FeedReport.Refusal(2, "onHand", "is below the 6 units that are reserved for orders"),
                        new FeedReport.Refusal(3, "nodeId", "there is no node nowhere"),
                        new FeedReport.Refusal(4, "sku", "there is no product nothing"));
        assertThat(shelf.stock("a").onHand()).isEqualTo(10);
        assertThat(shelf.stock("b").onHand()).isEqualTo(7);
        assertThat(shelf.stock("b").available()).isEqualTo(5);
    }

    @Test
    void of_two_rows_about_the_same_stock_the_last_one_counts() throws IOException {
        var shelf = new Shelf(inventory, db).with("a", 10);
        var row = "%s,%s,".formatted(shelf.nodeId, shelf.sku("a"));

        var report = feed(stock, "nodeId,sku,onHand,safetyStock\n" + row + "1,0\n" + row + "2,0\n" + row + "3,1\n");

        assertThat(report.accepted()).isEqualTo(3);
        assertThat(shelf.stock("a").onHand()).isEqualTo(3);
    }

    @Test
    void fifty_thousand_rows_land() throws IOException {
        var shelves =
                IntStream.range(0, 10).mapToObj(i -> new Shelf(inventory, db)).toList();
        feed(
                products,
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "%s-%05d,Item %d,apparel,10.00,BRL,100\n".formatted(own, i, i))
                        .collect(Collectors.joining("", "sku,name,group,unitPrice,currency,weightGrams\n", "")));
        var csv = shelves.stream()
                .flatMap(shelf -> IntStream.range(0, 5_000)
                        .mapToObj(i -> "%s,%s-%05d,%d,1\n".formatted(shelf.nodeId, own, i, i + 1)))
                .collect(Collectors.joining("", "nodeId,sku,onHand,safetyStock\n", ""));

        assertThat(feed(stock, csv).accepted()).isEqualTo(50_000);
        assertThat(feed(stock, csv).accepted()).isEqualTo(50_000);

        var nodeIds = shelves.stream().map(shelf -> shelf.nodeId).toList();
        var stored = db.select(DSL.count(), DSL.sum(STOCK_LEVEL.ON_HAND))
                .from(STOCK_LEVEL)
                .where(STOCK_LEVEL.NODE_ID.in(nodeIds))
                .fetchSingle();
        assertThat(stored.value1()).isEqualTo(50_000);
        assertThat(stored.value2()).isEqualByComparingTo(new BigDecimal(10L * 5_000 * 5_001 / 2));
    }

    private FeedReport feed(Feed<?> feed, String csv) throws IOException {
        return feeds.run(feed, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }
}
