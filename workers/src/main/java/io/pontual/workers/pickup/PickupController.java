package io.pontual.workers.pickup;

import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.IdempotentRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/orders/{orderId}/pickups/{fulfilmentId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Pickups", description = "Who collects the goods of a fulfilment, and how.")
class PickupController {
    private final IdempotentRequests idempotent;
    private final PickupDesk desk;

    PickupController(IdempotentRequests idempotent, PickupDesk desk) {
        this.idempotent = idempotent;
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            operationId = "readPickup",
            summary = "Read who may collect, and who tried",
            description = "Known from the moment the store was asked. The one-time codes themselves are only in the"
                    + " customer's messages.")
    @ApiResponse(responseCode = "200", description = "The pickup.")
    PickupView read(
            @PathVariable UUID orderId, @PathVariable UUID fulfilmentId, @AuthenticationPrincipal ApiKey caller) {
        return desk.read(orderId, fulfilmentId, caller);
    }

    @PostMapping(path = "/codes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "issueCode",
            summary = "Replace a one-time code",
            description =
                    "For a code that was lost, seen by others or locked. The customer is told the new one; the old"
                            + " one is worth nothing at once. A new code of the customer ends a lock.")
    @ApiResponse(responseCode = "201", description = "The customer is being told.")
    ResponseEntity<PickupView> issueCode(
            @PathVariable UUID orderId,
            @PathVariable UUID fulfilmentId,
            @RequestBody @Valid IssueCode wanted,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        return idempotent.required(
                idempotencyKey, request, wanted, PickupView.class, () -> ResponseEntity.status(HttpStatus.CREATED)
                        .body(desk.issueCode(orderId, fulfilmentId, Holder.of(wanted.holder()), caller)));
    }

    @PostMapping("/extensions")
    @Operation(
            operationId = "extendPickup",
            summary = "Keep the goods longer",
            description =
                    "By as much and as often as the decision pickup-policy allows; moreTime of the pickup says what is"
                            + " left. The customer and the store are told.")
    @ApiResponse(responseCode = "201", description = "The goods are kept longer.")
    ResponseEntity<PickupView> extend(
            @PathVariable UUID orderId,
            @PathVariable UUID fulfilmentId,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        return idempotent.required(
                idempotencyKey, request, null, PickupView.class, () -> ResponseEntity.status(HttpStatus.CREATED)
                        .body(desk.extend(orderId, fulfilmentId, caller)));
    }

    @PutMapping(path = "/departure", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "depart",
            summary = "Say that the customer is on the way",
            description = "For goods that are brought to the vehicle. The store is told. Repeatable; what was said last"
                    + " holds.")
    @ApiResponse(responseCode = "200", description = "The store knows.")
    PickupView depart(
            @PathVariable UUID orderId,
            @PathVariable UUID fulfilmentId,
            @RequestBody @Valid ComeByVehicle wanted,
            @AuthenticationPrincipal ApiKey caller) {
        return desk.depart(orderId, fulfilmentId, wanted, caller);
    }

    @PutMapping(path = "/arrival", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "arrive",
            summary = "Say that the customer waits in front of the store",
            description =
                    "Somebody comes out with the goods, by curbside.dueAt; when nobody does, the store's managers have"
                            + " a task. The goods are handed over for the one-time code, as at the counter. Possible without a"
                            + " departure. Repeatable.")
    @ApiResponse(responseCode = "200", description = "The store knows.")
    PickupView arrive(
            @PathVariable UUID orderId,
            @PathVariable UUID fulfilmentId,
            @RequestBody @Valid ArriveByVehicle wanted,
            @AuthenticationPrincipal ApiKey caller) {
        return desk.arrive(orderId, fulfilmentId, wanted, caller);
    }

    @PutMapping(path = "/locker", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "wantLocker",
            summary = "Fetch the goods from a locker of the store",
            description =
                    "Until the goods are staged. When no compartment is free, they wait at the counter; the message"
                            + " that they are ready says where. Repeatable; what was said last holds.")
    @ApiResponse(responseCode = "200", description = "The store tries.")
    PickupView wantLocker(
            @PathVariable UUID orderId,
            @PathVariable UUID fulfilmentId,
            @RequestBody @Valid WantLocker wanted,
            @AuthenticationPrincipal ApiKey caller) {
        return desk.wantLocker(orderId, fulfilmentId, wanted.wanted(), caller);
    }

    @PutMapping(path = "/proxy", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "nameProxy",
            summary = "Let somebody else collect",
            description = "They show a code of their own, which the customer is told and passes on; the customer's own"
                    + " stays good. Repeatable. Another name takes the place of the first, whose code is worth nothing"
                    + " at once.")
    @ApiResponse(responseCode = "200", description = "They may collect.")
    PickupView nameProxy(
            @PathVariable UUID orderId,
            @PathVariable UUID fulfilmentId,
            @RequestBody @Valid NameProxy wanted,
            @AuthenticationPrincipal ApiKey caller) {
        return desk.nameProxy(orderId, fulfilmentId, wanted.name(), caller);
    }

    @DeleteMapping("/proxy")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "revokeProxy",
            summary = "Let nobody else collect",
            description = "The code of whoever was named is worth nothing at once. Repeatable.")
    @ApiResponse(responseCode = "204", description = "Only the customer may collect.")
    void revokeProxy(
            @PathVariable UUID orderId, @PathVariable UUID fulfilmentId, @AuthenticationPrincipal ApiKey caller) {
        desk.revokeProxy(orderId, fulfilmentId, caller);
    }
}
