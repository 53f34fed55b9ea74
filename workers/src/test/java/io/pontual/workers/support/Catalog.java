package io.pontual.workers.support;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PICKUP_POINT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PRODUCT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;

import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.DSLContext;

/** Puts nodes, products and stock there for tests of other capabilities. Repeats overwrite. */
public final class Catalog {
    private static final Instant AT = Instant.EPOCH;

    private final DSLContext db;

    public Catalog(DSLContext db) {
        this.db = db;
    }

    public Catalog node(String nodeId, String timeZone, String system, boolean active, String... methods) {
        var node = db.newRecord(NODE);
        node.setNodeId(nodeId);
        node.setName("Loja " + nodeId);
        node.setKind("store");
        node.setLatitude(BigDecimal.ZERO);
        node.setLongitude(BigDecimal.ZERO);
        node.setTimeZone(timeZone);
        node.setCity("Recife");
        node.setState("PE");
        node.setMethods(methods);
        node.setSystem(system);
        node.setActive(active);
        node.setCreatedAt(AT);
        node.setUpdatedAt(AT);
        node.merge();
        return this;
    }

    /** In São Paulo, whatever its place. */
    public Catalog point(String pointId, double latitude, double longitude, String postalCode, boolean active) {
        var point = db.newRecord(PICKUP_POINT);
        point.setPointId(pointId);
        point.setName("Banca " + pointId);
        point.setCarrier("Transportes Exemplo");
        point.setStreet("Rua Exemplo");
        point.setHouseNumber("10");
        point.setCity("São Paulo");
        point.setState("SP");
        point.setPostalCode(postalCode);
        point.setLatitude(BigDecimal.valueOf(latitude));
        point.setLongitude(BigDecimal.valueOf(longitude));
        point.setOpeningNote("Seg a sex 9h às 18h");
        point.setActive(active);
        point.setCreatedAt(AT);
        point.setUpdatedAt(AT);
        point.merge();
        return this;
    }

    public Catalog product(String sku, String name, String group) {
        var product = db.newRecord(PRODUCT);
        product.setSku(sku);
        product.setName(name);
        product.setProductGroup(group);
        product.setUnitPrice(BigDecimal.TEN);
        product.setCurrency("BRL");
        product.setWeightGrams(100);
        product.setCreatedAt(AT);
        product.setUpdatedAt(AT);
        product.merge();
        return this;
    }

    public Catalog stock(String nodeId, String sku, int onHand) {
        var before = db.select(STOCK_LEVEL.ON_HAND)
                .from(STOCK_LEVEL)
                .where(STOCK_LEVEL.NODE_ID.eq(nodeId), STOCK_LEVEL.SKU.eq(sku))
                .fetchOptional(STOCK_LEVEL.ON_HAND)
                .orElse(0);
        if (onHand != before) {
            db.insertInto(STOCK_MOVEMENT)
                    .set(STOCK_MOVEMENT.NODE_ID, nodeId)
                    .set(STOCK_MOVEMENT.SKU, sku)
                    .set(STOCK_MOVEMENT.ON_HAND_CHANGE, onHand - before)
                    .set(STOCK_MOVEMENT.CAUSE, "opening")
                    .set(STOCK_MOVEMENT.MOVED_AT, AT)
                    .execute();
        }
        var level = db.newRecord(STOCK_LEVEL);
        level.setNodeId(nodeId);
        level.setSku(sku);
        level.setOnHand(onHand);
        level.setSafetyStock(0);
        level.setCreatedAt(AT);
        level.setUpdatedAt(AT);
        level.merge();
        return this;
    }
}
