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
                            description =
                                    "Only of ship. scheduled: in the window; express: in the window when there is one,"
                                            + " else by deliverBy.",
                            allowableValues = {"standard", "express", "scheduled", "pickup-point"})
                    String service,
            @Schema(description = "Where the parcel is fetched; only of the service pickup-point.") Point pickupPoint,
            @Schema(description = "The store; only of pickup.", example = "SP-PAULISTA") String nodeId,
            @Schema(description = "Only of pickup.") String nodeName,
            @Schema(description = "As the crow flies; only of pickup and pickup-point.", example = "1.4")
                    Double distanceKm,
            @Schema(
                            description =
                                    "True: the store lacks something, which another node sends there first; only of"
                                            + " pickup.")
                    Boolean sentToStore,
            @Schema(description = "Only of pickup.") Instant readyBy,
            @Schema(description = "Only of ship.") LocalDate deliverBy,
            @Schema(description = "Of the delivery; 0 for pickup.") BigDecimal price,
            @Schema(example = "BRL") String currency,
            @Schema(description = "0 when everything comes in one parcel, 1 when in two.", example = "0")
                    Integer splits,
            @Schema(description = "When the courier of the store brings it; absent for any other way.") Window window,
            @Schema(
                            description =
                                    "True: a locker of the store is large enough for it; only of pickup. Order with"
                                            + " fulfilment.locker.")
                    Boolean locker) {}

    @Schema(name = "PromisedWindow", description = "A window of time; its place is taken by the order, not before.")
    record Window(
            @Schema(example = "manha") String windowId,
            @Schema(description = "Of the calendar at the store.") LocalDate day,
            Instant from,
            Instant until,
            @Schema(description = "Places that were left.", example = "3") Integer left) {
        static Window of(Promise.Window window) {
            return window == null
                    ? null
                    : new Window(window.windowId(), window.day(), window.startsAt(), window.endsAt(), window.left());
        }
    }

    record Point(
            @Schema(description = "Order with fulfilment.pickupPointId.", example = "SP-BANCA-AUGUSTA")
                    String pickupPointId,
            String name,
            String carrier,
            String address,
            @Schema(example = "01305-000") String postalCode,
            @Schema(description = "When it is open, in words.") String openingNote) {

        static Point of(Promise.Point point) {
            return point == null
                    ? null
                    : new Point(
                            point.pointId(),
                            point.name(),
                            point.carrier(),
                            point.address(),
                            point.postalCode().substring(0, 5) + "-"
                                    + point.postalCode().substring(5),
                            point.openingNote());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lacking(
            String sku,
            Integer wanted,
            @Schema(description = "The most units that one of the ways would have.") Integer available,
            @Schema(
                            description =
                                    "When the units that lack are expected, promised to nobody else yet. Absent when"
                                            + " they are not. An order may wait for them, where the rules for shortages say so.")
                    Instant expectedAt) {}

    static PromiseView of(Promise promise) {
        return new PromiseView(
                promise.promiseId(),
                promise.validUntil(),
                promise.options().stream()
                        .map(option -> option(option, promise.currency()))
                        .toList(),
                promise.lacking().stream()
                        .map(line -> new Lacking(line.sku(), line.wanted(), line.available(), line.expectedAt()))
                        .toList());
    }

    private static Option option(Promise.Option option, String currency) {
        boolean pickup = option.method().equals(Method.PICKUP.code());
        return new Option(
                option.optionId(),
                option.method(),
                option.service(),
                Point.of(option.point()),
                pickup ? option.nodes().getFirst() : null,
                option.nodeName(),
                option.distanceKm(),
                pickup ? !option.sentBy().isEmpty() : null,
                option.readyBy(),
                option.deliverBy(),
                option.price(),
                currency,
                option.nodes().size() - 1,
                Window.of(option.window()),
                pickup ? option.locker() : null);
    }
}
