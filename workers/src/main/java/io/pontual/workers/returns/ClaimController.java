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
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Claims", description = "What was missing, wrong or damaged, or never arrived, and what is given for it.")
class ClaimController {
    static final String CLAIMS = "/api/v1/claims";
    private static final String OF_ORDER = "/api/v1/orders/{orderId}/claims";

    private final IdempotentRequests idempotent;
    private final ClaimDesk desk;
    private final GoodsClaimRepository claims;
    private final OrderAccess access;

    ClaimController(IdempotentRequests idempotent, ClaimDesk desk, GoodsClaimRepository claims, OrderAccess access) {
        this.idempotent = idempotent;
        this.desk = desk;
        this.claims = claims;
        this.access = access;
    }

    @PostMapping(path = OF_ORDER, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "makeClaim",
            summary = "Claim goods that were missing, wrong or damaged, or never arrived",
            description =
                    "The policy decides at once, or leaves it to an agent; then the goods are sent once more, or the"
                            + " money goes back. The customer need not send anything. Repeat the request with the same"
                            + " Idempotency-Key until it answers: it is carried out once.")
    @ApiResponse(responseCode = "202", description = "The claim, with what was decided and why.")
    ResponseEntity<ClaimView> ask(
            @PathVariable UUID orderId,
            @RequestBody @Valid AskClaim wanted,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        var language = Language.of(acceptLanguage);
        return idempotent.required(idempotencyKey, request, wanted, ClaimView.class, () -> ResponseEntity.accepted()
                .body(ClaimView.of(
                        claims.find(desk.ask(orderId, wanted, language, caller)).orElseThrow(), language)));
    }

    @GetMapping(OF_ORDER)
    @Operation(operationId = "listClaims", summary = "List the claims of an order")
    @ApiResponse(responseCode = "200", description = "Oldest first.")
    ResponseEntity<ClaimView.ListOf> ofOrder(
            @PathVariable UUID orderId,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        access.require(orderId, caller);
        var language = Language.of(acceptLanguage);
        return Localised.ok(
                language,
                new ClaimView.ListOf(claims.ofOrder(orderId).stream()
                        .map(claim -> ClaimView.of(claim, language))
                        .toList()));
    }

    @GetMapping(CLAIMS + "/{claimId}")
    @Operation(operationId = "readClaim", summary = "Read a claim")
    @ApiResponse(responseCode = "200", description = "The claim.")
    ResponseEntity<ClaimView> read(
            @PathVariable UUID claimId,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller) {
        var claim = claims.find(claimId).orElseThrow(() -> Problem.notFound("claim", claimId));
        access.require(claim.orderId(), caller);
        var language = Language.of(acceptLanguage);
        return Localised.ok(language, ClaimView.of(claim, language));
    }
}
