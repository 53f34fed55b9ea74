package io.pontual.workers.picking;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.DescribeSubstitute;
import io.pontual.processes.picking.OfferSubstitute;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.ordering.contract.Substitutes;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.sourcing.contract.Supply;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the proposal of another product to a line of the order, or to nothing. Every step may be repeated. */
@Service
class Substitutions {
    private final SubstitutionRepository substitutions;
    private final PickRepository picks;
    private final Orders orders;
    private final Substitutes order;
    private final Supply supply;
    private final Catalogue catalogue;
    private final Timeline timeline;
    private final Clock clock;

    Substitutions(
            SubstitutionRepository substitutions,
            PickRepository picks,
            Orders orders,
            Substitutes order,
            Supply supply,
            Catalogue catalogue,
            Timeline timeline,
            Clock clock) {
        this.substitutions = substitutions;
        this.picks = picks;
        this.orders = orders;
        this.order = order;
        this.supply = supply;
        this.catalogue = catalogue;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public DescribeSubstitute.Output describe(UUID orderId, UUID substitutionId) {
        var one = substitutions.find(substitutionId).orElseThrow(() -> unknown(orderId, substitutionId));
        var facts = orders.facts(orderId);
        var line = line(facts, one.lineId());
        var products = catalogue.products(List.of(line.sku(), one.sku()));
        var ordered = Optional.ofNullable(products.get(line.sku()));
        var found = Optional.ofNullable(products.get(one.sku()))
                .filter(product -> product.currency().equals(facts.currency()));
        return new DescribeSubstitute.Output(
                order.wish(orderId, one.lineId()),
                facts.channel(),
                ordered.map(Catalogue.Product::group).orElse(null),
                ordered.isPresent()
                        && found.isPresent()
                        && ordered.get().group().equals(found.get().group()),
                found.map(product -> dearer(product.unitPrice(), line.unitPrice()))
                        .orElse(null),
                new FulfilmentPlan.Item(
                        one.substituteLineId(),
                        one.sku(),
                        found.map(Catalogue.Product::name).orElse(one.sku()),
                        one.quantity()));
    }

    /** In whole percent; for goods that were free anything is dear. */
    private static int dearer(BigDecimal price, BigDecimal sold) {
        if (sold.signum() == 0) {
            return price.signum() == 0 ? 0 : 100;
        }
        return price.subtract(sold)
                .multiply(BigDecimal.valueOf(100))
                .divide(sold, 0, RoundingMode.CEILING)
                .min(BigDecimal.valueOf(1_000_000))
                .intValueExact();
    }

    /** Once: a repeat gives the same deadline. */
    @Transactional
    public OfferSubstitute.Output offer(OfferSubstitute.Input input) {
        var one = substitutions
                .lock(input.substitutionId())
                .orElseThrow(() -> unknown(input.orderId(), input.substitutionId()));
        if (one.is(SubstitutionStatus.PROPOSED)) {
            var now = clock.instant();
            var offer = new Substitution.Offer(
                    asked(input.action()),
                    order.unitPrice(
                            one.orderId(),
                            one.lineId(),
                            one.quantity(),
                            product(one).unitPrice()),
                    "take".equals(input.withoutAnswer()),
                    now,
                    after(now, input.answerWithin()));
            substitutions.offer(one, offer);
            tell(one, TimelineKind.SUBSTITUTE_FOUND);
            return new OfferSubstitute.Output(dueAt(one, offer));
        }
        return new OfferSubstitute.Output(dueAt(one, one.offer()));
    }

    private String dueAt(Substitution one, Substitution.Offer offer) {
        var zone = picks.nodeOf(one.fulfilmentId())
                .flatMap(catalogue::node)
                .map(Catalogue.Node::timeZone)
                .orElse("UTC");
        return NodeTime.iso(offer.answerDueAt(), zone);
    }

    private static String asked(String action) {
        return switch (action) {
            case "ask-customer" -> Substitution.CUSTOMER;
            case "ask-agent" -> Substitution.AGENT;
            default -> Substitution.NOBODY;
        };
    }

    /** @param agentDecision null when no agent decided @return whether it is to be taken */
    @Transactional
    public boolean close(UUID orderId, UUID substitutionId, String agentDecision) {
        var one = substitutions.lock(substitutionId).orElseThrow(() -> unknown(orderId, substitutionId));
        if (!one.is(SubstitutionStatus.OFFERED)) {
            return one.is(SubstitutionStatus.ACCEPTED) || one.is(SubstitutionStatus.TAKEN);
        }
        if (agentDecision == null || !one.isAskedOf(Substitution.AGENT)) {
            return one.offer().withoutAnswer();
        }
        if (!List.of("take", "refuse").contains(agentDecision)) {
            throw new NeedsOperator("agentDecision is '" + agentDecision
                    + "'. Set it to take or refuse, as the agent decided, and retry.");
        }
        substitutions.decide(one, agentDecision.equals("take"));
        return agentDecision.equals("take");
    }

    /**
     * Once: the missing units go, and the substitute is a line of the order and of the fulfilment.
     *
     * @return false when these units are not wanted any more, or the order is being cancelled; nothing was changed then
     */
    @Transactional
    public boolean take(UUID orderId, UUID substitutionId) {
        var open = order.lock(orderId);
        var one = substitutions.lock(substitutionId).orElseThrow(() -> unknown(orderId, substitutionId));
        if (one.status().hasEnded()) {
            return one.is(SubstitutionStatus.TAKEN);
        }
        if (!open || missing(one) < one.quantity()) {
            return false;
        }
        var product = product(one);
        var price = one.offer()
                .unitPrice()
                .min(order.unitPrice(orderId, one.lineId(), one.quantity(), product.unitPrice()));
        var item = new FulfilmentPlan.Item(one.substituteLineId(), one.sku(), product.name(), one.quantity());
        order.replace(
                orderId,
                one.lineId(),
                new Substitutes.New(item.lineId(), item.sku(), item.description(), item.quantity(), price));
        supply.substitute(one.fulfilmentId(), one.lineId(), item);
        picks.substitute(one.fulfilmentId(), one.lineId(), item);
        substitutions.end(one, SubstitutionStatus.TAKEN);
        tell(one, TimelineKind.SUBSTITUTE_TAKEN);
        return true;
    }

    /** Of the units that this pick did not find, those that are still wanted and that nobody else was asked for. */
    private int missing(Substitution one) {
        return supply.parts(one.orderId()).stream()
                .filter(part -> part.holderId().equals(one.fulfilmentId()))
                .filter(part -> part.lineId().equals(one.lineId()))
                .mapToInt(Supply.Part::open)
                .sum();
    }

    /** @return what the fulfilment goes on holding: what was found, and substitutes that are not refused */
    @Transactional
    public List<LineQuantity> refuse(UUID orderId, UUID fulfilmentId, UUID substitutionId) {
        var one = substitutions.lock(substitutionId).orElseThrow(() -> unknown(orderId, substitutionId));
        if (!one.status().hasEnded()) {
            substitutions.end(one, SubstitutionStatus.REFUSED);
            tell(one, TimelineKind.SUBSTITUTE_REFUSED);
        }
        var kept = new ArrayList<>(picks.found(fulfilmentId));
        substitutions.ofFulfilment(fulfilmentId).stream()
                .filter(other -> !other.status().hasEnded())
                .forEach(other -> kept.add(new LineQuantity(other.substituteLineId(), other.quantity())));
        return kept;
    }

    private void tell(Substitution one, TimelineKind kind) {
        timeline.record(one.orderId(), kind, one.substitutionId(), Map.of("quantity", one.quantity()));
    }

    private Catalogue.Product product(Substitution one) {
        return Optional.ofNullable(catalogue.products(List.of(one.sku())).get(one.sku()))
                .orElseThrow(
                        () -> new NeedsOperator(
                                "Product " + one.sku()
                                        + " is not in the catalogue any more. Add it again and retry, or cancel this process instance."));
    }

    static Orders.Line line(Orders.OrderFacts facts, String lineId) {
        return facts.lines().stream()
                .filter(line -> line.lineId().equals(lineId))
                .findFirst()
                .orElseThrow();
    }

    private static Instant after(Instant start, String within) {
        try {
            var duration = Duration.parse(String.valueOf(within));
            if (duration.isPositive()) {
                return start.plus(duration).truncatedTo(ChronoUnit.SECONDS);
            }
        } catch (DateTimeParseException e) {
            // Said below, in words for whoever looks after the decision.
        }
        throw new NeedsOperator("Decision substitution-policy gave answerWithin = '" + within
                + "', which is no duration such as PT2H. Correct the decision, deploy it, set the variable and retry.");
    }

    private static NeedsOperator unknown(UUID orderId, UUID substitutionId) {
        return new NeedsOperator("Order " + orderId + " has no substitution " + substitutionId
                + ". Cancel this process instance if the order has ended.");
    }
}
