package io.pontual.workers.ordering;

import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.IdempotentRequests;
import io.pontual.workers.platform.web.Localised;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
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
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping(path = OrderLinks.ORDERS, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders", description = "Place an order, follow it, cancel it.")
class OrderController {
    private static final Set<String> FILTERS = Set.of("externalId", "status", "customerEmail", "page", "size");

    private final IdempotentRequests idempotent;
    private final OrderIntake intake;
    private final OrderReading reading;

    OrderController(IdempotentRequests idempotent, OrderIntake intake, OrderReading reading) {
        this.idempotent = idempotent;
        this.intake = intake;
        this.reading = reading;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description = "The order is accepted once this answers; everything else happens afterwards and shows at"
                    + " the order's URL. Repeat the request with the same Idempotency-Key until it answers: it is"
                    + " carried out once.")
    @ApiResponse(responseCode = "202", description = "Accepted; Location is the order's URL.")
    ResponseEntity<OrderReceipt> place(
            @RequestBody @Valid PlaceOrder order,
            @Parameter(
                            description =
                                    "A value of your own for this order, such as a UUID; the same when you repeat it.",
                            required = true,
                            example = "5f0c1d3e-order-100045")
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        caller.requireChannel(order.channel());
        try {
            return idempotent.required(idempotencyKey, request, order, OrderReceipt.class, () -> {
                var receipt = intake.accept(order);
                return ResponseEntity.accepted()
                        .location(URI.create(receipt.links().self()))
                        .body(receipt);
            });
        } catch (DuplicateKeyException refusal) {
            throw intake.placedBefore(order, refusal);
        }
    }

    @GetMapping("/{orderId}")
    @Operation(
            operationId = "readOrder",
            summary = "Read an order",
            description = "The order, its lines, fulfilments and payments, each with its status and times.")
    @ApiResponse(responseCode = "200", description = "The order.")
    OrderView read(@PathVariable UUID orderId, @AuthenticationPrincipal ApiKey caller) {
        return reading.view(orderId, caller);
    }

    @GetMapping
    @Operation(
            operationId = "findOrders",
            summary = "Find orders",
            description = "Newest first. Follow next until it is absent. A key that is bound to a channel sees that"
                    + " channel's orders.")
    @ApiResponse(responseCode = "200", description = "A page of orders.")
    OrderPage find(
            @Parameter(description = "The channel's own number.") @RequestParam(required = false) String externalId,
            @RequestParam(required = false) OrderStatus status,
            @Parameter(description = "In any case.") @RequestParam(required = false) String customerEmail,
            @Parameter(description = "Where the last page ended; taken from next.") @RequestParam(required = false)
                    UUID page,
            @Parameter(description = "Orders per page, 1 to 100.") @RequestParam(defaultValue = "20") int size,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        checkFilters(request, size);
        var filter = new OrderFilter(caller.channel(), externalId, status, customerEmail, page);
        var found = reading.find(filter, size + 1);
        var items = found.stream().limit(size).map(OrderPage.Item::of).toList();
        return new OrderPage(
                items, found.size() > size ? next(filter, items.getLast().orderId(), size) : null);
    }

    @GetMapping("/{orderId}/events")
    @Operation(
            operationId = "readOrderEvents",
            summary = "Read the story of an order",
            description = "Oldest first, in words that a service agent can read out, in the language of"
                    + " Accept-Language: en (default) or pt-BR.")
    @ApiResponse(responseCode = "200", description = "The story.")
    ResponseEntity<OrderEvents> events(
            @PathVariable UUID orderId,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        var language = Language.of(acceptLanguage);
        return Localised.ok(language, reading.events(orderId, language, caller));
    }

    /** A misspelt filter would otherwise list every order. */
    private static void checkFilters(HttpServletRequest request, int size) {
        for (var name : request.getParameterMap().keySet()) {
            if (!FILTERS.contains(name)) {
                throw Problem.invalid(
                        name, "is not a known parameter; known here: " + String.join(", ", new TreeSet<>(FILTERS)));
            }
            if (request.getParameter(name).indexOf('\0') >= 0) {
                throw Problem.invalid(name, "must not hold control characters");
            }
        }
        if (size < 1 || size > 100) {
            throw Problem.invalid("size", "must be a whole number from 1 to 100");
        }
    }

    private static String next(OrderFilter filter, UUID last, int size) {
        var link = UriComponentsBuilder.fromPath(OrderLinks.ORDERS);
        if (filter.externalId() != null) {
            link.queryParam("externalId", "{externalId}");
        }
        if (filter.status() != null) {
            link.queryParam("status", filter.status());
        }
        if (filter.customerEmail() != null) {
            link.queryParam("customerEmail", "{customerEmail}");
        }
        return link.queryParam("size", size)
                .queryParam("page", last)
                .encode()
                .buildAndExpand(variables(filter))
                .toUriString();
    }

    private static Map<String, Object> variables(OrderFilter filter) {
        var variables = new HashMap<String, Object>();
        variables.put("externalId", filter.externalId());
        variables.put("customerEmail", filter.customerEmail());
        return variables;
    }
}
