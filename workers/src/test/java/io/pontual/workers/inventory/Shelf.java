package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RESERVATION;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** A node of a test's own with products to reserve, and what the tables say about it. */
final class Shelf {
    static final NodeRequest STORE = new NodeRequest(
            "Loja Centro",
            "store",
            -23.550520,
            -46.633308,
            "America/Sao_Paulo",
            "São Paulo",
            "SP",
            List.of("pickup"),
            "jms",
            true);
    static final ProductRequest PRODUCT =
            new ProductRequest("Camiseta", "apparel", new BigDecimal("59.90"), "BRL", 200, null);

    final String nodeId = "node-" + UUID.randomUUID();
    private final String suffix = "-" + UUID.randomUUID().toString().substring(24);
    private final Inventory inventory;
    private final DSLContext db;

    Shelf(Inventory inventory, DSLContext db) {
        this.inventory = inventory;
        this.db = db;
        inventory.put(new NodeRow(nodeId, STORE));
    }

    String sku(String name) {
        return name + suffix;
    }

    Shelf with(String name, int onHand) {
        return with(name, onHand, 0);
    }

    Shelf with(String name, int onHand, int safetyStock) {
        inventory.put(new ProductRow(sku(name), PRODUCT));
        inventory.put(new StockRow(nodeId, sku(name), new StockRequest(onHand, safetyStock)));
        return this;
    }

    StockResource stock(String name) {
        return inventory.stock(new StockKey(nodeId, sku(name)));
    }

    /** @param wanted names and quantities in turn, one line each */
    FulfilmentPlan plan(Object... wanted) {
        var lines = new ArrayList<FulfilmentPlan.Item>();
        for (int i = 0; i < wanted.length; i += 2) {
            lines.add(new FulfilmentPlan.Item(
                    "line-" + (i / 2 + 1), sku((String) wanted[i]), "Camiseta", (Integer) wanted[i + 1]));
        }
        return new FulfilmentPlan(UUID.randomUUID(), "pickup-in-store", nodeId, "jms", List.of("apparel"), lines);
    }

    /** Units held at this node by orders, of one product. */
    int held(String name) {
        return db.select(DSL.coalesce(DSL.sum(RESERVATION.QUANTITY), DSL.zero()))
                .from(RESERVATION)
                .where(RESERVATION.NODE_ID.eq(nodeId), RESERVATION.SKU.eq(sku(name)))
                .and(RESERVATION.STATUS.eq(ReservationStatus.HELD.name()))
                .fetchSingle()
                .value1()
                .intValue();
    }

    /** What the ledger says of one product: cause, change of what is on hand and change of what is reserved, sorted. */
    List<String> movements(String name) {
        return db
                .selectFrom(STOCK_MOVEMENT)
                .where(STOCK_MOVEMENT.NODE_ID.eq(nodeId), STOCK_MOVEMENT.SKU.eq(sku(name)))
                .fetch(move -> "%s %d %d".formatted(move.getCause(), move.getOnHandChange(), move.getReservedChange()))
                .stream()
                .sorted()
                .toList();
    }

    List<String> statuses(UUID fulfilmentId) {
        return db.select(RESERVATION.STATUS)
                .from(RESERVATION)
                .where(RESERVATION.FULFILMENT_ID.eq(fulfilmentId))
                .orderBy(RESERVATION.LINE_ID)
                .fetch(RESERVATION.STATUS);
    }

    long brokenRows() {
        return db.fetchCount(
                STOCK_LEVEL,
                STOCK_LEVEL.NODE_ID.eq(nodeId),
                STOCK_LEVEL.RESERVED.lt(0).or(STOCK_LEVEL.RESERVED.gt(STOCK_LEVEL.ON_HAND)));
    }
}
