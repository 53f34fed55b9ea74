package io.pontual.workers.returns;

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
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Repairs", description = "Technical assistance under warranty.")
class RepairController {
    static final String REPAIRS = "/api/v1/repairs";
    private static final String OF_ORDER = "/api/v1/orders/{orderId}/repairs";

    private final IdempotentRequests idempotent;
    private final RepairDesk desk;
    private final RepairProgress progress;
    private final RepairRepository repairs;
    private final OrderAccess access;

    RepairController(
            IdempotentRequests idempotent,
            RepairDesk desk,
            RepairProgress progress,
            RepairRepository repairs,
            OrderAccess access) {
        this.idempotent = idempotent;
        this.desk = desk;
        this.progress = progress;
        this.repairs = repairs;
        this.access = access;
    }

    @GetMapping("/api/v1/orders/{orderId}/repair-options")
    @Operation(
            operationId = "readRepairOptions",
            summary = "See what the warranty gives",
            description = "For a line of an order, and in which hours of the next two weeks a store has a place.")
    @ApiResponse(responseCode = "200", description = "Whether, why, until when, and how.")
    ResponseEntity<RepairView.Options> options(
            @PathVariable UUID orderId,
            @Parameter(example = "L1") @RequestParam String lineId,
            @Parameter(example = "sp-paulista") @RequestParam String nodeId,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        var language = Language.of(acceptLanguage);
        return Localised.ok(language, RepairView.Options.of(desk.options(orderId, lineId, nodeId, caller), language));
    }

    @PostMapping(path = OF_ORDER, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "askForRepair",
            summary = "Have a unit repaired under warranty",
            description =
                    "At an hour of repair-options, or left at the store whenever it suits. Repeat the request with the"
                            + " same Idempotency-Key until it answers: it is carried out once.")
    @ApiResponse(responseCode = "202", description = "The repair.")
    ResponseEntity<RepairView> ask(
            @PathVariable UUID orderId,
            @RequestBody @Valid AskRepair wanted,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        return idempotent.required(idempotencyKey, request, wanted, RepairView.class, () -> ResponseEntity.accepted()
                .body(RepairView.of(repairs.find(desk.ask(orderId, wanted, Language.of(acceptLanguage), caller))
                        .orElseThrow())));
    }

    @GetMapping(OF_ORDER)
    @Operation(operationId = "listRepairs", summary = "List the repairs of an order")
    @ApiResponse(responseCode = "200", description = "Oldest first.")
    RepairView.ListOf ofOrder(@PathVariable UUID orderId, @AuthenticationPrincipal ApiKey caller) {
        access.require(orderId, caller);
        return new RepairView.ListOf(
                repairs.ofOrder(orderId).stream().map(RepairView::of).toList());
    }

    @GetMapping(REPAIRS + "/{repairId}")
    @Operation(operationId = "readRepair", summary = "Read a repair")
    @ApiResponse(responseCode = "200", description = "Where it stands.")
    RepairView read(@PathVariable UUID repairId, @AuthenticationPrincipal ApiKey caller) {
        var repair = repairs.find(repairId).orElseThrow(() -> Problem.notFound("repair", repairId));
        access.require(repair.orderId(), caller);
        return RepairView.of(repair);
    }

    @PostMapping(REPAIRS + "/{repairId}/cancellation")
    @Operation(
            operationId = "cancelRepair",
            summary = "Call a repair off",
            description = "While it was not brought: its hour has a place again. Again changes nothing.")
    @ApiResponse(responseCode = "200", description = "The repair.")
    RepairView cancel(@PathVariable UUID repairId, @AuthenticationPrincipal ApiKey caller) {
        read(repairId, caller);
        progress.cancel(repairId);
        return read(repairId, caller);
    }
}
