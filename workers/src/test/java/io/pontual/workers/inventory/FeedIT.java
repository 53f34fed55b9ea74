package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.EXPECTED_RECEIPT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Deltas of every kind. */
@DatabaseTest
@Import(FakeOrders.class)
class FeedIT {
    private static final String STOCK = "nodeId,sku,onHand,safetyStock\n";
    private static final String PRODUCTS = "sku,name,group,unitPrice,currency,weightGrams\n";
    private static final String NODES =
            "nodeId,name,kind,latitude,longitude,timeZone,city,state,methods,system,active\n";
    private static final String RECEIPTS = "nodeId,sku,quantity,expectedAt,reference\n";

    private final String own = UUID.randomUUID().toString().substring(24);

    @Autowired
    ApplicationContext context;

    @Autowired
    Inventory inventory;

    @Autowired
    StockReservations reservations;

    @Autowired
    DSLContext db;

    private Feeding feeds;

    @BeforeEach
    void open() {
        feeds = new Feeding(context);
    }

    @Test
    void pickup_points_are_added_changed_and_made_inactive() {
        var header =
                "pointId,name,carrier,street,number,district,city,state,postalCode,latitude,longitude,openingNote,active\n";
        var row = "p%s-%s,Banca %s,Exemplo,Rua A,10,,São Paulo,SP,01310-100,-23.561414,-46.655881,Seg a sex,true\n";
        var points = context.getBean(PickupPoints.class);

        var report = feeds.delta(
                FeedKind.POINTS,
                header
                        + row.formatted(1, own, "um")
                        + row.formatted(2, own, "dois")
                        + row.formatted(3, own, "três").replace("01310-100", "1310"));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.rows()).singleElement().satisfies(refused -> {
            assertThat(refused.line()).isEqualTo(4);
            assertThat(refused.field()).isEqualTo("postalCode");
        });
        assertThat(feeds.delta(FeedKind.POINTS, header + row.formatted(1, own, "um"))
                        .changed())
                .isZero();
        assertThat(points.point("p1-" + own)).hasValueSatisfying(point -> {
            assertThat(point.postalCode()).isEqualTo("01310100");
            assertThat(point.district()).isNull();
        });
        assertThat(points.near(-23.56, -46.65, 5, 1000))
                .filteredOn(near -> near.point().pointId().endsWith(own))
                .hasSize(2)
                .allSatisfy(near -> assertThat(near.km()).isBetween(0.5, 0.8));

