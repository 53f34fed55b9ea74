package io.pontual.workers.ordering;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers what of an order can still be changed, and what was. */
@Service
@Transactional(readOnly = true)
class ChangeReading {
    private final OrderRepository repository;
    private final OrderReadRepository orders;
    private final ChangeRepository changes;
    private final ChangePolicy policy;
    private final OpenUnits lines;
    private final FulfilmentStages stages;

    ChangeReading(
            OrderRepository repository,
            OrderReadRepository orders,
            ChangeRepository changes,
            ChangePolicy policy,
            OpenUnits lines,
            FulfilmentStages stages) {
        this.repository = repository;
        this.orders = orders;
        this.changes = changes;
        this.policy = policy;
        this.lines = lines;
        this.stages = stages;
    }

    /** @throws Problem 404 when there is no such order or change, 403 for another channel's */
    public ChangeView view(UUID orderId, UUID changeId, Language language, ApiKey caller) {
        var head = head(orderId, caller);
        return changes.find(changeId)
                .filter(change -> change.orderId().equals(orderId))
                .map(change -> ChangeView.of(change, head.currency(), language))
                .orElseThrow(() -> Problem.notFound("change", changeId));
    }

    /** @throws Problem like {@link #view} */
    public ChangesView view(UUID orderId, Canceller requestedBy, Language language, ApiKey caller) {
        var head = head(orderId, caller);
        var wanted = orders.lines(orderId);
        var units = lines.units(orderId, wanted);
        var settling = repository.isClosedToChanges(orderId);
        return new ChangesView(
                orderId,
                Arrays.stream(ChangeKind.values())
                        .map(kind -> possible(
                                kind,
                                policy.decide(
                                        kind,
                                        requestedBy,
                                        head,
                                        settling
                                                ? ChangePolicy.SETTLING
                                                : stage(kind, orderId, units).code(),
                                        BigDecimal.ZERO),
                                language))
                        .toList(),
                wanted.stream()
                        .map(line -> new ChangesView.Line(
                                line.lineId(),
                                line.quantity(),
                                settling ? 0 : cancellable(line, units, requestedBy, head)))
                        .toList(),
                changes.ofOrder(orderId).stream()
                        .map(change -> ChangeView.of(change, head.currency(), language))
                        .toList());
    }

    private FulfilmentStage stage(ChangeKind kind, UUID orderId, List<OpenUnits.Units> units) {
        return switch (kind) {
            case CANCEL_LINES, ADD_LINES, SWAP_LINES -> OpenUnits.leastFar(units);
            case CONTACT -> stages.furthest(orderId);
            case ADDRESS, FULFILMENT -> OpenUnits.furthest(units);
        };
    }

    private int cancellable(Orders.Line line, List<OpenUnits.Units> units, Canceller requestedBy, OrderHead head) {
        var cancellable = units.stream()
                .filter(some -> some.lineId().equals(line.lineId()))
                .filter(some -> !policy.decide(
                                ChangeKind.CANCEL_LINES,
                                requestedBy,
                                head,
                                some.stage().code(),
                                BigDecimal.ZERO)
                        .is(ChangeVerdict.TOO_LATE))
                .mapToInt(OpenUnits.Units::quantity)
                .sum();
        // Units that are held for a change that is still to be paid are not wanted yet.
        return Math.min(cancellable, line.quantity());
    }

    private static ChangesView.Possible possible(ChangeKind kind, ChangeVerdict verdict, Language language) {
        return new ChangesView.Possible(
                kind.code(), verdict.verdict(), verdict.stage(), verdict.reason(language), verdict.alternative());
    }

    private OrderHead head(UUID orderId, ApiKey caller) {
        var head = orders.head(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        caller.requireChannel(head.channel());
        return head;
    }
}
