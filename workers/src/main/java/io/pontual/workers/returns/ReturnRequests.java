package io.pontual.workers.returns;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.security.Scope;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what customers want to give back: checked, written down, and its process about to start. */
@Service
class ReturnRequests {
    private final Orders orders;
    private final OrderAccess access;
    private final Returnables returnables;
    private final ReturnTables tables;
    private final ReturnWorth worth;
    private final ReturnRepository returns;
    private final ClaimRepository claims;
    private final ExchangeDesk exchanges;
    private final WayChoice ways;
    private final ReturnHistory history;
    private final ReturnMessages messages;
    private final Timeline timeline;
    private final Clock clock;

    ReturnRequests(
            Orders orders,
            OrderAccess access,
            Returnables returnables,
            ReturnTables tables,
            ReturnWorth worth,
            ReturnRepository returns,
            ClaimRepository claims,
            ExchangeDesk exchanges,
            WayChoice ways,
            ReturnHistory history,
            ReturnMessages messages,
            Timeline timeline,
            Clock clock) {
        this.orders = orders;
        this.access = access;
        this.returnables = returnables;
        this.tables = tables;
        this.worth = worth;
        this.returns = returns;
        this.claims = claims;
        this.exchanges = exchanges;
        this.ways = ways;
        this.history = history;
        this.messages = messages;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * @throws Problem 404, 403 for an order of another channel or customer, 400 for a line that the order does not have,
     *     409 when something may not come back, is not there yet, or is in a return already
     */
    @Transactional
    public UUID ask(UUID orderId, AskReturn wanted, Language language, ApiKey caller) {
        var order = access.require(orderId, caller);
        var sale = orders.sale(orderId);
        if (wanted.customerId() != null && !wanted.customerId().equals(sale.customerId())) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "not-your-order",
                    "This order belongs to somebody else; only whoever placed it may give it back.",
                    List.of());
        }
        if (wanted.grant() != null && !caller.scopes().contains(Scope.OPERATE.code())) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "missing-scope",
                    "To grant what the policy refuses, the key needs the scope operate.",
                    List.of(new Problem.FieldError("/grant", "needs the scope operate")));
        }
        var handedOver = new HashMap<String, Integer>();
        order.lines().forEach(line -> handedOver.put(line.lineId(), line.handedOver()));
        check(wanted, handedOver);
        claims.lock(orderId, handedOver);
        var lines = lines(orderId, wanted, language);
        return make(order, sale, wanted, lines);
    }

    private static void check(AskReturn wanted, Map<String, Integer> handedOver) {
        var errors = new ArrayList<Problem.FieldError>();
        var seen = new HashSet<String>();
        for (int i = 0; i < wanted.lines().size(); i++) {
            var lineId = wanted.lines().get(i).lineId();
            if (!handedOver.containsKey(lineId)) {
                errors.add(new Problem.FieldError("/lines/" + i + "/lineId", "is no line of this order"));
            } else if (!seen.add(lineId)) {
                errors.add(new Problem.FieldError("/lines/" + i + "/lineId", "is there twice; add the quantities"));
            }
        }
        errors.addAll(exchangeErrors(wanted));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static List<Problem.FieldError> exchangeErrors(AskReturn wanted) {
        var errors = new ArrayList<Problem.FieldError>();
        for (int i = 0; i < wanted.lines().size(); i++) {
            var line = wanted.lines().get(i);
            if (line.exchanges() != (line.exchangeFor() != null)) {
                errors.add(new Problem.FieldError(
                        "/lines/" + i + "/exchangeFor",
                        line.exchanges() ? "is required to exchange" : "must be left away: the line is not exchanged"));
            }
        }
        if (wanted.way().equals("keep") && wanted.lines().stream().anyMatch(AskReturn.Line::exchanges)) {
            errors.add(new Problem.FieldError("/way", "must not be keep when something is exchanged"));
        }
        var exchange = wanted.exchange();
        if (exchange == null) {
            return errors;
        }
        if (wanted.lines().stream().noneMatch(AskReturn.Line::exchanges)) {
            errors.add(new Problem.FieldError("/exchange", "must be left away: no line is exchanged"));
        }
        var payment = exchange.payment();
        if (payment != null && payment.card() != (payment.token() != null)) {
            errors.add(new Problem.FieldError(
                    "/exchange/payment/token", payment.card() ? "is required for a card" : "is only for cards"));
        }
        if (payment != null && payment.installments() > 1 && !payment.method().equals("credit-card")) {
            errors.add(new Problem.FieldError("/exchange/payment/installments", "are only for credit cards"));
        }
        if (payment != null && exchange.instant() && !payment.card()) {
            errors.add(new Problem.FieldError(
                    "/exchange/payment/method", "must be a card: money is set aside until the goods are here"));
        }
        return errors;
    }

    private List<Return.Line> lines(UUID orderId, AskReturn wanted, Language language) {
        var errors = new ArrayList<Problem.FieldError>();
        var lines = new ArrayList<Return.Line>();
        for (int i = 0; i < wanted.lines().size(); i++) {
            var line = wanted.lines().get(i);
            var reason = ReturnReason.of(line.reason());
            var groups = returnables.of(orderId, reason, line.condition()).groups().stream()
                    .filter(group -> group.line().lineId().equals(line.lineId()))
                    .toList();
            var taken = taken(groups, line, wanted.grant() != null);
            if (taken.missing() > 0) {
                errors.add(new Problem.FieldError("/lines/" + i, taken.why(language)));
                continue;
            }
            var best = taken.groups().stream()
                    .min(Comparator.comparing(group -> group.eligibility().basis()))
                    .orElseThrow();
            lines.add(new Return.Line(
                    line.lineId(),
                    best.line().sku(),
                    best.line().description(),
                    best.productGroup(),
                    line.quantity(),
                    reason,
                    line.condition(),
                    best.eligibility().basis(),
                    best.eligibility().refundsShipping(),
                    line.photos(),
                    null,
                    null,
                    List.of(),
                    List.of()));
        }
        if (!errors.isEmpty()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "not-returnable",
                    "Not all of this may come back. GET /api/v1/orders/" + orderId
                            + "/return-options says what may, and what else is possible.",
                    errors);
        }
        return lines;
    }

    /** @param missing units that may not come back @param refused why; null when the customer does not have so many */
    private record Taken(List<Returnables.Group> groups, int missing, Returnables.Group refused) {
        String why(Language language) {
            if (refused == null) {
                return "has " + missing
                        + " more than the customer has and is not in returns, claims or repairs already";
            }
            return refused.arrived()
                    ? refused.eligibility().reason().in(language)
                    : "is still on its way; it may come back once it has arrived";
        }
    }

    /** Those that came last first, since they have the longest time. */
    private static Taken taken(List<Returnables.Group> groups, AskReturn.Line line, boolean granted) {
        var taken = new ArrayList<Returnables.Group>();
        Returnables.Group refused = null;
        int missing = line.quantity();
        for (var group : groups) {
            var verdict = group.arrived() ? group.eligibility().verdict() : Eligibility.Verdict.REFUSED;
            if (verdict == Eligibility.Verdict.AGENT && granted) {
                group = new Returnables.Group(
                        group.line(),
                        group.productGroup(),
                        group.batch(),
                        null,
                        group.eligibility().granted());
                verdict = Eligibility.Verdict.ALLOWED;
            }
            if (missing > 0 && verdict == Eligibility.Verdict.ALLOWED) {
                taken.add(group);
                missing -= Math.min(missing, group.batch().quantity());
            } else if (verdict != Eligibility.Verdict.ALLOWED) {
                refused = group;
            }
        }
        return new Taken(taken, missing, refused);
    }

    private UUID make(Orders.OrderFacts order, Orders.Sale sale, AskReturn wanted, List<Return.Line> lines) {
        var found = returnables.of(order.orderId(), ReturnReason.CHANGED_MIND, "unused");
        var units = new HashMap<String, Integer>();
        lines.forEach(line -> units.put(line.lineId(), line.quantity()));
        var expected = worth.of(
                order.orderId(),
                found.kept(),
                units,
                lines.stream()
                        .filter(Return.Line::refundsShipping)
                        .map(Return.Line::lineId)
                        .toList());
        // Whoever withdraws, or got something wrong, pays nothing for any of it.
        var basis = lines.stream()
                .map(Return.Line::basis)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var asked = new ExchangeDesk.Asked(order, sale, wanted, lines, found.kept(), history.returned(sale));
        var plan = asked.exchanges() ? exchanges.plan(asked) : null;
        var way = ReturnWay.of(wanted.way());
        if (plan != null && way == ReturnWay.KEEP) {
            throw Problem.invalid("/way", "must bring the goods back: they pay for what is wanted in exchange");
        }
        var answer = ways.require(order, sale, basis, way, expected.net());
        var now = clock.instant();
        var returnId = Ids.next();
        var made = new Return(
                returnId,
                order.orderId(),
                sale.customerId(),
                wanted.requestedBy(),
                way,
                ReturnStatus.REQUESTED,
                sale.policyVersion(),
                order.currency(),
                sale.locale(),
                refundWhen(
                        tables.refundWhen(
                                way,
                                lines.stream().map(Return.Line::basis).anyMatch(Eligibility.Basis.FAULT::equals)
                                        ? Eligibility.Basis.FAULT
                                        : basis,
                                expected.total(),
                                history.returned(sale),
                                history.unreturned(sale)),
                        plan),
                ReturnOptions.written(
                        plan != null && plan.terms().feeWaived() ? BigDecimal.ZERO : answer.fee(), order.currency()),
                wanted.grant() == null ? null : wanted.grant().role(),
                wanted.grant() == null ? null : wanted.grant().reason(),
                null,
                0,
                null,
                now,
                now.plus(
                        plan == null
                                        || answer.sendWithin()
                                                        .compareTo(plan.terms().sendWithin())
                                                < 0
                                ? answer.sendWithin()
                                : plan.terms().sendWithin()),
                null,
                null,
                null,
                null,
                ways.sending(order.orderId(), returnId, way, wanted.collection()));
        returns.insert(made, lines);
        units.forEach((lineId, quantity) -> claims.claim(order.orderId(), lineId, quantity));
        timeline.record(
                order.orderId(),
                TimelineKind.RETURN_REQUESTED,
                made.returnId(),
                Map.of(
                        "quantity",
                        units.values().stream().mapToInt(Integer::intValue).sum()));
        if (plan != null) {
            exchanges.place(made, plan, worth(made, found.kept(), units, lines, plan));
        }
        if (wanted.grant() != null) {
            timeline.record(order.orderId(), TimelineKind.RETURN_GRANTED, made.returnId(), Map.of());
        }
        messages.requested(made, lines);
        return made.returnId();
    }

    /** Money never goes before the goods when they are what new ones are paid with. */
    private static String refundWhen(String decided, ExchangeDesk.Plan plan) {
        return plan != null && decided.equals("at-once") ? "on-receipt" : decided;
    }

    /** What everything is worth that comes back, when what is exchanged bears its own shipping. */
    private BigDecimal worth(
            Return made,
            Map<String, Integer> kept,
            Map<String, Integer> units,
            List<Return.Line> lines,
            ExchangeDesk.Plan plan) {
        var exchanged = plan.lines().stream().map(Exchange.Line::lineId).collect(Collectors.toSet());
        var withShipping = lines.stream()
                .filter(line -> line.refundsShipping() && !exchanged.contains(line.lineId()))
                .map(Return.Line::lineId)
                .toList();
        return worth.of(made.orderId(), kept, units, withShipping).total().subtract(made.fee());
    }

    static String iso(Instant at) {
        return NodeTime.iso(at, PolicyBook.HOME.getId());
    }
}
