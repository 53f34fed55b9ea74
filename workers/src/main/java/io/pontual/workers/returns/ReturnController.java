package io.pontual.workers.returns;

import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.IdempotentRequests;
import io.pontual.workers.platform.web.Localised;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Returns", description = "What may come back, why, and what the customer gets for it.")
class ReturnController {
    static final String RETURNS = "/api/v1/returns";
    private static final String OF_ORDER = "/api/v1/orders/{orderId}/returns";

    private final IdempotentRequests idempotent;
    private final ReturnRequests requests;
    private final ReturnReading reading;
    private final ReturnEnds ends;
    private final ReturnSendings sendings;
    private final Receipts receipts;
    private final Inspections inspections;
    private final BlindReading blind;
    private final BlindGrades blindGrades;

    ReturnController(
            IdempotentRequests idempotent,
            ReturnRequests requests,
            ReturnReading reading,
            ReturnEnds ends,
            ReturnSendings sendings,
            Receipts receipts,
            Inspections inspections,
            BlindReading blind,
            BlindGrades blindGrades) {
        this.idempotent = idempotent;
        this.requests = requests;
        this.reading = reading;
        this.ends = ends;
        this.sendings = sendings;
        this.receipts = receipts;
        this.inspections = inspections;
        this.blind = blind;
        this.blindGrades = blindGrades;
    }

    @PostMapping(path = OF_ORDER, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "askForReturn",
            summary = "Give goods of an order back",
            description = "What may come back is in return-options. The customer is told by mail where to bring the"
                    + " goods, until when, and the code to show. Repeat the request with the same Idempotency-Key until"
                    + " it answers: it is carried out once.")
    @ApiResponse(responseCode = "202", description = "The return, with what would go back and why.")
    ResponseEntity<ReturnView> ask(
            @PathVariable UUID orderId,
            @RequestBody @Valid AskReturn wanted,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        var language = Language.of(acceptLanguage);
        return idempotent.required(idempotencyKey, request, wanted, ReturnView.class, () -> ResponseEntity.accepted()
                .body(reading.view(requests.ask(orderId, wanted, language, caller), language, caller)));
    }

    @GetMapping(OF_ORDER)
    @Operation(operationId = "listReturns", summary = "List the returns of an order")
    @ApiResponse(responseCode = "200", description = "Oldest first.")
    ResponseEntity<ReturnView.ListOf> ofOrder(
            @PathVariable UUID orderId,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        var language = Language.of(acceptLanguage);
        return Localised.ok(language, reading.ofOrder(orderId, language, caller));
    }

    @GetMapping(RETURNS + "/{returnId}")
    @Operation(
            operationId = "readReturn",
            summary = "Read a return",
            description = "Where it stands, and to the cent how what goes back came about: in numbers, and in words in"
                    + " the language of Accept-Language.")
    @ApiResponse(responseCode = "200", description = "The return.")
    ResponseEntity<ReturnView> read(
            @PathVariable UUID returnId,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        return shown(returnId, acceptLanguage, caller);
    }

    @PostMapping(RETURNS + "/{returnId}/cancellation")
    @Operation(
            operationId = "cancelReturn",
            summary = "Call a return off",
            description = "While the goods were not brought. Again changes nothing.")
    @ApiResponse(responseCode = "200", description = "The return.")
    ResponseEntity<ReturnView> cancel(
            @PathVariable UUID returnId,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        reading.view(returnId, Language.of(acceptLanguage), caller);
        ends.cancel(returnId);
        return shown(returnId, acceptLanguage, caller);
    }

    @PutMapping(path = RETURNS + "/{returnId}/way", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "changeReturnWay",
            summary = "Bring or send a return another way",
            description =
                    "While no carrier has the goods. A label that was made is void, the customer is told anew. The"
                            + " time to send them stays as it is. Again changes nothing.")
    @ApiResponse(responseCode = "200", description = "The return.")
    ResponseEntity<ReturnView> changeWay(
            @PathVariable UUID returnId,
            @RequestBody @Valid AskReturn.Way wanted,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        reading.view(returnId, Language.of(acceptLanguage), caller);
        sendings.change(returnId, wanted);
        return shown(returnId, acceptLanguage, caller);
    }

    @PostMapping(path = RETURNS + "/{returnId}/arrival", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "reportArrival",
            summary = "Say that a customer brought a return (stores)",
            description = "In whatever store. The code is in the customer's mail; after some wrong ones it is locked."
                    + " Again, in the same store, changes nothing.")
    @ApiResponse(responseCode = "200", description = "The return.")
    ResponseEntity<ReturnView> arrive(
            @PathVariable UUID returnId,
            @RequestBody @Valid StoreReport.Arrival arrival,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        receipts.arrive(returnId, arrival.nodeId(), arrival.code(), caller);
        return inStore(returnId, acceptLanguage);
    }

    @PostMapping(path = RETURNS + "/{returnId}/receipt", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "reportReceipt",
            summary = "Say what of a return came (stores)",
            description = "The same as the task Receive the goods. A line that is not named did not come.")
    @ApiResponse(responseCode = "200", description = "The return.")
    ResponseEntity<ReturnView> receive(
            @PathVariable UUID returnId,
            @RequestBody @Valid StoreReport.Receipt receipt,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage) {
        receipts.report(returnId, receipt.received());
        return inStore(returnId, acceptLanguage);
    }

    @PostMapping(path = RETURNS + "/{returnId}/inspection", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "reportInspection",
            summary = "Say what returned goods are like (stores)",
            description = "The same as the task Inspect the goods. Units of each grade; they add up to what was"
                    + " received.")
    @ApiResponse(responseCode = "200", description = "The return.")
    ResponseEntity<ReturnView> inspect(
            @PathVariable UUID returnId,
            @RequestBody @Valid StoreReport.Inspection inspection,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage) {
        if (blind.isBlind(returnId)) {
            blindGrades.report(returnId, inspection.graded());
        } else {
            inspections.report(returnId, inspection.graded());
        }
        return inStore(returnId, acceptLanguage);
    }

    private ResponseEntity<ReturnView> shown(UUID returnId, String acceptLanguage, ApiKey caller) {
        var language = Language.of(acceptLanguage);
        return Localised.ok(
                language, blind.find(returnId, language).orElseGet(() -> reading.view(returnId, language, caller)));
    }

    /** Any store takes back what was bought in any channel. */
    private ResponseEntity<ReturnView> inStore(UUID returnId, String acceptLanguage) {
        var language = Language.of(acceptLanguage);
        return Localised.ok(
                language, blind.find(returnId, language).orElseGet(() -> reading.inStore(returnId, language)));
    }
}
