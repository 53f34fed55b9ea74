package io.pontual.workers.returns;

import io.pontual.processes.returns.ValueReturn;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reckons what goes back for a return, and writes down how it came about. */
@Service
class ReturnRefunds {
    private final ReturnRepository returns;
    private final ClaimRepository claims;
    private final Differences differences;
    private final ReturnWorth worth;
    private final ExchangeDecisions exchanges;
    private final PaidGoods goods;
    private final Timeline timeline;
    private final Clock clock;

    ReturnRefunds(
            ReturnRepository returns,
            ClaimRepository claims,
            Differences differences,
            ReturnWorth worth,
            ExchangeDecisions exchanges,
            PaidGoods goods,
            Timeline timeline,
            Clock clock) {
        this.returns = returns;
        this.claims = claims;
        this.differences = differences;
        this.worth = worth;
        this.exchanges = exchanges;
        this.goods = goods;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Once for each step: for all units of the return at once, later for those that came and were not paid back. */
    @Transactional
    public ValueReturn.Output value(ValueReturn.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        var earlier = claims.refunds(found.returnId());
        var known = earlier.stream()
                .filter(refund -> refund.step().equals(input.step()))
                .findFirst();
        if (known.isPresent()) {
            return output(found, known.get());
        }
        var due = due(found, input.step());
        if (due.isEmpty()) {
            return new ValueReturn.Output(ReturnOptions.written(BigDecimal.ZERO, found.currency()), key(found, 0));
        }
        var paid = goods.with(found.orderId());
        // Two returns of an order that are paid back at the same time: one after the other, so that the parts add up.
        goods.lock(paid);
        var reckoned = reckon(found, input.step(), earlier.size() + 1, earlier.isEmpty(), due, paid);
        var refund = reckoned.refund();
        claims.insert(found.returnId(), refund, due);
        exchanges.decide(found.returnId(), refund.exchanged(), reckoned.shippingLeft());
        timeline.record(
                found.orderId(),
                TimelineKind.RETURN_REFUND_DECIDED,
                key(found, refund.no()),
                Map.of("amount", refund.amount().toPlainString(), "currency", found.currency()));
        return output(found, refund);
    }

    /** Units for which money is to go back, by line. */
    private Map<String, Integer> due(Return found, String step) {
        var refunded = claims.refunded(found.returnId());
        var due = new HashMap<String, Integer>();
        for (var line : returns.lines(found.returnId())) {
            var units = step.equals("at-once") ? line.quantity() : line.received() == null ? 0 : line.received();
            var left = units - refunded.getOrDefault(line.lineId(), 0);
            if (left > 0) {
                due.put(line.lineId(), left);
            }
        }
        return due;
    }

    /** What would go back if everything came now. */
    @Transactional(readOnly = true)
    public Return.Refund expected(Return found) {
        return reckon(found, found.refundWhen(), 0, true, due(found, "at-once"), goods.with(found.orderId()))
                .refund();
    }

    /** What went back for these goods, or would as it was assessed, in words; empty when nothing is to go back. */
    @Transactional(readOnly = true)
    public List<String> explained(Assessment assessed, Language language) {
        var found = returns.find(assessed.returnId()).orElseThrow();
        var lines = returns.lines(found.returnId());
        var paid = goods.with(found.orderId());
        var replaced = !paid.orderId().equals(found.orderId());
        var told = new ArrayList<String>();
        var decided = claims.refunds(found.returnId());
        decided.forEach(refund -> told.addAll(ReturnExplanation.of(
                refund, claims.units(found.returnId(), refund.no()), lines, replaced, found.currency(), language)));
        var due = due(found, "on-inspection");
        if (assessed.decision() == null && !due.isEmpty()) {
            var reduced = assessed.differences().stream()
                    .filter(one -> one.keepBack() > 0)
                    .toList();
            var refund = reckon(found, "on-inspection", 0, decided.isEmpty(), due, goods.with(found.orderId()), reduced)
                    .refund();
            told.addAll(ReturnExplanation.of(refund, due, lines, replaced, found.currency(), language));
        }
        return told;
    }

    /** @param shippingLeft of goods that are exchanged: owed only when nothing can be had in exchange */
    private record Reckoned(Return.Refund refund, BigDecimal shippingLeft) {}

    private Reckoned reckon(
            Return found, String step, int no, boolean first, Map<String, Integer> due, PaidGoods.Paid paid) {
        return reckon(found, step, no, first, due, paid, differences.keptBack(found.returnId()));
    }

    private Reckoned reckon(
            Return found,
            String step,
            int no,
            boolean first,
            Map<String, Integer> due,
            PaidGoods.Paid paid,
            List<Assessment.Difference> reduced) {
        var kept = goods.kept(paid);
        var open = goods.open(paid);
        var withShipping = returns.lines(found.returnId()).stream()
                .filter(line -> line.refundsShipping() && due.containsKey(line.lineId()))
                .map(Return.Line::lineId)
                .toList();
        var all = worth.of(paid.orderId(), kept, due, withShipping);
        var keptBack = keptBack(paid, kept, due, reduced);
        var exchange = exchanges.waiting(found.returnId()).orElse(null);
        if (exchange == null) {
            return reckon(found, step, no, first, all, keptBack, open, null, BigDecimal.ZERO);
        }
        // What is exchanged is sent again for nothing, so its shipping stays paid.
        var exchanged = exchange.lines().stream().map(Exchange.Line::lineId).toList();
        var without = worth.of(
                paid.orderId(),
                kept,
                due,
                withShipping.stream().filter(line -> !exchanged.contains(line)).toList());
        var reckoned = reckon(
                found,
                step,
                no,
                first,
                without,
                keptBack,
                open,
                exchange,
                all.shipping().subtract(without.shipping()));
        return reckoned.refund().exchanged().signum() > 0
                ? reckoned
                : reckon(found, step, no, first, all, keptBack, open, null, BigDecimal.ZERO);
    }

    /** For units that came back worse than they were said to be; of those only that are paid now. */
    private BigDecimal keptBack(
            PaidGoods.Paid paid,
            Map<String, Integer> kept,
            Map<String, Integer> due,
            List<Assessment.Difference> reduced) {
        return reduced.stream()
                .filter(one -> due.getOrDefault(one.lineId(), 0) > 0)
                .map(one -> worth.of(
                                paid.orderId(),
                                kept,
                                Map.of(one.lineId(), Math.min(one.quantity(), due.get(one.lineId()))),
                                List.of())
                        .net()
                        .multiply(BigDecimal.valueOf(one.keepBack()))
                        .movePointLeft(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @param open what may go back at most @param exchange that it pays for; null for none */
    private Reckoned reckon(
            Return found,
            String step,
            int no,
            boolean first,
            ReturnWorth.Worth value,
            BigDecimal keptBack,
            BigDecimal open,
            Exchange exchange,
            BigDecimal shippingLeft) {
        var goods = written(value.goods(), found);
        var discount = written(value.discount(), found);
        var shipping = written(value.shipping(), found);
        var total = goods.subtract(discount).add(shipping);
        var fee = written(first ? found.fee().min(total) : BigDecimal.ZERO, found);
        var reduction = written(keptBack.min(total.subtract(fee)), found);
        var left = total.subtract(fee).subtract(reduction);
        var alreadyBack = written(left.subtract(open).max(BigDecimal.ZERO), found);
        var worth = left.subtract(alreadyBack);
        var exchanged = written(exchange == null ? BigDecimal.ZERO : exchange.creditOf(worth), found);
        return new Reckoned(
                new Return.Refund(
                        no,
                        step,
                        goods,
                        discount,
                        shipping,
                        fee,
                        reduction,
                        alreadyBack,
                        exchanged,
                        worth.subtract(exchanged),
                        clock.instant()),
                written(shippingLeft, found));
    }

    private static BigDecimal written(BigDecimal amount, Return found) {
        return ReturnOptions.written(amount, found.currency());
    }

    private static ValueReturn.Output output(Return found, Return.Refund refund) {
        return new ValueReturn.Output(refund.amount(), key(found, refund.no()));
    }

    private static String key(Return found, int no) {
        return "return:" + found.returnId() + ":" + no;
    }
}
