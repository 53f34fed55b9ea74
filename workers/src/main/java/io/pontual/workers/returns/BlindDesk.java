package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.inventory.contract.Prices;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.security.Scope;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in goods that belong to no order: whether, at which price, and with what proof of who brings them. */
@Service
class BlindDesk {
    private final Catalogue catalogue;
    private final Prices prices;
    private final Orders orders;
    private final ReturnTables tables;
    private final PolicyBook policies;
    private final BlindReturnRepository returns;
    private final ReturnsProperties properties;
    private final Outbox outbox;
    private final Clock clock;

    BlindDesk(
            Catalogue catalogue,
            Prices prices,
            Orders orders,
            ReturnTables tables,
            PolicyBook policies,
            BlindReturnRepository returns,
            ReturnsProperties properties,
            Outbox outbox,
            Clock clock) {
        this.catalogue = catalogue;
        this.prices = prices;
        this.orders = orders;
        this.tables = tables;
        this.policies = policies;
        this.returns = returns;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Answered(BlindReturn.Line line, ReturnTables.BlindAnswer answer) {}

    /**
     * @param wanted with the hash in the place of the document
     * @throws Problem 400 for what does not exist, 403 for a grant without the scope operate, 409 for an order's number, a
     *     receipt that was shown before, and what the table refuses, 422 when somebody has to say who it is
     */
    @Transactional
    public UUID take(AskBlindReturn wanted, Language language, ApiKey caller) {
        if (wanted.grant() != null && !caller.scopes().contains(Scope.OPERATE.code())) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "missing-scope",
                    "To take back what is left to an agent, the key needs the scope operate.",
                    List.of(new Problem.FieldError("/grant", "needs the scope operate")));
        }
        var products = check(wanted);
        refuseOrders(wanted);
        returns.lockPersons(Stream.of(
                        wanted.customerId() == null ? null : "customer:" + wanted.customerId(),
                        wanted.document() == null ? null : "document:" + wanted.document())
                .filter(key -> key != null)
                .toList());
        var answered = answers(wanted, products);
        refuse(answered, language);
        if (answered.stream().anyMatch(one -> one.answer().identity())
                && wanted.customerId() == null
                && wanted.document() == null) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "identity-required",
                    "Somebody has to show who they are: send customerId, or the number of a document.",
                    List.of(new Problem.FieldError("/document", "is required here, unless there is a customerId")));
        }
        var decided = wanted.grant() != null
                || answered.stream().allMatch(one -> one.answer().verdict().equals("accepted"));
        return write(wanted, products, answered, decided);
    }

    private Map<String, Catalogue.Product> check(AskBlindReturn wanted) {
        var errors = new ArrayList<Problem.FieldError>();
        var node = catalogue.node(wanted.nodeId());
        if (node.filter(one -> one.active() && one.kind().equals("store")).isEmpty()) {
            errors.add(new Problem.FieldError("/nodeId", "is no store that is open"));
        }
        var receipt = wanted.receipt();
        if (receipt != null
                && catalogue
                        .node(receipt.nodeId())
                        .filter(one -> one.kind().equals("store"))
                        .isEmpty()) {
            errors.add(new Problem.FieldError("/receipt/nodeId", "is no store of ours"));
        }
        if (receipt != null
                && receipt.date()
                        .isAfter(today(node.map(Catalogue.Node::timeZone).orElse("Z")))) {
            errors.add(new Problem.FieldError("/receipt/date", "must not be in the future"));
        }
        var products = catalogue.products(
                wanted.lines().stream().map(AskBlindReturn.Line::sku).collect(Collectors.toSet()));
        var seen = new HashSet<String>();
        for (int i = 0; i < wanted.lines().size(); i++) {
            var line = wanted.lines().get(i);
            if (!products.containsKey(line.sku())) {
                errors.add(new Problem.FieldError("/lines/" + i + "/sku", "is no product of ours"));
            } else if (!seen.add(line.sku())) {
                errors.add(new Problem.FieldError("/lines/" + i + "/sku", "is there twice; add the quantities"));
            }
            if ((line.paid() != null) != (receipt != null)) {
                errors.add(new Problem.FieldError(
                        "/lines/" + i + "/paid",
                        receipt == null ? "must be left away without a receipt" : "is required with a receipt"));
            }
        }
        if (errors.isEmpty() && currencies(products).size() > 1) {
            errors.add(new Problem.FieldError("/lines", "must all be sold in one currency; send a return for each"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return products;
    }

    private static Set<String> currencies(Map<String, Catalogue.Product> products) {
        return products.values().stream().map(Catalogue.Product::currency).collect(Collectors.toSet());
    }

    private LocalDate today(String zone) {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(zone));
    }

    /** What was ordered comes back as a return of its order, with more rights and to its tenders. */
    private void refuseOrders(AskBlindReturn wanted) {
        if (wanted.receipt() == null) {
            return;
        }
        var skus = wanted.lines().stream().map(AskBlindReturn.Line::sku).collect(Collectors.toSet());
        for (var orderId : orders.withNumber(wanted.receipt().number())) {
            if (orders.facts(orderId).lines().stream().anyMatch(line -> skus.contains(line.sku()))) {
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "receipt-is-order",
                        "This is the number of an order: ask for its return with POST /api/v1/orders/" + orderId
                                + "/returns, so that the money goes back the way it came.",
                        List.of(new Problem.FieldError("/receipt/number", "is the number of an order")));
            }
        }
    }

    private List<Answered> answers(AskBlindReturn wanted, Map<String, Catalogue.Product> products) {
        var known = wanted.customerId() != null || wanted.document() != null;
        var past = known
                ? returns.past(
                        wanted.customerId(), wanted.document(), clock.instant().minus(properties.blindPeriod()))
                : null;
        var total = wanted.lines().stream()
                .map(line -> stated(line, products).multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var zone = catalogue.node(wanted.nodeId()).orElseThrow().timeZone();
        var receipt = wanted.receipt();
        var days = receipt == null ? null : ChronoUnit.DAYS.between(receipt.date(), today(zone));
        var answered = new ArrayList<Answered>();
        for (int i = 0; i < wanted.lines().size(); i++) {
            var line = wanted.lines().get(i);
            var product = products.get(line.sku());
            var answer = tables.blind(new ReturnTables.BlindQuestion(
                    product.group(),
                    days,
                    total,
                    receipt != null && line.paid().compareTo(highest(product, receipt, zone)) > 0,
                    past == null ? null : past.returns(),
                    past == null ? null : past.credited().add(total)));
            answered.add(new Answered(
                    new BlindReturn.Line(
                            String.valueOf(i + 1),
                            line.sku(),
                            product.name(),
                            product.group(),
                            line.quantity(),
                            ReturnReason.of(line.reason()),
                            answer.price(),
                            answer.lowestDays(),
                            unit(line, product, answer),
                            receipt == null
                                    ? null
                                    : new BlindReturn.Receipt(receipt.nodeId(), receipt.number(), receipt.date())),
                    answer));
        }
        return answered;
    }

    private static BigDecimal stated(AskBlindReturn.Line line, Map<String, Catalogue.Product> products) {
        return line.paid() == null ? products.get(line.sku()).unitPrice() : line.paid();
    }

    private BigDecimal highest(Catalogue.Product product, AskBlindReturn.Receipt receipt, String zone) {
        return prices.since(
                        product.sku(),
                        product.currency(),
                        receipt.date().atStartOfDay(ZoneId.of(zone)).toInstant())
                .map(Prices.Range::highest)
                .map(product.unitPrice()::max)
                .orElse(product.unitPrice());
    }

    /** Never more than was paid. */
    private BigDecimal unit(AskBlindReturn.Line line, Catalogue.Product product, ReturnTables.BlindAnswer answer) {
        var amount = line.paid();
        if (amount == null || answer.price().equals("lowest")) {
            var lowest = prices.since(
                            product.sku(),
                            product.currency(),
                            clock.instant().minus(answer.lowestDays(), ChronoUnit.DAYS))
                    .map(Prices.Range::lowest)
                    .map(product.unitPrice()::min)
                    .orElse(product.unitPrice());
            amount = amount == null ? lowest : amount.min(lowest);
        }
        return ReturnOptions.written(amount, product.currency());
    }

    private static void refuse(List<Answered> answered, Language language) {
        var errors = new ArrayList<Problem.FieldError>();
        for (int i = 0; i < answered.size(); i++) {
            var answer = answered.get(i).answer();
            if (answer.verdict().equals("refused")) {
                errors.add(new Problem.FieldError("/lines/" + i, answer.reason().in(language)));
            }
        }
        if (!errors.isEmpty()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "blind-return-refused",
                    "Not all of this is taken back without an order; errors say why. Leave those lines away, or ask for"
                            + " the number of the order.",
                    errors);
        }
    }

    private UUID write(
            AskBlindReturn wanted, Map<String, Catalogue.Product> products, List<Answered> answered, boolean decided) {
        var now = clock.instant();
        var made = new BlindReturn(
                Ids.next(),
                wanted.nodeId(),
                wanted.requestedBy(),
                wanted.customerId(),
                wanted.document(),
                currencies(products).iterator().next(),
                policies.inForce(now),
                decided ? BlindReturn.Status.RECEIVED : BlindReturn.Status.REQUESTED,
                wanted.grant() == null ? null : wanted.grant().role(),
                wanted.grant() == null ? null : wanted.grant().reason(),
                null,
                null,
                null,
                now,
                decided ? now : null,
                null,
                null,
                null,
                null);
        returns.insert(made);
        var lines = answered.stream().map(Answered::line).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!returns.insert(made.returnId(), lines.get(i))) {
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "receipt-used",
                        "This line of the receipt was given back before.",
                        List.of(new Problem.FieldError(
                                "/lines/" + i,
                                "was given back before with the receipt "
                                        + wanted.receipt().number())));
            }
        }
        start(made, lines, decided);
        return made.returnId();
    }

    private void start(BlindReturn made, List<BlindReturn.Line> lines, boolean decided) {
        var now = clock.instant();
        var variables = new HashMap<String, Object>();
        variables.put("returnId", made.returnId());
        variables.put("nodeId", made.nodeId());
        variables.put("proof", lines.getFirst().receipt() == null ? "none" : "receipt");
        variables.put(
                "items",
                lines.stream()
                        .map(line ->
                                new FulfilmentPlan.Item(line.lineId(), line.sku(), line.description(), line.quantity()))
                        .toList());
        variables.put("amount", BlindReturn.amount(lines));
        variables.put("currency", made.currency());
        variables.put("approvalDecision", decided ? "approve" : null);
        variables.put("approvalDueAt", ReturnRequests.iso(now.plus(properties.decideWithin())));
        variables.put(
                "inspectDueAt",
                ReturnRequests.iso(now.plus(
                        decided
                                ? properties.inspectWithin()
                                : properties.decideWithin().plus(properties.inspectWithin()))));
        outbox.publish(
                MessageName.RETURNS_BLIND_RETURN_REQUESTED,
                made.returnId().toString(),
                "blind-return:" + made.returnId(),
                variables);
    }
}
