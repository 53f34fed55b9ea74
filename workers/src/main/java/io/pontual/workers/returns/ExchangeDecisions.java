package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.CarryOutExchange;
import io.pontual.processes.returns.EndExchange;
import io.pontual.workers.ordering.contract.Exchanges;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.ExchangeCredits;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes back pays for the new goods, once; and money goes back for those that cannot be had. */
@Service
class ExchangeDecisions {
    private static final String CLOSED = "CLOSED";

    private final ExchangeRepository exchanges;
    private final ReturnRepository returns;
    private final Exchanges newGoods;
    private final ExchangeCredits credits;
    private final Orders orders;
    private final Timeline timeline;
    private final Outbox outbox;

    ExchangeDecisions(
            ExchangeRepository exchanges,
            ReturnRepository returns,
            Exchanges newGoods,
            ExchangeCredits credits,
            Orders orders,
            Timeline timeline,
            Outbox outbox) {
        this.exchanges = exchanges;
        this.returns = returns;
        this.newGoods = newGoods;
        this.credits = credits;
        this.orders = orders;
        this.timeline = timeline;
        this.outbox = outbox;
    }

    /** Still waiting for what comes back. */
    Optional<Exchange> waiting(UUID returnId) {
        return exchanges.find(returnId).filter(exchange -> exchange.status() == Exchange.Status.WAITING);
    }

    Optional<Exchange> find(UUID returnId) {
        return exchanges.find(returnId);
    }

    /**
     * It is known what came back; in the caller's transaction. Does nothing when there is no exchange, or it was known
     * before.
     *
     * @param credit zero when nothing pays for the new goods
     * @param shipping owed when none of the new goods can be had
     */
    void decide(UUID returnId, BigDecimal credit, BigDecimal shipping) {
        exchanges
                .lock(returnId)
                .filter(exchange -> exchange.status() == Exchange.Status.WAITING)
                .ifPresent(exchange -> {
                    exchanges.decide(returnId, credit, shipping);
                    outbox.publish(
                            MessageName.RETURNS_EXCHANGE_DECIDED,
                            returnId.toString(),
                            "exchange-decided:" + returnId,
                            Map.of());
                });
    }

    @Transactional
    public CarryOutExchange.Output carryOut(CarryOutExchange.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        var exchange = locked(input.returnId());
        if (exchange.credit() == null) {
            throw new NeedsOperator("It is not known yet what came back with return " + input.returnId()
                    + ". Retry once GET /api/v1/returns/" + input.returnId() + " shows it.");
        }
        if (exchange.credit().signum() > 0 || exchange.price().signum() == 0) {
            newGoods.goAhead(exchange.orderId());
            if (orders.openForWork(exchange.orderId()) && exchange.credit().signum() > 0) {
                credits.grant(exchange.orderId(), found.currency(), exchange.credit());
            }
            return new CarryOutExchange.Output("exchanged");
        }
        if (exchange.charged() || !newGoods.giveUp(exchange.orderId())) {
            newGoods.goAhead(exchange.orderId());
            exchanges.charge(input.returnId());
            timeline.record(
                    found.orderId(),
                    TimelineKind.EXCHANGE_CHARGED,
                    input.returnId(),
                    Map.of("amount", exchange.price().toPlainString(), "currency", found.currency()));
            return new CarryOutExchange.Output("charged");
        }
        if (exchange.status() != Exchange.Status.ENDED) {
            exchanges.end(input.returnId(), BigDecimal.ZERO);
            timeline.record(found.orderId(), TimelineKind.EXCHANGE_GIVEN_UP, input.returnId(), Map.of());
        }
        return new CarryOutExchange.Output("given-up");
    }

    @Transactional
    public EndExchange.Output end(EndExchange.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        var exchange = locked(input.returnId());
        if (exchange.status() == Exchange.Status.ENDED) {
            return output(exchange, exchange.refund(), found);
        }
        var refund = refund(exchange);
        exchanges.end(input.returnId(), ReturnOptions.written(refund, found.currency()));
        var output = output(exchange, refund, found);
        timeline.record(
                found.orderId(),
                output.everythingHad() ? TimelineKind.EXCHANGE_ENDED : TimelineKind.EXCHANGE_GIVEN_UP,
                input.returnId(),
                Map.of());
        return output;
    }

    /** What came back paid for goods that the customer did not get. */
    private BigDecimal refund(Exchange exchange) {
        if (exchange.credit() == null) {
            // Nothing came back yet: it will be paid back as any other return.
            return BigDecimal.ZERO;
        }
        var left = exchange.credit().subtract(credits.used(exchange.orderId()));
        return supplied(exchange) ? left : left.add(exchange.shipping());
    }

    private EndExchange.Output output(Exchange exchange, BigDecimal refund, Return found) {
        return new EndExchange.Output(
                supplied(exchange) && refund.signum() == 0, ReturnOptions.written(refund, found.currency()));
    }

    private boolean supplied(Exchange exchange) {
        return orders.facts(exchange.orderId()).status().equals(CLOSED);
    }

    private Exchange locked(UUID returnId) {
        return exchanges
                .lock(returnId)
                .orElseThrow(() ->
                        new NeedsOperator("Return " + returnId + " has no exchange. Cancel this process instance."));
    }
}
