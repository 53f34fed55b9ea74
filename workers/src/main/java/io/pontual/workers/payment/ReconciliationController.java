package io.pontual.workers.payment;

import io.pontual.processes.payment.PaymentProvider;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What finance reads of a provider's day. */
@RestController
@RequestMapping("/api/v1/reconciliations")
@PreAuthorize("hasAuthority('SCOPE_admin')")
@Tag(name = "payment")
class ReconciliationController {
    private static final int MAX_SIZE = 200;
    // Beyond this an offset costs more than anybody gains by it.
    private static final int MAX_PAGE = 10_000;

    private final ReconciliationRepository repository;

    ReconciliationController(ReconciliationRepository repository) {
        this.repository = repository;
    }

    record ReconciliationPage(List<Reconciliation> items, int page, int size, long total) {}

    record DifferencePage(List<Difference> items, int page, int size, long total) {}

    @GetMapping
    @Operation(
            operationId = "listReconciliations",
            summary = "List the settlement files of payment providers and what came of them, newest first",
            description = "A refused file says why in problem, and nothing of it was compared. At most 200 a page.")
    public ReconciliationPage list(
            @RequestParam(required = false) LocalDate date,
            @RequestParam(required = false) String provider,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        check(provider, page, size);
        return new ReconciliationPage(
                repository.files(date, provider, page * size, size), page, size, repository.countFiles(date, provider));
    }

    @GetMapping("/differences")
    @Operation(
            operationId = "listReconciliationDifferences",
            summary = "List where a provider's day is not what we have, newest first; at most 200 a page")
    public DifferencePage differences(
            @RequestParam(required = false) LocalDate date,
            @RequestParam(required = false) String provider,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        check(provider, page, size);
        return new DifferencePage(
                repository.differences(date, provider, page * size, size),
                page,
                size,
                repository.countDifferences(date, provider));
    }

    private static void check(String provider, int page, int size) {
        if (provider != null && PaymentProvider.of(provider).isEmpty()) {
            throw Problem.invalid("provider", "must be one of aurora, litoral");
        }
        if (page < 0 || page > MAX_PAGE) {
            throw Problem.invalid("page", "must be from 0 to " + MAX_PAGE + "; narrow the list instead");
        }
        if (size < 1 || size > MAX_SIZE) {
            throw Problem.invalid("size", "must be from 1 to " + MAX_SIZE);
        }
    }
}
