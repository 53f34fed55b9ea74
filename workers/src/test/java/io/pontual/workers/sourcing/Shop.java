package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.EXPECTED_RECEIPT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE;

import io.pontual.workers.support.Catalog;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** A few nodes and products of one test's own, and what a customer in São Paulo wants of them. */
final class Shop {
    final String own = UUID.randomUUID().toString().substring(24);
    private final DSLContext db;
    private final Catalog catalog;

    Shop(DSLContext db) {
        this.db = db;
        this.catalog = new Catalog(db);
    }

    String id(String name) {
        return name + "-" + own;
    }

    Shop node(String name, String kind, String state, double latitude, double longitude) {
        catalog.node(id(name), "America/Sao_Paulo", "jms", true, "pickup", "ship");
        db.update(NODE)
                .set(NODE.KIND, kind)
                .set(NODE.STATE, state)
                .set(NODE.LATITUDE, BigDecimal.valueOf(latitude))
                .set(NODE.LONGITUDE, BigDecimal.valueOf(longitude))
                .where(NODE.NODE_ID.eq(id(name)))
                .execute();
        return this;
    }

    Shop stock(String node, String sku, int units) {
        catalog.product(id(sku), sku, "home");
        catalog.stock(id(node), id(sku), units);
        return this;
    }

    Shop expect(String node, String sku, int units, Instant at) {
        var receipt = db.newRecord(EXPECTED_RECEIPT);
        receipt.setReceiptId(UUID.randomUUID());
        receipt.setNodeId(id(node));
        receipt.setSku(id(sku));
        receipt.setReference(UUID.randomUUID().toString());
        receipt.setQuantity(units);
        receipt.setExpectedAt(at);
        receipt.setCreatedAt(at);
        receipt.setUpdatedAt(at);
        receipt.insert();
        return this;
    }

    /** A pickup point that is open. @return its id */
    String point(String name, double latitude, double longitude, String postalCode) {
        catalog.point(id(name), latitude, longitude, postalCode, true);
        return id(name);
    }

    Shop group(String sku, String group) {
        catalog.product(id(sku), sku, group);
        return this;
    }

    /** For benchmarks: nodes all over the south of Brazil, some of them in São Paulo, with most of the products. */
    Shop chain(int nodes, int products, boolean tenthInTown) {
        var random = new Random(7);
        for (int n = 0; n < nodes; n++) {
            boolean inTown = tenthInTown && n % 10 == 5;
            node(
                    "n" + n,
                    n % 20 == 0 ? "warehouse" : "store",
                    inTown ? "SP" : new String[] {"SP", "RJ", "MG", "PR", "BA"}[n % 5],
                    inTown ? -23.7 + 0.3 * random.nextDouble() : -30 + 22 * random.nextDouble(),
                    inTown ? -46.8 + 0.3 * random.nextDouble() : -54 + 15 * random.nextDouble());
            double stocked = 0.5 + 0.45 * random.nextDouble();
            for (int sku = 0; sku < products; sku++) {
                if (random.nextDouble() < stocked) {
                    stock("n" + n, "sku" + sku, 1 + random.nextInt(12));
                }
            }
        }
        return this;
    }

    Wish wish() {
        return new Wish();
    }

    /** A request, as far as a test cares. */
    final class Wish {
        private final List<SourcingRequest.Line> lines = new ArrayList<>();
        private final Set<SourcingRequest.Excluded> excluded = new HashSet<>();
        private UUID orderId = UUID.randomUUID();
        private String pickupNode;
        private String wantedNode;
        private BigDecimal price = new BigDecimal("50.00");

        Wish line(String lineId, String sku, int quantity) {
            lines.add(new SourcingRequest.Line(lineId, id(sku), sku, "home", quantity, price, 500));
            return this;
        }

        Wish priced(String amount) {
            price = new BigDecimal(amount);
            return this;
        }

        Wish of(UUID order) {
            orderId = order;
            return this;
        }

        Wish at(String node) {
            pickupNode = id(node);
            return this;
        }

        Wish only(String node) {
            wantedNode = id(node);
            return this;
        }

        Wish without(String node, String sku) {
            excluded.add(new SourcingRequest.Excluded(id(node), sku == null ? null : id(sku)));
            return this;
        }

        SourcingRequest request() {
            return new SourcingRequest(
                    orderId,
                    excluded.isEmpty() ? "initial" : "rejected",
                    "web",
                    lines.stream()
                            .map(line -> line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())))
                            .reduce(BigDecimal.ZERO, BigDecimal::add),
                    "BRL",
                    pickupNode == null ? "ship" : "pickup",
                    pickupNode == null ? "standard" : null,
                    pickupNode,
                    pickupNode == null ? new SourcingRequest.Destination("01310100", "SP", -23.55, -46.63) : null,
                    lines,
                    excluded,
                    wantedNode);
        }
    }
}
