package io.pontual.workers.inventory;

import io.pontual.workers.ordering.contract.Channels;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/availability")
@PreAuthorize("hasAuthority('SCOPE_stock:read')")
@Tag(name = "inventory")
class AvailabilityController {
    private static final int MAX_SKUS = 100;

    private final AvailabilityService availability;

    AvailabilityController(AvailabilityService availability) {
        this.availability = availability;
    }

    @GetMapping
    @Operation(
            operationId = "getAvailability",
            summary = "What can be sold, and where",
            description = "The figures are of one moment and hold nothing: only an order does. Every node that is"
                    + " active and has something is in them; narrow them by nodeId, or by near and radiusKm. A key"
                    + " that is bound to a channel gets that channel's figures.")
    public ResponseEntity<AvailabilityAnswer> get(
            @Parameter(description = "Repeat it for several, up to 100.") @RequestParam List<String> sku,
            @RequestParam(required = false) String nodeId,
            @Parameter(
                            description = "Degrees north and east, WGS 84. Nodes come nearest first.",
                            example = "-23.561414,-46.655881")
                    @RequestParam(required = false)
                    String near,
            @Parameter(description = "More than 0, at most 1000; 50 when near comes without it.")
                    @RequestParam(required = false)
                    Double radiusKm,
            @Parameter(description = "web, app, marketplace, store or call-centre; its stock rules are applied.")
                    @RequestParam(required = false)
                    String channel,
            @Parameter(description = "pickup or ship: only nodes that offer it.") @RequestParam(required = false)
                    String method,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @AuthenticationPrincipal ApiKey caller) {
        var question = new AvailabilityQuestion(
                skus(sku),
                channel(channel, caller),
                Filter.oneOf("method", method, "pickup", "ship"),
                Filter.text("nodeId", nodeId),
                near(nodeId, near, radiusKm));
        // Stale by the next order; a cache on the way would sell what is gone.
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(availability.answer(question, new PageRequest(page, size)));
    }

    private static List<String> skus(List<String> asked) {
        var skus = List.copyOf(new LinkedHashSet<>(asked));
        if (skus.isEmpty() || skus.size() > MAX_SKUS) {
            throw Problem.invalid("sku", "must be there 1 to " + MAX_SKUS + " times; ask again for the others");
        }
        var wrong = new ArrayList<Problem.FieldError>();
        for (var sku : skus) {
            if (!sku.matches(Identifier.PATTERN)) {
                wrong.add(new Problem.FieldError("sku", Identifier.RULE));
            }
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return skus;
    }

    private static String channel(String asked, ApiKey caller) {
        Filter.oneOf("channel", asked, Channels.ALL.toArray(String[]::new));
        if (caller == null || caller.channel() == null) {
            return asked;
        }
        if (asked != null) {
            caller.requireChannel(asked);
        }
        return caller.channel();
    }

    private static Near near(String nodeId, String near, Double radiusKm) {
        if (near == null) {
            if (radiusKm != null) {
                throw Problem.invalid("radiusKm", "goes with near; send both or none");
            }
            return null;
        }
        if (nodeId != null) {
            throw Problem.invalid("near", "cannot come with nodeId; send one of the two");
        }
        return Near.of(near, radiusKm);
    }
}
