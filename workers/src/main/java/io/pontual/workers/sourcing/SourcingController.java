package io.pontual.workers.sourcing;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Localised;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders")
class SourcingController {
    private final DecisionRepository decisions;
    private final ShortageRepository shortages;
    private final Backorders backorders;
    private final Orders orders;

    SourcingController(
            DecisionRepository decisions, ShortageRepository shortages, Backorders backorders, Orders orders) {
        this.decisions = decisions;
        this.shortages = shortages;
        this.backorders = backorders;
        this.orders = orders;
    }

    @GetMapping("/{orderId}/sourcing")
    @Operation(
            operationId = "readOrderSourcing",
            summary = "Read why the order is supplied as it is",
            description = "Every decision about which node supplies what: what was chosen, the runner-up and what would"
                    + " have made it win, and which rule left which nodes out. In the language of Accept-Language: en"
                    + " (default) or pt-BR.")
    @ApiResponse(responseCode = "200", description = "The decisions, oldest first; none before the order was sourced.")
    ResponseEntity<SourcingView> read(
            @PathVariable UUID orderId,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        caller.requireChannel(channel(orderId));
        var language = Language.of(acceptLanguage);
        var told = decisions.ofOrder(orderId).stream()
                .map(stored -> SourcingView.decision(stored, language))
                .toList();
        return Localised.ok(language, new SourcingView(orderId, told, expected(orderId)));
    }

    private List<SourcingView.Expected> expected(UUID orderId) {
        var waiting =
                shortages.ofOrder(orderId).stream().map(Shortage::shortageId).toList();
        var promised = backorders.promisedTo(waiting);
        return waiting.stream()
                .map(promised::get)
                .filter(Objects::nonNull)
                .flatMap(goods -> goods.parts().stream())
                .map(SourcingView.Expected::of)
                .toList();
    }

    private String channel(UUID orderId) {
        try {
            return orders.facts(orderId).channel();
        } catch (NoSuchElementException unknown) {
            throw Problem.notFound("order", orderId);
        }
    }
}
