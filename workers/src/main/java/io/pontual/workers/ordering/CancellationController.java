package io.pontual.workers.ordering;

import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.IdempotentRequests;
import io.pontual.workers.platform.web.Localised;
import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = OrderLinks.ORDERS + "/{orderId}/cancellation", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders", description = "Place an order, follow it, cancel it.")
class CancellationController {
    private final IdempotentRequests idempotent;
    private final CancellationRequests cancellations;

    CancellationController(IdempotentRequests idempotent, CancellationRequests cancellations) {
        this.idempotent = idempotent;
        this.cancellations = cancellations;
    }

    @GetMapping
    @Operation(
            operationId = "readCancellation",
            summary = "Ask what cancelling would lead to",
            description =
                    "What the policy says now: whether it is possible, what it costs, who must agree, and why. The"
                            + " same for every channel; nothing is changed.")
    @ApiResponse(responseCode = "200", description = "The policy's answer.")
    ResponseEntity<CancellationView> read(
            @PathVariable UUID orderId,
            @Parameter(description = "Who would ask: customer, agent or system.")
                    @RequestParam(defaultValue = "customer")
                    @OneOf({"customer", "agent", "system"})
                    String requestedBy,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        var language = Language.of(acceptLanguage);
        return Localised.ok(language, cancellations.preview(orderId, Canceller.of(requestedBy), language, caller));
    }

    @PostMapping
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an order",
            description = "Possible until goods have been handed over, as far as the policy allows: for nothing, for a"
                    + " fee that must be accepted, or when somebody agrees. Repeatable: cancelling again changes"
                    + " nothing.")
    @ApiResponse(
            responseCode = "202",
            description =
                    "The order is being cancelled, or is cancelled already, or the cancellation waits for approval.")
    ResponseEntity<CancellationReceipt> cancel(
            @PathVariable UUID orderId,
            @RequestBody(required = false) @Valid CancelOrder body,
            @Parameter(description = "Optional here.")
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        var wanted = body == null ? CancelOrder.EMPTY : body;
        return idempotent.honoured(
                idempotencyKey, request, body, CancellationReceipt.class, () -> ResponseEntity.accepted()
                        .body(cancellations.request(orderId, wanted, caller)));
    }
}
