package io.pontual.workers.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.platform.web.IdempotentRequests;
import io.pontual.workers.platform.web.OneOf;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = CreditController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Gift cards and store credit", description = "Issue them, and read what became of their money.")
class CreditController {
    static final String PATH = "/api/v1/credit-accounts";

    private final IdempotentRequests idempotent;
    private final CreditAccounts accounts;

    CreditController(IdempotentRequests idempotent, CreditAccounts accounts) {
        this.idempotent = idempotent;
        this.accounts = accounts;
    }

    /** @param holder null for anybody */
    @Schema(name = "IssueCredit", description = "A gift card, or store credit for a customer.")
    record IssueCredit(
            @NotNull(message = "is required")
                    @OneOf({"gift-card", "store-credit"})
                    @Schema(allowableValues = {"gift-card", "store-credit"})
                    String kind,
            @Pattern(regexp = "^[\\x21-\\x7e]{1,64}$", message = "must have 1 to 64 visible ASCII characters")
                    @Schema(
                            description = "Your id of whom it is for; leave it away for anybody. Never a name.",
                            example = "C-2231")
                    String holder,
            @NotNull(message = "is required")
                    @Pattern(regexp = "^[A-Z]{3}$", message = "must be an ISO 4217 code such as BRL")
                    @Schema(example = "BRL")
                    String currency,
            @NotNull(message = "is required")
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than zero")
                    @Schema(description = "Decimal string in the currency.")
                    BigDecimal amount) {}

    /** @param code whoever knows it may pay with it */
    @Schema(name = "CreditAccount", description = "A gift card or store credit, and how its money moved.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreditView(
            UUID accountId,
            @Schema(allowableValues = {"gift-card", "store-credit"}) String kind,
            @Schema(description = "The customer pays with it, as the code of a tender. Keep it secret.") String code,
            String holder,
            String currency,
            @Schema(description = "What can still be spent.") BigDecimal balance,
            @Schema(description = "Set aside for orders and not yet taken.") BigDecimal held,
            Instant issuedAt,
            List<Movement> movements) {
        @Schema(name = "CreditMovement")
        record Movement(
                @Schema(allowableValues = {"ISSUE", "HOLD", "CAPTURE", "RELEASE", "REFUND", "WITHDRAW"}) String kind,
                BigDecimal amount,
                @Schema(description = "What moved it, such as a payment's or a refund's id.") String operationId,
                Instant at) {}

        static CreditView of(CreditAccount account, List<CreditAccount.Entry> entries) {
            return new CreditView(
                    account.accountId(),
                    account.kind().word(),
                    account.code(),
                    account.holder(),
                    account.currency(),
                    account.balance(),
                    account.held(),
                    account.issuedAt(),
                    entries.stream()
                            .map(entry ->
                                    new Movement(entry.kind().name(), entry.amount(), entry.operationId(), entry.at()))
                            .toList());
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "issueCredit",
            summary = "Issue a gift card or store credit",
            description = "Repeat the request with the same Idempotency-Key until it answers: it is issued once.")
    @ApiResponse(responseCode = "201", description = "Issued; the answer has its code.")
    ResponseEntity<CreditView> issue(
            @RequestBody @Valid IssueCredit body,
            @Parameter(
                            description = "A value of your own for this issue; the same when you repeat it.",
                            required = true,
                            example = "gift-2026-0001")
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            HttpServletRequest request) {
        checkAmount(body);
        return idempotent.required(idempotencyKey, request, body, CreditView.class, () -> {
            var kind = CreditAccount.Kind.valueOf(
                    body.kind().toUpperCase(Locale.ROOT).replace('-', '_'));
            var account = accounts.issue(kind, body.holder(), body.currency(), body.amount());
            return ResponseEntity.created(URI.create(PATH + "/" + account.accountId()))
                    .body(CreditView.of(account, accounts.entries(account.accountId())));
        });
    }

    @GetMapping("/{accountId}")
    @Operation(
            operationId = "readCredit",
            summary = "Read a gift card or store credit",
            description = "Its balance, and every movement of its money, oldest first.")
    @ApiResponse(responseCode = "200", description = "The account.")
    CreditView read(@PathVariable UUID accountId) {
        var account = accounts.find(accountId).orElseThrow(() -> Problem.notFound("credit account", accountId));
        return CreditView.of(account, accounts.entries(accountId));
    }

    private static void checkAmount(IssueCredit body) {
        int decimals;
        try {
            decimals = Currency.getInstance(body.currency()).getDefaultFractionDigits();
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("/currency", "is not a currency of ISO 4217; use one such as BRL");
        }
        if (decimals < 0) {
            throw Problem.invalid("/currency", "is not a currency of ISO 4217; use one such as BRL");
        }
        if (body.amount().stripTrailingZeros().scale() > decimals) {
            throw Problem.invalid(
                    "/amount", "has more decimals than " + body.currency() + " has; use up to " + decimals);
        }
    }
}
