package io.pontual.workers.returns;

import io.pontual.workers.payment.contract.StoreCredits;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.IdempotentRequests;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = ReturnController.RETURNS, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Returns without an order", description = "A store takes goods back with a receipt of its till, or none.")
class BlindReturnController {
    private final IdempotentRequests idempotent;
    private final ReturnCodes codes;
    private final BlindDesk desk;
    private final BlindProgress progress;
    private final BlindReading reading;

    BlindReturnController(
            IdempotentRequests idempotent,
            ReturnCodes codes,
            BlindDesk desk,
            BlindProgress progress,
            BlindReading reading) {
        this.idempotent = idempotent;
        this.codes = codes;
        this.desk = desk;
        this.progress = progress;
        this.reading = reading;
    }

    @Schema(name = "ReturnCreditCode", description = "Store credit, for whoever has its code.")
    record CodeView(
            @Schema(
                            description =
                                    "Print it for the customer, who pays with it as the code of a tender store-credit."
                                            + " Keep it nowhere.")
                    String code,
            String currency,
            BigDecimal balance) {
        static CodeView of(StoreCredits.Credit credit) {
            return new CodeView(
                    credit.code(), credit.currency(), ReturnOptions.written(credit.balance(), credit.currency()));
        }

        /** Leaves out the code, so that it never gets into a log. */
        @Override
        public String toString() {
            return "CodeView[]";
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "takeBackWithoutOrder",
            summary = "Take goods back that belong to no order (stores, agents)",
            description = "The goods are in the store. What the table leaves to an agent waits for one; the rest is"
                    + " looked at next. The customer gets store credit. Repeat the request with the same"
                    + " Idempotency-Key until it answers: it is carried out once.")
    @ApiResponse(responseCode = "202", description = "The return, with what it would be credited with and why.")
    ResponseEntity<ReturnView> take(
            @RequestBody @Valid AskBlindReturn wanted,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        var language = Language.of(acceptLanguage);
        // What is remembered of a request is a plain hash of it: the document must not be in it.
        var kept = wanted.sealed(codes);
        return idempotent.required(idempotencyKey, request, kept, ReturnView.class, () -> ResponseEntity.accepted()
                .body(reading.view(desk.take(kept, language, caller), language)));
    }

    @PostMapping("/{returnId}/withdrawal")
    @Operation(
            operationId = "withdrawReturn",
            summary = "Give the goods of a return without an order back (stores)",
            description = "The customer takes them again: at once until they were credited, and for a while"
                    + " afterwards, as long as nothing of the credit is spent. Again changes nothing.")
    @ApiResponse(responseCode = "202", description = "The return; a credit is taken back in a moment.")
    ResponseEntity<ReturnView> withdraw(
            @PathVariable UUID returnId,
            @Parameter(example = "pt-BR") @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    String acceptLanguage) {
        progress.withdraw(returnId);
        return ResponseEntity.accepted().body(reading.view(returnId, Language.of(acceptLanguage)));
    }

    @PostMapping("/{returnId}/credit-code")
    @Operation(
            operationId = "showCreditCode",
            summary = "Print the code of the store credit (stores)",
            description = "Shown once. Repeat the request with the same Idempotency-Key until it answers.")
    @ApiResponse(responseCode = "200", description = "The code.")
    ResponseEntity<CodeView> code(
            @PathVariable UUID returnId,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey) {
        if (idempotencyKey == null || !idempotencyKey.matches("[\\x21-\\x7e]{1,255}")) {
            throw Problem.invalid(IdempotentRequests.HEADER, "is required: 1 to 255 visible ASCII characters");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(CodeView.of(progress.showCode(returnId, idempotencyKey)));
    }
}
