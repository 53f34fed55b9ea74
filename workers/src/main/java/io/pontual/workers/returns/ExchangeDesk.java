package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Exchanges;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes in what customers want in exchange: priced, allowed by the policy, paid for, and placed as an order. */
@Component
class ExchangeDesk {
    private static final Duration YEAR = Duration.ofDays(365);

    private final ExchangeRepository exchanges;
    private final GoodsClaimRepository claims;
    private final ReturnWorth worth;
    private final ReturnTables tables;
    private final Catalogue catalogue;
    private final Orders sales;
    private final Exchanges orders;
    private final Outbox outbox;
    private final Clock clock;

    ExchangeDesk(
            ExchangeRepository exchanges,
            GoodsClaimRepository claims,
            ReturnWorth worth,
            ReturnTables tables,
            Catalogue catalogue,
            Orders sales,
            Exchanges orders,
            Outbox outbox,
            Clock clock) {
        this.exchanges = exchanges;
        this.claims = claims;
        this.worth = worth;
        this.tables = tables;
        this.catalogue = catalogue;
        this.sales = sales;
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What is to be exchanged, as the customer may have it.
     *
     * @param price of all new goods, after discounts
     */
    record Plan(
            List<Exchange.Line> lines,
            BigDecimal price,
            boolean instant,
            ReturnTables.ExchangeTerms terms,
            BigDecimal score,
            Exchanges.Pays pays) {}

    /** @param kept units that the customer has before, by line @param returned units in a year; null for a guest */
    record Asked(
            Orders.OrderFacts order,
            Orders.Sale sale,
            AskReturn wanted,
            List<Return.Line> lines,
            Map<String, Integer> kept,
            Integer returned) {
        boolean exchanges() {
            return wanted.lines().stream().anyMatch(AskReturn.Line::exchanges);
        }
    }

    /** @throws Problem 400 for goods that cannot be had for these, 409 when the policy offers no such exchange */
    Plan plan(Asked asked) {
        if (sales.firstName(asked.order().orderId()).isEmpty()) {
            throw Problem.conflict(
                    "exchange-not-offered",
                    "The customer's data has been erased, so nobody is known to whom new goods could be sent. Ask for a"
                            + " refund instead.");
        }
        var wishes = asked.wanted().lines().stream()
                .filter(AskReturn.Line::exchanges)
                .map(line -> line.exchangeFor().sku())
                .collect(Collectors.toSet());
        var products = catalogue.products(wishes);
        // Of a replacement, what was paid for the goods that it replaced.
        var sold = paidFor(asked.order()).stream().collect(Collectors.toMap(Orders.Line::lineId, Function.identity()));
        var errors = new ArrayList<Problem.FieldError>();
        var lines = new ArrayList<Exchange.Line>();
        for (int i = 0; i < asked.wanted().lines().size(); i++) {
            var line = asked.wanted().lines().get(i);
            if (line.exchanges()) {
                var product = products.get(line.exchangeFor().sku());
                if (product == null || !product.currency().equals(asked.order().currency())) {
                    errors.add(new Problem.FieldError(
                            "/lines/" + i + "/exchangeFor/sku",
                            product == null ? "is not in the catalogue" : "is sold in another currency"));
                } else if (line.units() > line.quantity()) {
                    errors.add(new Problem.FieldError(
                            "/lines/" + i + "/exchangeFor/quantity",
                            "must not be more than what is given back, which is " + line.quantity()));
                } else {
                    lines.add(line(asked, line, product, sold.get(line.lineId())));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return allowed(asked, lines);
    }

    private List<Orders.Line> paidFor(Orders.OrderFacts order) {
        var paid = sales.paidWith(order.orderId());
        return paid.equals(order.orderId()) ? order.lines() : sales.facts(paid).lines();
    }

    /** Of the same price, the customer keeps the discount that they had. */
    private Exchange.Line line(Asked asked, AskReturn.Line line, Catalogue.Product product, Orders.Line sold) {
        var same = product.unitPrice().compareTo(sold.unitPrice()) == 0;
        var discount = same
                ? worth.of(asked.order().orderId(), asked.kept(), Map.of(line.lineId(), line.units()), List.of())
                        .discount()
                : BigDecimal.ZERO;
        var currency = asked.order().currency();
        return new Exchange.Line(
                line.lineId(),
                product.sku(),
                product.name(),
                line.units(),
                ReturnOptions.written(product.unitPrice(), currency),
                ReturnOptions.written(discount, currency));
    }

    private Plan allowed(Asked asked, List<Exchange.Line> lines) {
        var price = lines.stream().map(Exchange.Line::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        var instant =
                asked.wanted().exchange() != null && asked.wanted().exchange().instant();
        var score = score(asked);
        var terms = tables.exchange(asked.sale().policyVersion(), instant, price, score);
        if (!terms.offered()) {
            throw Problem.conflict(
                    "exchange-not-offered", terms.reason().en() + " Ask for it without instant, or for a refund.");
        }
        var pays = asked.wanted().exchange() == null
                ? null
                : asked.wanted().exchange().payment();
        return new Plan(
                lines,
                price,
                instant,
                terms,
                score,
                pays == null
                        ? null
                        : new Exchanges.Pays(pays.method(), pays.token(), pays.amount(), pays.installments()));
    }

    private BigDecimal score(Asked asked) {
        var customerId = asked.sale().customerId();
        return tables.abuseScore(
                customerId != null,
                asked.returned() == null ? 0 : asked.returned(),
                customerId == null
                        ? 0
                        : exchanges.chargedSince(customerId, clock.instant().minus(YEAR)),
                customerId == null
                        ? 0
                        : claims.madeSince(customerId, clock.instant().minus(YEAR)));
    }

    /**
     * In the transaction that writes the return down.
     *
     * @param worth what goes back for everything, after the fee
     * @throws Problem 422 unless the customer pays what the new goods cost more, no more and no less
     */
    Exchange place(Return made, Plan plan, BigDecimal worth) {
        var due = ReturnOptions.written(
                plan.instant() ? plan.price() : plan.price().subtract(worth).max(BigDecimal.ZERO), made.currency());
        var pays = plan.pays() == null ? BigDecimal.ZERO : plan.pays().amount();
        if (pays.compareTo(due) != 0) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "amount-due",
                    due.signum() == 0
                            ? "The new goods do not cost more: leave exchange.payment away."
                            : due.toPlainString() + " " + made.currency()
                                    + (plan.instant()
                                            ? " is to be set aside until what is given back is here."
                                            : " is to be paid on top for the new goods."),
                    List.of(new Problem.FieldError(
                            "/exchange/payment/amount", "must be " + due.toPlainString() + ", and is " + pays)));
        }
        var placed = orders.place(new Exchanges.Request(
                made.orderId(),
                made.returnId(),
                plan.instant(),
                plan.terms().reserved(),
                plan.lines().stream()
                        .map(line -> new Exchanges.Line(
                                line.lineId(), line.sku(), line.quantity(), line.unitPrice(), line.discount()))
                        .toList(),
                plan.pays()));
        var exchange = new Exchange(
                made.returnId(),
                placed.orderId(),
                plan.instant(),
                plan.terms().reserved(),
                placed.total(),
                due,
                Exchange.Status.WAITING,
                null,
                BigDecimal.ZERO,
                null,
                false,
                plan.lines());
        exchanges.insert(exchange, made.customerId(), plan.score());
        outbox.publish(
                MessageName.RETURNS_EXCHANGE_REQUESTED,
                made.returnId().toString(),
                "exchange:" + made.returnId(),
                Map.of("orderId", made.orderId(), "returnId", made.returnId()));
        return exchange;
    }
}
