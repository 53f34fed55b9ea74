package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.DecideBlindReturn;
import io.pontual.processes.returns.RecordCredit;
import io.pontual.processes.returns.RecordUndone;
import io.pontual.workers.inventory.contract.ReturnedStock;
import io.pontual.workers.payment.contract.StoreCredits;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How returns without an order go on and end, and how they are undone. */
@Service
class BlindProgress {
    private static final List<String> DECISIONS = List.of("approve", "refuse");

    private final BlindReturnRepository returns;
    private final StoreCredits credits;
    private final ReturnedStock stock;
    private final ReturnsProperties properties;
    private final Outbox outbox;
    private final Clock clock;

    BlindProgress(
            BlindReturnRepository returns,
            StoreCredits credits,
            ReturnedStock stock,
            ReturnsProperties properties,
            Outbox outbox,
            Clock clock) {
        this.returns = returns;
        this.credits = credits;
        this.stock = stock;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws NeedsOperator for a decision that nobody knows */
    @Transactional
    public DecideBlindReturn.Output decide(DecideBlindReturn.Input input) {
        var found = lock(input.returnId());
        if (!DECISIONS.contains(String.valueOf(input.approvalDecision()))) {
            throw new NeedsOperator("Return " + input.returnId() + ": approvalDecision must be one of " + DECISIONS
                    + ". Set the variable and retry.");
        }
        if (found.status() != BlindReturn.Status.REQUESTED) {
            return new DecideBlindReturn.Output(found.receivedAt() != null);
        }
        if (input.approvalDecision().equals("approve")) {
            returns.received(found, clock.instant());
            return new DecideBlindReturn.Output(true);
        }
        returns.ended(found, BlindReturn.Status.REFUSED, false, clock.instant());
        return new DecideBlindReturn.Output(false);
    }

    @Transactional
    public RecordCredit.Output credited(RecordCredit.Input input) {
        var found = lock(input.returnId());
        var now = clock.instant();
        var until = found.undoUntil() == null ? now.plus(properties.undoWithin()) : found.undoUntil();
        if (found.status() == BlindReturn.Status.INSPECTED) {
            returns.closed(found, input.accountId(), until, now);
        }
        return new RecordCredit.Output(ReturnRequests.iso(until));
    }

    @Transactional
    public void undone(RecordUndone.Input input) {
        var found = lock(input.returnId());
        if (found.status() == BlindReturn.Status.CLOSED) {
            returns.ended(found, BlindReturn.Status.CANCELLED, true, clock.instant());
        }
    }

    /**
     * The customer takes the goods with them again. Again changes nothing.
     *
     * @throws Problem 404, 409 when it was refused, is being booked, is too long ago, its credit is spent, or the goods are
     *     promised to somebody
     */
    @Transactional
    public void withdraw(UUID returnId) {
        var found = returns.lock(returnId).orElseThrow(() -> Problem.notFound("return", returnId));
        if (found.status() == BlindReturn.Status.CANCELLED) {
            return;
        }
        switch (found.status()) {
            case REQUESTED, RECEIVED -> returns.ended(found, BlindReturn.Status.CANCELLED, false, clock.instant());
            case CLOSED -> requireUndoable(found);
            default ->
                throw Problem.conflict(
                        "return-not-open",
                        "The return is " + found.status() + "; this is not possible now. GET /api/v1/returns/"
                                + returnId + " shows how it stands.");
        }
        outbox.publish(
                MessageName.RETURNS_RETURN_WITHDRAWN, returnId.toString(), "return-withdrawn:" + returnId, Map.of());
    }

    private void requireUndoable(BlindReturn found) {
        if (!clock.instant().isBefore(found.undoUntil())) {
            throw Problem.conflict(
                    "too-late-to-undo", "This could be undone until " + found.undoUntil() + "; the credit stands.");
        }
        if (found.accountId() != null
                && credits.find(found.accountId()).orElseThrow().balance().compareTo(found.credit()) != 0) {
            throw Problem.conflict("credit-spent", "Some of the store credit is spent already; it stands.");
        }
        var restocked = returns.grades(found.returnId()).stream()
                .filter(grade -> "restock".equals(grade.disposition()))
                .collect(Collectors.groupingBy(
                        grade -> sku(found, grade.lineId()), Collectors.summingInt(BlindReturn.Grade::quantity)));
        if (!stock.isFree(found.nodeId(), restocked)) {
            throw Problem.conflict(
                    "goods-promised", "The goods are promised to somebody else already; the credit stands.");
        }
    }

    private String sku(BlindReturn found, String lineId) {
        return returns.lines(found.returnId()).stream()
                .filter(line -> line.lineId().equals(lineId))
                .findFirst()
                .orElseThrow()
                .sku();
    }

    /**
     * The code of the store credit, once: only the same request, sent again, sees it again.
     *
     * @param key of the request
     * @throws Problem 404, 409 before it was credited, when nothing was, and when the code was shown before
     */
    @Transactional
    public StoreCredits.Credit showCode(UUID returnId, String key) {
        var found = returns.lock(returnId).orElseThrow(() -> Problem.notFound("return", returnId));
        if (found.status() != BlindReturn.Status.CLOSED || found.accountId() == null) {
            throw Problem.conflict(
                    "no-credit",
                    "There is no store credit of this return. GET /api/v1/returns/" + returnId
                            + " shows how it stands.");
        }
        if (found.codeKey() == null) {
            returns.codeShown(returnId, key, clock.instant());
        } else if (!found.codeKey().equals(key)) {
            throw Problem.conflict(
                    "code-shown",
                    "The code was shown before, and is shown once. Who runs the shop finds it with GET"
                            + " /api/v1/credit-accounts/" + found.accountId() + ".");
        }
        return credits.find(found.accountId()).orElseThrow();
    }

    private BlindReturn lock(UUID returnId) {
        return returns.lock(returnId).orElseThrow(() -> Receipts.unknown(returnId));
    }
}
