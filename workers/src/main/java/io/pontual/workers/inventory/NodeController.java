package io.pontual.workers.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/nodes")
@PreAuthorize("hasAuthority('SCOPE_admin')")
@Tag(name = "inventory")
class NodeController {
    private final Inventory inventory;

    NodeController(Inventory inventory) {
        this.inventory = inventory;
    }

    @PutMapping("/{nodeId}")
    @Operation(summary = "Add a node or change it whole")
    public ResponseEntity<NodeResource> put(@PathVariable String nodeId, @Valid @RequestBody NodeRequest node) {
        Identifier.InPath.check("nodeId", nodeId);
        return inventory.put(new NodeRow(nodeId, node)).response();
    }

    @GetMapping("/{nodeId}")
    public NodeResource get(@PathVariable String nodeId) {
        return inventory.node(nodeId);
    }

    @GetMapping
    @Operation(summary = "List nodes by id; at most 200 a page")
    public Page<NodeResource> list(
            @RequestParam(required = false) String city,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) Boolean active,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return inventory.nodes(
                Filter.text("city", city),
                Filter.oneOf("kind", kind, "store", "warehouse"),
                active,
                new PageRequest(page, size));
    }

    @PutMapping("/{nodeId}/stock/{sku}")
    @Operation(summary = "Say what was counted; refused below what is reserved for orders")
    public ResponseEntity<StockResource> putStock(
            @PathVariable String nodeId, @PathVariable String sku, @Valid @RequestBody StockRequest counted) {
        return inventory.put(new StockRow(nodeId, sku, counted)).response();
    }

    @GetMapping("/{nodeId}/stock/{sku}")
    public StockResource getStock(@PathVariable String nodeId, @PathVariable String sku) {
        return inventory.stock(new StockKey(nodeId, sku));
    }
}
