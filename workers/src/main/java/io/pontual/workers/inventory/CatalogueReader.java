package io.pontual.workers.inventory;

import io.pontual.workers.inventory.contract.Catalogue;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class CatalogueReader implements Catalogue {
    private final NodeRepository nodes;
    private final ProductRepository products;

    CatalogueReader(NodeRepository nodes, ProductRepository products) {
        this.nodes = nodes;
        this.products = products;
    }

    @Override
    public Map<String, Product> products(Collection<String> skus) {
        return products.find(skus).stream()
                .map(product -> new Product(
                        product.sku(),
                        product.name(),
                        product.group(),
                        product.unitPrice(),
                        product.currency(),
                        product.weightGrams(),
                        product.ean(),
                        product.serialised()))
                .collect(Collectors.toMap(Product::sku, product -> product));
    }

    @Override
    public Optional<Node> node(String nodeId) {
        return nodes.find(nodeId)
                .map(node -> new Node(
                        node.nodeId(),
                        node.name(),
                        node.kind(),
                        node.timeZone(),
                        node.city(),
                        node.state(),
                        new LinkedHashSet<>(node.methods()),
                        node.system(),
                        node.active()));
    }
}
