package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.CloseReturn;
import io.pontual.processes.returns.ExpireReturn;
import io.pontual.processes.returns.RecordUnreturned;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How returns end: gone through, called off, or never brought. */
@Service
class ReturnEnds {
    private static final String MORE_TIME = "more-time";
    private static final List<String> DECISIONS = List.of(MORE_TIME, "write-off", "block");

    private final ReturnRepository returns;
    private final ClaimRepository claims;
    private final ExchangeDecisions exchanges;
    private final ReturnsProperties properties;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    ReturnEnds(
            ReturnRepository returns,
            ClaimRepository claims,
            ExchangeDecisions exchanges,
            ReturnsProperties properties,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.returns = returns;
        this.claims = claims;
        this.exchanges = exchanges;
        this.properties = properties;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Again changes nothing. @throws Problem 404, 409 when the goods are here, or the money went back already */
    @Transactional
    public void cancel(UUID returnId) {
        var found = returns.lock(returnId).orElseThrow(() -> Problem.notFound("return", returnId));
        if (found.status() == ReturnStatus.CANCELLED) {
            return;
        }
        if (found.status() != ReturnStatus.REQUESTED) {
            throw Receipts.notOpen(found);
        }
        if (found.refundWhen().equals("at-once")) {
            throw Problem.conflict(
                    "return-refunded",
                    "The money is on its way back to the customer already: the goods have to be brought.");
        }
        end(found, ReturnStatus.CANCELLED, TimelineKind.RETURN_CANCELLED);
        outbox.publish(
                MessageName.RETURNS_RETURN_CANCELLED, returnId.toString(), "return-cancelled:" + returnId, Map.of());
    }

    /** See {@link ExpireReturn.Output} for what may be. */
    @Transactional
    public ExpireReturn.Output expire(ExpireReturn.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        var now = clock.instant();
        return switch (found.status()) {
            case REQUESTED -> {
                if (!claims.refunded(found.returnId()).isEmpty()) {
                    var until = now.plus(properties.chaseWithin());
                    returns.overdue(found, until);
                    timeline.record(found.orderId(), TimelineKind.RETURN_OVERDUE, found.returnId(), Map.of());
                    yield ExpireReturn.Output.waiting("overdue", ReturnRequests.iso(until));
                }
                end(found, ReturnStatus.EXPIRED, TimelineKind.RETURN_EXPIRED);
                yield ExpireReturn.Output.expired();
            }
            case OVERDUE ->
                // Told twice, the first time counts.
                found.sendBy().isAfter(now)
                        ? ExpireReturn.Output.waiting("overdue", ReturnRequests.iso(found.sendBy()))
                        : ExpireReturn.Output.unreturned(ReturnRequests.iso(now.plus(properties.decideWithin())));
            case SENT ->
                ExpireReturn.Output.waiting("on-the-way", ReturnRequests.iso(now.plus(properties.arriveWithin())));
            case CANCELLED, EXPIRED, WRITTEN_OFF, CLOSED -> ExpireReturn.Output.expired();
            case ARRIVED, RECEIVED, INSPECTED ->
                ExpireReturn.Output.here(
                        found.nodeId() == null ? found.sending().toNodeId() : found.nodeId(),
                        ReturnRequests.iso(now.plus(properties.receiveWithin())),
                        found.sending().lost());
        };
    }

    /** What an agent decided about goods that did not come though the money went back. */
    @Transactional
    public RecordUnreturned.Output unreturned(RecordUnreturned.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        var decision = String.valueOf(input.unreturnedDecision());
        if (!DECISIONS.contains(decision)
                || input.unreturnedReason() == null
                || input.unreturnedReason().isBlank()) {
            throw new NeedsOperator("Return " + input.returnId() + ": unreturnedDecision must be one of " + DECISIONS
                    + ", and unreturnedReason say why. Set the variables and retry.");
        }
        var until = clock.instant().plus(properties.chaseWithin());
        if (found.status() == ReturnStatus.OVERDUE) {
            returns.unreturned(
                    found.returnId(), decision, input.unreturnedReason().strip());
            if (decision.equals(MORE_TIME)) {
                returns.overdue(found, until);
            } else {
                end(found, ReturnStatus.WRITTEN_OFF, TimelineKind.RETURN_WRITTEN_OFF);
            }
        }
        // A carrier or a store may have got the goods while somebody decided: then the return goes on.
        return found.status().hasEnded() || found.status() == ReturnStatus.OVERDUE && !decision.equals(MORE_TIME)
                ? new RecordUnreturned.Output(false, null, null)
                : new RecordUnreturned.Output(true, ReturnRequests.iso(until), ReturnRequests.iso(until));
    }

    @Transactional
    public void close(CloseReturn.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        if (found.status().hasEnded()) {
            return;
        }
        returns.end(found, ReturnStatus.CLOSED, clock.instant());
        exchanges.decide(found.returnId(), BigDecimal.ZERO, BigDecimal.ZERO);
        timeline.record(found.orderId(), TimelineKind.RETURN_CLOSED, found.returnId(), Map.of());
    }

    /** The customer keeps the goods, and may ask again for those that no money went back for. */
    private void end(Return found, ReturnStatus status, TimelineKind kind) {
        returns.end(found, status, clock.instant());
        exchanges.decide(found.returnId(), BigDecimal.ZERO, BigDecimal.ZERO);
        var refunded = claims.refunded(found.returnId());
        returns.lines(found.returnId())
                .forEach(line -> claims.claim(
                        found.orderId(), line.lineId(), refunded.getOrDefault(line.lineId(), 0) - line.quantity()));
        timeline.record(found.orderId(), kind, found.returnId(), Map.of());
    }
}
