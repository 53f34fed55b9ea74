package io.pontual.workers.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/nodes/{nodeId}/counts")
@PreAuthorize("hasAuthority('SCOPE_admin')")
@Tag(name = "inventory")
class CountController {
    private final StockCounts counts;

    CountController(StockCounts counts) {
        this.counts = counts;
    }

    @PostMapping
    @Operation(
            operationId = "requestCount",
            summary = "Ask a node to count a product",
            description =
                    "One count of a product at a node is open at a time, so a repeat does no harm: it answers with"
                            + " the open one.")
    @ApiResponse(responseCode = "201", description = "Asked for; Location is the count's URL.")
    @ApiResponse(responseCode = "200", description = "The node owes that count already.")
    public ResponseEntity<CountResource> request(@PathVariable String nodeId, @Valid @RequestBody CountRequest wanted) {
        var count = counts.request(nodeId, wanted);
        return count.created()
                ? ResponseEntity.created(URI.create("/api/v1/nodes/" + nodeId + "/counts/"
                                + count.resource().countId()))
                        .body(count.resource())
                : ResponseEntity.ok(count.resource());
    }

    @GetMapping("/{countId}")
    @Operation(
            operationId = "getCount",
            summary = "Read a count",
            description = "A count that found fewer units than are held names the orders that hold them now.")
    public CountResource get(@PathVariable String nodeId, @PathVariable UUID countId) {
        return counts.get(nodeId, countId);
    }

    @GetMapping
    @Operation(operationId = "listCounts", summary = "List the counts of a node, newest first; at most 200 a page")
    public Page<CountResource> list(
            @PathVariable String nodeId,
            @RequestParam(required = false) String status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return counts.list(
                nodeId,
                Filter.oneOf("status", status, "REQUESTED", "COUNTED", "CANCELLED"),
                new PageRequest(page, size));
    }
}
