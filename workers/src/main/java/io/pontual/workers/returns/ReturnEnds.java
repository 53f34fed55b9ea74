package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.CloseReturn;
import io.pontual.processes.returns.ExpireReturn;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How returns end: gone through, called off, or never brought. */
@Service
class ReturnEnds {
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

    @Transactional
    public ExpireReturn.Output expire(ExpireReturn.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        if (found.status() == ReturnStatus.REQUESTED) {
            end(found, ReturnStatus.EXPIRED, TimelineKind.RETURN_EXPIRED);
            return new ExpireReturn.Output(true, null, null);
        }
        if (found.status().hasEnded()) {
            return new ExpireReturn.Output(true, null, null);
        }
        return new ExpireReturn.Output(
                false, found.nodeId(), ReturnRequests.iso(clock.instant().plus(properties.receiveWithin())));
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
