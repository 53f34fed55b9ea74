package io.pontual.workers.ordering;

import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.IdempotentRequests;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = OrderLinks.ORDERS + "/{orderId}/appeasements", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders", description = "Place an order, follow it, cancel it.")
class AppeasementController {
    private final IdempotentRequests idempotent;
    private final Appeasements appeasements;
    private final OrderReadRepository orders;

    AppeasementController(IdempotentRequests idempotent, Appeasements appeasements, OrderReadRepository orders) {
        this.idempotent = idempotent;
        this.appeasements = appeasements;
        this.orders = orders;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "giveAppeasement",
            summary = "Give money back for goodwill",
            description =
                    "At once within the limit of the role, otherwise when a supervisor agrees. Never more than was"
                            + " charged and is not given back yet. Repeat the request with the same Idempotency-Key until it"
                            + " answers: it is carried out once.")
    @ApiResponse(responseCode = "202", description = "GRANTED: the money is on its way. WAITING: a supervisor decides.")
    ResponseEntity<AppeasementView> give(
            @PathVariable UUID orderId,
            @RequestBody @Valid AskAppeasement wanted,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        return idempotent.required(
                idempotencyKey, request, wanted, AppeasementView.class, () -> ResponseEntity.accepted()
                        .body(appeasements.ask(orderId, wanted, caller)));
    }

    @GetMapping
    @Operation(operationId = "readAppeasements", summary = "Read what was given back for goodwill")
    @ApiResponse(responseCode = "200", description = "Oldest first.")
    AppeasementView.ListOf read(@PathVariable UUID orderId, @AuthenticationPrincipal ApiKey caller) {
        var order = orders.head(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        return new AppeasementView.ListOf(appeasements.of(order, caller));
    }
}
