package io.pontual.workers.inventory;

import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/nodes/{nodeId}/stock-events")
@PreAuthorize("hasAuthority('SCOPE_admin')")
@Tag(name = "inventory")
class StockEventController {
    private final StockEventRepository events;

    StockEventController(StockEventRepository events, MeterRegistry metrics) {
        this.events = events;
        metrics.gauge("pontual.inventory.events.missing", events, StockEventRepository::missing);
    }

    @GetMapping
    @Operation(summary = "How many of a node's stock events have come, and how many are missing")
    public StockEventPosition get(@PathVariable String nodeId) {
        return events.position(nodeId).orElseThrow(() -> Problem.notFound("stock event of node", nodeId));
    }
}
