package io.pontual.workers.returns;

import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows returns without an order, and explains to the cent what they are credited with. */
@Service
class BlindReading {
    private final BlindReturnRepository returns;

    BlindReading(BlindReturnRepository returns) {
        this.returns = returns;
    }

    /** Whether it is one that belongs to no order. */
    @Transactional(readOnly = true)
    public boolean isBlind(UUID returnId) {
        return returns.find(returnId).isPresent();
    }

    @Transactional(readOnly = true)
    public Optional<ReturnView> find(UUID returnId, Language language) {
        return returns.find(returnId).map(found -> view(found, language));
    }

    /** @throws Problem 404 */
    @Transactional(readOnly = true)
    public ReturnView view(UUID returnId, Language language) {
        return find(returnId, language).orElseThrow(() -> Problem.notFound("return", returnId));
    }

    private ReturnView view(BlindReturn found, Language language) {
        var lines = returns.lines(found.returnId());
        var grades = returns.grades(found.returnId());
        var byLine = grades.stream().collect(Collectors.groupingBy(BlindReturn.Grade::lineId));
        return new ReturnView(
                found.returnId(),
                null,
                null,
                status(found),
                found.requestedBy(),
                ReturnWay.STORE.code(),
                found.policyVersion(),
                found.grantedRole(),
                found.grantedReason(),
                found.nodeId(),
                false,
                lines.stream()
                        .map(line -> line(line, found.receivedAt() != null, byLine))
                        .toList(),
                null,
                null,
                found.requestedAt(),
                null,
                found.requestedAt(),
                found.receivedAt(),
                found.inspectedAt(),
                found.endedAt(),
                null,
                new ReturnView.Blind(
                        lines.getFirst().receipt() == null ? "none" : "receipt",
                        outcome(found),
                        found.currency(),
                        ReturnOptions.written(BlindReturn.amount(lines), found.currency()),
                        found.credit() == null ? null : ReturnOptions.written(found.credit(), found.currency()),
                        ReturnExplanation.of(found, lines, grades, language),
                        found.undoUntil(),
                        found.accountId() == null ? null : found.codeKey() != null),
                ReturnController.RETURNS + "/" + found.returnId());
    }

    private static ReturnStatus status(BlindReturn found) {
        return found.status() == BlindReturn.Status.REFUSED
                ? ReturnStatus.CANCELLED
                : ReturnStatus.valueOf(found.status().name());
    }

    private static String outcome(BlindReturn found) {
        return switch (found.status()) {
            case REQUESTED, RECEIVED, INSPECTED -> "waiting";
            case CLOSED -> "credited";
            case REFUSED -> "refused";
            case CANCELLED -> "withdrawn";
        };
    }

    private static ReturnView.Line line(
            BlindReturn.Line line, boolean received, Map<String, List<BlindReturn.Grade>> grades) {
        return new ReturnView.Line(
                line.lineId(),
                line.sku(),
                line.description(),
                line.quantity(),
                line.reason().code(),
                null,
                null,
                List.of(),
                received ? line.quantity() : null,
                null,
                grades.containsKey(line.lineId())
                        ? grades.get(line.lineId()).stream()
                                .map(grade ->
                                        new ReturnView.Grade(grade.quantity(), grade.grade(), grade.disposition()))
                                .toList()
                        : null);
    }
}
