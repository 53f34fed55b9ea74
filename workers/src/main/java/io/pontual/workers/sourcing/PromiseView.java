package io.pontual.workers.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@Schema(description = "How a basket can be had. Nothing is held: only an order does.")
record PromiseView(
        @Schema(description = "Give it with the order.") UUID promiseId,
        Instant validUntil,
        @Schema(description = "Pickups nearest first, then deliveries. Empty when nothing supplies all lines.")
                List<Option> options,
        @Schema(description = "Products of which no option has enough.") List<Lacking> unavailable) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Option(
            @Schema(example = "ship-standard") String optionId,
            @Schema(allowableValues = {"pickup", "ship"}) String method,
            @Schema(
                            description = "Only of ship.",
                            allowableValues = {"standard", "express"})
                    String service,
            @Schema(description = "The store; only of pickup.", example = "SP-PAULISTA") String nodeId,
            @Schema(description = "Only of pickup.") String nodeName,
            @Schema(description = "As the crow flies; only of pickup.", example = "1.4") Double distanceKm,
            @Schema(description = "Only of pickup.") Instant readyBy,
            @Schema(description = "Only of ship.") LocalDate deliverBy,
            @Schema(description = "Of the delivery; 0 for pickup.") BigDecimal price,
            @Schema(example = "BRL") String currency,
            @Schema(description = "0 when everything comes in one parcel, 1 when in two.", example = "0")
                    Integer splits) {}

    record Lacking(
            String sku,
            Integer wanted,
            @Schema(description = "The most units that one of the ways would have.") Integer available) {}

    static PromiseView of(Promise promise) {
        return new PromiseView(
                promise.promiseId(),
                promise.validUntil(),
                promise.options().stream()
                        .map(option -> option(option, promise.currency()))
                        .toList(),
                promise.lacking().stream()
                        .map(line -> new Lacking(line.sku(), line.wanted(), line.available()))
                        .toList());
    }

    private static Option option(Promise.Option option, String currency) {
        boolean pickup = option.method().equals(Method.PICKUP.code());
        return new Option(
                option.optionId(),
                option.method(),
                option.service(),
                pickup ? option.nodes().getFirst() : null,
                option.nodeName(),
                option.distanceKm(),
                option.readyBy(),
                option.deliverBy(),
                option.price(),
                currency,
                option.nodes().size() - 1);
    }
}
