package io.pontual.workers.inventory;

import io.pontual.workers.ordering.contract.Channels;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/channels/{channel}/stock-rules")
@PreAuthorize("hasAuthority('SCOPE_admin')")
@Tag(name = "inventory")
class StockRuleController {
    private final StockRules rules;

    StockRuleController(StockRules rules) {
        this.rules = rules;
    }

    @PutMapping("/{ruleId}")
    @Operation(
            operationId = "putStockRule",
            summary = "Add a stock rule of a channel or change it whole",
            description = "Of the rules that reach a node and product, the one with the narrowest reach counts, whole:"
                    + " node and group, then node, then group, then all.")
    public ResponseEntity<StockRuleResource> put(
            @PathVariable String channel, @PathVariable String ruleId, @Valid @RequestBody StockRuleRequest rule) {
        requireChannel(channel);
        Identifier.InPath.check("ruleId", ruleId);
        return rules.put(channel, ruleId, rule).response();
    }

    @GetMapping("/{ruleId}")
    @Operation(operationId = "getStockRule", summary = "Read a stock rule of a channel")
    public StockRuleResource get(@PathVariable String channel, @PathVariable String ruleId) {
        requireChannel(channel);
        return rules.get(channel, ruleId);
    }

    @GetMapping
    @Operation(operationId = "listStockRules", summary = "List the stock rules of a channel; at most 200 a page")
    public Page<StockRuleResource> list(
            @PathVariable String channel,
            @RequestParam(required = false) String nodeId,
            @RequestParam(required = false) String group,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        requireChannel(channel);
        return rules.list(
                channel, Filter.text("nodeId", nodeId), Filter.text("group", group), new PageRequest(page, size));
    }

    @DeleteMapping("/{ruleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteStockRule", summary = "Delete a stock rule; wider ones count from then on")
    @ApiResponse(responseCode = "204", description = "It is gone.")
    public void delete(@PathVariable String channel, @PathVariable String ruleId) {
        requireChannel(channel);
        rules.delete(channel, ruleId);
    }

    private static void requireChannel(String channel) {
        Filter.oneOf("channel", channel, Channels.ALL.toArray(String[]::new));
    }
}
