package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.RecordArrival;
import io.pontual.processes.returns.RecordLabel;
import io.pontual.processes.returns.RecordSent;
import io.pontual.processes.returns.WriteOffGoods;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Goods that a carrier brings back: with which label, on their way, here, or lost. */
@Service
class ReturnSendings {
    private final Orders orders;
    private final WayChoice ways;
    private final ReturnRepository returns;
    private final ReturnRefunds refunds;
    private final ReturnMessages messages;
    private final ReturnsProperties properties;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    ReturnSendings(
            Orders orders,
            WayChoice ways,
            ReturnRepository returns,
            ReturnRefunds refunds,
            ReturnMessages messages,
            ReturnsProperties properties,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.orders = orders;
        this.ways = ways;
        this.returns = returns;
        this.refunds = refunds;
        this.messages = messages;
        this.properties = properties;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The customer would rather send the goods another way. The same again changes nothing.
     *
     * @throws Problem 404, 400 for a day that cannot be, 409 when they are on their way, or the way is not offered
     */
    @Transactional
    public void change(UUID returnId, AskReturn.Way wanted) {
        var found = returns.lock(returnId).orElseThrow(() -> Problem.notFound("return", returnId));
        var way = ReturnWay.of(wanted.way());
        var sending = found.sending();
        if (found.way() == way && Objects.equals(wanted.collection(), AskReturn.Collection.of(sending.collection()))) {
            return;
        }
        if (found.status() == ReturnStatus.SENT) {
            throw Problem.conflict("return-on-its-way", "A carrier has the goods already: they come the way they are.");
        }
        if (!found.status().isAwaited() || found.way() == ReturnWay.KEEP) {
            throw Receipts.notOpen(found);
        }
        var order = orders.facts(found.orderId());
        var basis = returns.lines(returnId).stream()
                .map(Return.Line::basis)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var worth = refunds.expected(found);
        var answer = ways.require(
                order, orders.sale(found.orderId()), basis, way, worth.goods().subtract(worth.discount()));
        if (found.refundWhen().equals("at-once") && answer.fee().signum() > 0) {
            throw Problem.conflict(
                    "return-refunded",
                    "The money is on its way back to the customer already, so what this way costs cannot be taken off:"
                            + " choose one that costs nothing.");
        }
        var next = ways.sending(found.orderId(), Ids.next(), way, wanted.collection());
        if (next.collection() != null
                && next.collection()
                        .date()
                        .atStartOfDay(PolicyBook.HOME)
                        .toInstant()
                        .isAfter(found.sendBy())) {
            throw Problem.invalid("/collection/day", "must be before the time to send the goods ends");
        }
        returns.change(found, way, ReturnOptions.written(answer.fee(), found.currency()), next);
        timeline.record(
                found.orderId(), TimelineKind.RETURN_WAY_CHANGED, next.wayId().toString(), Map.of());
        messages.wayChanged(found, way, next);
    }

    /** When nobody carries the goods they may be brought to any store, for free. */
    @Transactional
    public RecordLabel.Output label(RecordLabel.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        var mine = found.sending().wayId().equals(input.wayId());
        if (input.labelMade() || !mine || !found.way().isByCarrier()) {
            return new RecordLabel.Output(found.way().code());
        }
        returns.change(
                found,
                ReturnWay.STORE,
                ReturnOptions.written(BigDecimal.ZERO, found.currency()),
                new Return.Sending(input.wayId(), null, null, null, false));
        timeline.record(
                found.orderId(), TimelineKind.RETURN_NOT_CARRIED, input.wayId().toString(), Map.of());
        return new RecordLabel.Output(ReturnWay.STORE.code());
    }

    /** Of a return that has ended nothing changes: see what happens when the goods are here. */
    @Transactional
    public RecordSent.Output sent(RecordSent.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        if (found.status().isAwaited()) {
            returns.sent(found, clock.instant());
            timeline.record(
                    found.orderId(), TimelineKind.RETURN_SENT, input.wayId().toString(), Map.of());
        }
        return new RecordSent.Output(
                properties.arriveWithin().toString(),
                ReturnRequests.iso(
                        clock.instant().plus(properties.arriveWithin()).plus(properties.decideWithin())));
    }

    @Transactional
    public RecordArrival.Output arrived(RecordArrival.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        var to = found.sending().toNodeId();
        if (to != null && (found.status() == ReturnStatus.SENT || found.status().isAwaited())) {
            messages.arrived(found, to, null);
            return new RecordArrival.Output(true);
        }
        // Told twice, it is the same parcel.
        return new RecordArrival.Output(
                found.arrivedAt() != null && found.sending().sentAt() != null && Objects.equals(to, found.nodeId()));
    }

    /** As if they were here, and worth nothing any more. */
    @Transactional
    public void writeOff(WriteOffGoods.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        if (found.status() != ReturnStatus.SENT) {
            return;
        }
        var now = clock.instant();
        returns.lines(found.returnId())
                .forEach(line -> returns.received(found.returnId(), line.lineId(), line.quantity(), 0));
        returns.lost(found, now);
        timeline.record(found.orderId(), TimelineKind.RETURN_LOST, found.returnId(), Map.of());
        var variables = new HashMap<String, Object>();
        variables.put("nodeId", found.sending().toNodeId());
        variables.put("receiveDueAt", null);
        variables.put("goodsLost", true);
        outbox.publish(
                MessageName.RETURNS_GOODS_ARRIVED,
                found.returnId().toString(),
                "return-arrived:" + found.returnId(),
                variables);
    }
}
