package io.pontual.workers.support;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PRODUCT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;

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