        feeds.delta(
                FeedKind.POINTS,
                header + row.formatted(1, own, "um").replace(",true", ",false") + row.formatted(2, own, "novo"));
        assertThat(points.point("p2-" + own).orElseThrow().name()).isEqualTo("Banca novo");
        assertThat(points.near(-23.56, -46.65, 5, 1000))
                .extracting(near -> near.point().pointId())
                .contains("p2-" + own)
                .doesNotContain("p1-" + own);
    }

    @Test
    void nodes_are_added_and_changed() {
        feeds.delta(
                FeedKind.NODES,
                NODES
                        + "n-%s,Loja Boa Viagem,store,-8.1197,-34.9046,America/Recife,Recife,PE,pickup,jms,true\n"
                                .formatted(own));
        var report = feeds.delta(
                FeedKind.NODES,
                NODES
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
    void products_are_added_and_changed_and_what_is_as_it_was_is_not_written() {
        feeds.delta(
                FeedKind.PRODUCTS,
                PRODUCTS + "p-%s,\"Café \"\"torrado\"\" \\n\",grocery,18.5,BRL,500\n".formatted(own));
        assertThat(inventory.product("p-" + own).name()).isEqualTo("Café \"torrado\" \\n");
        var csv = PRODUCTS
                + "p-%s,Café moído,grocery,19.90,BRL,500\n".formatted(own)
                + "q-%s,Café,grocery,\"19,90\",BRL,500\n".formatted(own);

        var report = feeds.delta(FeedKind.PRODUCTS, csv);

        assertThat(report.changed()).isEqualTo(1);
        assertThat(inventory.product("p-" + own).name()).isEqualTo("Café moído");
        assertThat(inventory.product("p-" + own).unitPrice()).isEqualTo(new BigDecimal("19.90"));
        assertThat(report.rows())
                .containsExactly(
                        new FeedReport.Refusal(3, "unitPrice", "must be a number with a decimal point, such as 12.90"));
        assertThat(feeds.delta(FeedKind.PRODUCTS, csv).changed()).isZero();
    }

    @Test
    void a_product_that_only_begins_or_ends_to_have_serial_numbers_is_counted_as_changed() {
        var columns = PRODUCTS.replace("\n", ",serialised\n");
        var row = "%s-%s,Furadeira,home,199.00,BRL,1800,%s\n";
        var first = feeds.delta(
                FeedKind.PRODUCTS,
                columns
                        + row.formatted("a", own, "false")
                        + row.formatted("b", own, "true")
                        + row.formatted("c", own, "true")
                        + row.formatted("d", own, ""));
        assertThat(first.changed()).isEqualTo(4);
        var next = columns
                + row.formatted("a", own, "true")
                + row.formatted("b", own, "false")
                + row.formatted("c", own, "")
                + row.formatted("d", own, "false").replace("Furadeira", "Serra");

        var report = feeds.delta(FeedKind.PRODUCTS, next);

        assertThat(report.refused()).isZero();
        assertThat(report.changed()).as("a, b, and d with its name").isEqualTo(3);
        assertThat(Stream.of("a", "b", "c", "d")
                        .map(sku -> inventory.product(sku + "-" + own).serialised()))
                .as("what is not said stays")
                .containsExactly(true, false, true, false);
        assertThat(feeds.delta(FeedKind.PRODUCTS, next).changed()).isZero();
    }

    @Test
    void stock_of_unknown_nodes_and_products_is_refused() {
        var shelf = new Shelf(inventory, db).with("a", 10).with("b", 10);

        var report = feeds.delta(
                FeedKind.STOCK,
                "sku,nodeId,safetyStock,onHand\n"
                        + "%s,nowhere,0,5\n".formatted(shelf.sku("a"))
                        + "nothing,%s,0,5\n".formatted(shelf.nodeId)
                        + "%s,%s,2,7\n".formatted(shelf.sku("b"), shelf.nodeId));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(2);
        assertThat(report.rows())
                .containsExactly(
                        new FeedReport.Refusal(2, "nodeId", "there is no node nowhere"),
                        new FeedReport.Refusal(3, "sku", "there is no product nothing"));
        assertThat(shelf.stock("a").onHand()).isEqualTo(10);
        assertThat(shelf.stock("b").onHand()).isEqualTo(7);
        assertThat(shelf.stock("b").available()).isEqualTo(5);
        StockBooks.assertStraight(db);
    }

    @Test
    void below_what_is_reserved_nothing_more_is_promised_and_the_reserved_units_stay() {
        var shelf = new Shelf(inventory, db).with("a", 10);
        reservations.reserve(UUID.randomUUID(), List.of(shelf.plan("a", 6)));

        var report = feeds.delta(FeedKind.STOCK, STOCK + "%s,%s,5,0\n".formatted(shelf.nodeId, shelf.sku("a")));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.warnings())
                .containsExactly(
                        new FeedReport.Refusal(
                                2,
                                "onHand",
                                "is below the 6 units that are reserved for orders, so these stay and nothing more is promised"));
        assertThat(shelf.stock("a").onHand()).isEqualTo(6);
        assertThat(shelf.stock("a").available()).isZero();
        StockBooks.assertStraight(db);
    }

    @Test
    void of_several_rows_about_the_same_stock_the_last_one_counts_and_the_others_are_told() {
        var shelf = new Shelf(inventory, db).with("a", 10);
        var row = "%s,%s,".formatted(shelf.nodeId, shelf.sku("a"));

        var report = feeds.delta(FeedKind.STOCK, STOCK + row + "1,0\n" + row + "2,0\n" + row + "3,1\n");

        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.rows()).isEmpty();
        assertThat(report.warnings())
                .containsExactly(
                        new FeedReport.Refusal(2, null, "does not count, since line 3 is about the same"),
                        new FeedReport.Refusal(3, null, "does not count, since line 4 is about the same"));
        assertThat(shelf.stock("a").onHand()).isEqualTo(3);
    }

    @Test
    void a_file_that_breaks_off_keeps_what_came_before() {
        var shelf = new Shelf(inventory, db).with("a", 10).with("b", 10);

        var report = feeds.delta(
                FeedKind.STOCK,
                STOCK
                        + "%s,%s,1,0\n".formatted(shelf.nodeId, shelf.sku("a"))
                        + "%s,\"%s,1,0\n".formatted(shelf.nodeId, shelf.sku("b")));

        assertThat(shelf.stock("a").onHand()).isEqualTo(1);
        assertThat(shelf.stock("b").onHand()).isEqualTo(10);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.note()).startsWith("The file could not be read beyond line 3");
    }

    @Test
    void a_delta_that_says_how_many_rows_it_has_is_whole_or_nothing() {
        var shelf = new Shelf(inventory, db).with("a", 10);

        var run = feeds.run(
                FeedKind.STOCK,
                FeedMode.DELTA,
                STOCK + "%s,%s,1,0\n#rows,2\n".formatted(shelf.nodeId, shelf.sku("a")),
                null,
                null);

        assertThat(run.status()).isEqualTo(FeedStatus.REFUSED);
        assertThat(run.note()).contains("there are 2 rows, but 1 were read");
        assertThat(shelf.stock("a").onHand()).isEqualTo(10);
    }

    @Test
    void receipts_are_added_changed_and_kept_as_far_as_they_are_promised() {
        var shelf = new Shelf(inventory, db).with("a", 0);
        var row = "%s,%s,%%d,2026-12-01T08:00:00-03:00,%%s\n".formatted(shelf.nodeId, shelf.sku("a"));

        assertThat(feeds.delta(FeedKind.RECEIPTS, RECEIPTS + row.formatted(10, "PO-1") + row.formatted(5, "PO-2"))
                        .changed())
                .isEqualTo(2);
        db.update(EXPECTED_RECEIPT)
                .set(EXPECTED_RECEIPT.RESERVED, 4)
                .where(EXPECTED_RECEIPT.NODE_ID.eq(shelf.nodeId), EXPECTED_RECEIPT.REFERENCE.eq("PO-1"))
                .execute();
        assertThat(feeds.delta(FeedKind.RECEIPTS, RECEIPTS + row.formatted(5, "PO-2"))
                        .changed())
                .isZero();
        var report = feeds.full(FeedKind.RECEIPTS, RECEIPTS + row.formatted(7, "PO-3"));

        assertThat(report.changed()).isEqualTo(3);
        assertThat(report.warnings()).hasSize(1);
        assertThat(report.warnings().getFirst().message())
                .endsWith("by PO-1 is below the 4 units that are promised to orders, so these stay expected");
        assertThat(db.select(EXPECTED_RECEIPT.QUANTITY)
                        .from(EXPECTED_RECEIPT)
                        .where(EXPECTED_RECEIPT.NODE_ID.eq(shelf.nodeId))
                        .orderBy(EXPECTED_RECEIPT.REFERENCE)
                        .fetch(EXPECTED_RECEIPT.QUANTITY))
                .containsExactly(4, 0, 7);
        assertThat(feeds.delta(
                                FeedKind.RECEIPTS,
                                RECEIPTS + row.replace("-03:00", "").formatted(1, "PO-1"))
                        .rows())
                .extracting(FeedReport.Refusal::field)
                .containsExactly("expectedAt");
    }

    @Test
    void fifty_thousand_rows_land_and_the_same_again_writes_nothing() {
        var shelves =
                IntStream.range(0, 10).mapToObj(i -> new Shelf(inventory, db)).toList();
        feeds.delta(
                FeedKind.PRODUCTS,
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "%s-%05d,Item %d,apparel,10.00,BRL,100\n".formatted(own, i, i))
                        .collect(Collectors.joining("", PRODUCTS, "")));
        var csv = shelves.stream()
                .flatMap(shelf -> IntStream.range(0, 5_000)
                        .mapToObj(i -> "%s,%s-%05d,%d,1\n".formatted(shelf.nodeId, own, i, i + 1)))
                .collect(Collectors.joining("", STOCK, ""));

        var first = feeds.delta(FeedKind.STOCK, csv);
        var second = feeds.delta(FeedKind.STOCK, csv);

        assertThat(first.accepted()).isEqualTo(50_000);
        assertThat(first.changed()).isEqualTo(50_000);
        assertThat(second.accepted()).isEqualTo(50_000);
        assertThat(second.changed()).isZero();
        var nodeIds = shelves.stream().map(shelf -> shelf.nodeId).toList();
        var stored = db.select(DSL.count(), DSL.sum(STOCK_LEVEL.ON_HAND))
                .from(STOCK_LEVEL)
                .where(STOCK_LEVEL.NODE_ID.in(nodeIds))
                .fetchSingle();
        assertThat(stored.value1()).isEqualTo(50_000);
        assertThat(stored.value2()).isEqualByComparingTo(new BigDecimal(10L * 5_000 * 5_001 / 2));
        assertThat(db.fetchCount(STOCK_MOVEMENT, STOCK_MOVEMENT.REFERENCE_ID.eq(second.runId())))
                .isZero();
        StockBooks.assertStraight(db);
    }

    @Test
    void memory_and_report_do_not_grow_with_the_file() {
        var shelf = new Shelf(inventory, db).with("a", 0);

        var report = feeds.delta(
                FeedKind.STOCK,
                IntStream.range(0, 60_000)
                        .mapToObj(i -> "%s,%s,%s,0\n".formatted(shelf.nodeId, shelf.sku("a"), i % 2 == 0 ? i : "x"))
                        .collect(Collectors.joining("", STOCK, "")));

        assertThat(report.accepted()).isEqualTo(30_000);
        assertThat(report.refused()).isEqualTo(30_000);
        assertThat(report.rows()).hasSize(1000);
        assertThat(report.warnings()).hasSize(1000);
        assertThat(report.note()).isEqualTo("Only the first 1000 reasons are listed.");
        assertThat(shelf.stock("a").onHand()).isEqualTo(59_998);
    }
}
