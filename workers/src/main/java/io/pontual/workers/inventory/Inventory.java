package io.pontual.workers.inventory;

import io.pontual.workers.platform.web.Problem;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators keep: nodes, products, and what was counted where. */
@Service
class Inventory {
    private final NodeRepository nodes;
    private final ProductRepository products;
    private final StockLevelRepository stock;
    private final StockLedger ledger;

    Inventory(NodeRepository nodes, ProductRepository products, StockLevelRepository stock, StockLedger ledger) {
        this.nodes = nodes;
        this.products = products;
        this.stock = stock;
        this.ledger = ledger;
    }

    @Transactional
    public Stored<NodeResource> put(NodeRow row) {
        var created = nodes.insert(row);
        if (!created) {
            nodes.upsert(List.of(row));
        }
        return new Stored<>(created, node(row.nodeId()));
    }

    @Transactional
    public Stored<ProductResource> put(ProductRow row) {
        var created = products.insert(row);
        if (!created) {
            products.upsert(List.of(row));
            if (row.product().ean() == null) {
                products.forgetEan(row.sku());
            }
        }
        return new Stored<>(created, product(row.sku()));
    }

    /** @throws Problem 409 when more is reserved for orders than was counted */
    @Transactional
    public Stored<StockResource> put(StockRow row) {
        node(row.nodeId());
        product(row.sku());
        var created = ledger.open(row.key());
        var before = ledger.lock(List.of(row.key())).get(row.key());
        var onHand = row.counted().onHand();
        if (onHand < before.reserved()) {
            throw Problem.conflict(
                    "stock-below-reserved",
                    "SKU %s at node %s has %d units reserved for orders, so onHand cannot be %d. "
                                    .formatted(row.sku(), row.nodeId(), before.reserved(), onHand)
                            + "Send at least the reserved quantity, or let the orders be cancelled or handed over first.");
        }
        ledger.keepBack(row.key(), row.counted().safetyStock());
        ledger.book(List.of(Movement.onHand(row.key(), onHand - before.onHand(), Movement.Cause.ADMIN, null)));
        return new Stored<>(created, stock(row.key()));
    }

    NodeResource node(String nodeId) {
        return nodes.find(nodeId).orElseThrow(() -> Problem.notFound("node", nodeId));
    }

    ProductResource product(String sku) {
        return products.find(sku).orElseThrow(() -> Problem.notFound("product", sku));
    }

    /** @throws Problem 400 naming the field of the request that has the SKU */
    void requireProduct(String field, String sku) {
        if (products.existing(Set.of(sku)).isEmpty()) {
            throw Problem.invalid(field, "is not a known product; GET /api/v1/products/{sku} shows one that is");
        }
    }

    StockResource stock(StockKey key) {
        return stock.find(key)
                .orElseThrow(() -> Problem.notFound("stock of SKU " + key.sku() + " at node", key.nodeId()));
    }

    Page<NodeResource> nodes(String city, String kind, Boolean active, PageRequest page) {
        return nodes.list(city, kind, active, page);
    }

    Page<ProductResource> products(String group, String q, PageRequest page) {
        return products.list(group, q, page);
    }
}
