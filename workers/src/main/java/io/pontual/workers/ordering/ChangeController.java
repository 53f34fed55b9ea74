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
import java.net.URI;
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
@RequestMapping(path = OrderLinks.ORDERS + "/{orderId}/changes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders", description = "Place an order, follow it, cancel it.")
class ChangeController {
    private final IdempotentRequests idempotent;
    private final Changes changes;
    private final ChangeReading reading;

    ChangeController(IdempotentRequests idempotent, Changes changes, ChangeReading reading) {
        this.idempotent = idempotent;
        this.changes = changes;
        this.reading = reading;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "changeOrder",
            summary = "Change an order",
            description =
                    "Cancels units of lines, adds lines or units, or changes the contact, the address, the method or"
                            + " the store, as far as the policy allows. One change at a time. Nodes that prepare what is"
                            + " changed are told to stop and what is left is planned anew; money that was taken for cancelled"
                            + " units goes back. What the order costs more is paid by tenders that come with the change: it"
                            + " becomes true when the goods are found and paid for.")
    @ApiResponse(
            responseCode = "202",
            description = "The order is changed, or the change waits for approval; Location is the change's URL.")
    ResponseEntity<ChangeReceipt> change(
            @PathVariable UUID orderId,
            @RequestBody @Valid ChangeOrder wish,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        return idempotent.required(idempotencyKey, request, wish, ChangeReceipt.class, () -> {
            var receipt = changes.request(orderId, wish, caller);
            return ResponseEntity.accepted()
                    .location(URI.create(receipt.links().self()))
                    .body(receipt);
        });
    }

    @GetMapping
    @Operation(
            operationId = "readChanges",
            summary = "Ask what can still be changed",
            description = "What the policy says now of each kind of change, how many units of each line can still be"
                    + " cancelled, and the changes that were asked for. The same for every channel.")
    @ApiResponse(responseCode = "200", description = "The policy's answers, and the changes, oldest first.")
    ResponseEntity<ChangesView> read(
            @PathVariable UUID orderId,
            @Parameter(description = "Who would ask: customer, agent or system.")
                    @RequestParam(defaultValue = "customer")
                    @OneOf({"customer", "agent", "system"})
                    String requestedBy,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        var language = Language.of(acceptLanguage);
        return Localised.ok(language, reading.view(orderId, Canceller.of(requestedBy), language, caller));
    }

    @GetMapping("/{changeId}")
    @Operation(operationId = "readChange", summary = "Read a change")
    @ApiResponse(responseCode = "200", description = "The change, and what became of it.")
    ResponseEntity<ChangeView> read(
            @PathVariable UUID orderId,
            @PathVariable UUID changeId,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        var language = Language.of(acceptLanguage);
        return Localised.ok(language, reading.view(orderId, changeId, language, caller));
    }
}
