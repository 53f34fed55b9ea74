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
@RequestMapping("/api/v1/products")
@PreAuthorize("hasAuthority('SCOPE_admin')")
@Tag(name = "inventory")
class ProductController {
    private final Inventory inventory;

    ProductController(Inventory inventory) {
        this.inventory = inventory;
    }

    @PutMapping("/{sku}")
    @Operation(summary = "Add a product or change it whole")
    public ResponseEntity<ProductResource> put(@PathVariable String sku, @Valid @RequestBody ProductRequest product) {
        Identifier.InPath.check("sku", sku);
        return inventory.put(new ProductRow(sku, product)).response();
    }

    @GetMapping("/{sku}")
    public ProductResource get(@PathVariable String sku) {
        return inventory.product(sku);
    }

    @GetMapping
    @Operation(summary = "List products by SKU; at most 200 a page")
    public Page<ProductResource> list(
            @RequestParam(required = false) String group,
            @RequestParam(required = false) String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return inventory.products(Filter.text("group", group), Filter.text("q", q), new PageRequest(page, size));
    }
}
