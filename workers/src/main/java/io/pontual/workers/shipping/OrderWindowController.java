package io.pontual.workers.shipping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/orders/{orderId}/delivery-window", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "shipping")
class OrderWindowController {
    private final WindowMoves moves;
    private final DeliveryWindows windows;
    private final Orders orders;

    OrderWindowController(WindowMoves moves, DeliveryWindows windows, Orders orders) {
        this.moves = moves;
        this.windows = windows;
        this.orders = orders;
    }

    @Schema(name = "ChosenWindow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WindowView(
            @Schema(description = "Absent when the order is not brought in a window.") Slot window,
            @Schema(description = "Those that it could have instead, soonest first.") List<Slot> free) {}

    @Schema(name = "WindowSlot")
    record Slot(@Schema(example = "tarde") String windowId, LocalDate day, Instant from, Instant until) {
        static Slot of(DeliveryWindows.Window window) {
            return new Slot(window.windowId(), window.day(), window.startsAt(), window.endsAt());
        }
    }

    @Schema(name = "ChooseWindow")
    record ChooseWindow(
            @NotNull(message = "is required")
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9-]{0,29}",
                            message = "must have 1 to 30 small letters, digits or hyphens")
                    @Schema(example = "tarde")
                    String windowId,
            @NotNull(message = "is required") @Schema(example = "2026-03-03") LocalDate day) {}

    @GetMapping
    @Operation(
            operationId = "readDeliveryWindow",
            summary = "In which window an order is brought, and which others are free")
    public WindowView read(@PathVariable UUID orderId, @AuthenticationPrincipal ApiKey caller) {
        requireOwn(orderId, caller);
        return view(orderId);
    }

    @PutMapping
    @Operation(
            operationId = "moveDeliveryWindow",
            summary = "Have an order brought in another window",
            description =
                    "The place moves at once, and the courier is told. 409 names the windows that are free when the"
                            + " one that was chosen is full. The same window again changes nothing.")
    public WindowView move(
            @PathVariable UUID orderId,
            @Valid @RequestBody ChooseWindow chosen,
            @AuthenticationPrincipal ApiKey caller) {
        requireOwn(orderId, caller);
        moves.move(orderId, chosen.windowId(), chosen.day());
        return view(orderId);
    }

    private WindowView view(UUID orderId) {
        return new WindowView(
                windows.of(orderId).map(Slot::of).orElse(null),
                moves.free(orderId).stream().map(Slot::of).toList());
    }

    private void requireOwn(UUID orderId, ApiKey caller) {
        try {
            caller.requireChannel(orders.facts(orderId).channel());
        } catch (NoSuchElementException unknown) {
            throw Problem.notFound("order", orderId);
        }
    }
}
