package io.pontual.workers.ordering;

import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.ChargePolicy.Cause;
import io.pontual.workers.ordering.ChargeRepository.Charge;
import io.pontual.workers.ordering.ChargeRepository.Sold;
import io.pontual.workers.ordering.contract.Orders.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an order costs, and what the customer is charged for which part of it. Whoever writes has locked the order. */
@Component
class Charges {
    private static final Price.Rules PLAIN = new Price.Rules(Price.Rules.Shipping.KEEP, false);

    private static final Set<ChangeKind> TAKES_AWAY = EnumSet.of(ChangeKind.CANCEL_LINES, ChangeKind.SWAP_LINES);

    private final ChargeRepository repository;
    private final ChangeRepository changes;
    private final ChargePolicy policy;

    Charges(ChargeRepository repository, ChangeRepository changes, ChargePolicy policy) {
        this.repository = repository;
        this.changes = changes;
        this.policy = policy;
    }

    /**
     * All that an order's page says of its price.
     *
     * @param wanted what everything that is still wanted costs
     * @param discounts as the channel gave them
     * @param borne what of the discounts each line bears, for all its units as ordered
     * @param charged what the customer owes so far; of an order that has ended, in all
     */
    record Bill(
            Amounts wanted,
            List<Discount> discounts,
            Map<String, BigDecimal> borne,
            List<Charge> charges,
            Amounts charged) {}

    Bill bill(UUID orderId) {
        var sold = repository.sold(orderId);
        var charges = repository.charges(orderId);
        return new Bill(
                wanted(orderId, sold), sold.price().discounts(), borne(sold), charges, charged(charges, () -> sold));
    }

    /** What everything that is still wanted costs. */
    Amounts wanted(UUID orderId) {
        return wanted(orderId, repository.sold(orderId));
    }

    private Amounts wanted(UUID orderId, Sold sold) {
        return inAll(sold, sold.price(), sold.wanted(), cancelled(orderId, sold));
    }

    /** What a unit costs the customer if so many of a line go, shipping left aside; rounded down to the cent. */
    BigDecimal unitWorth(UUID orderId, String lineId, int units) {
        var sold = repository.sold(orderId);
        var price = sold.price().withoutShipping();
        var left = new HashMap<>(sold.wanted());
        left.merge(lineId, -units, Integer::sum);
        var cause = cancelled(orderId, sold);
        return inAll(sold, price, sold.wanted(), cause)
                .total()
                .subtract(inAll(sold, price, left, cause.or(Cause.RETAILER)).total())
                .divide(BigDecimal.valueOf(units), price.decimals(), RoundingMode.DOWN)
                .max(BigDecimal.ZERO);
    }

    /** What the order costs more once it is changed so; negative for less. */
    BigDecimal difference(Change change) {
        var sold = repository.sold(change.orderId());
        var cause = cancelled(change.orderId(), sold);
        var now = inAll(sold, sold.price(), sold.wanted(), cause).total();
        return switch (change.kind()) {
            case CANCEL_LINES -> {
                var left = new HashMap<>(sold.wanted());
                change.lines().forEach(line -> left.put(line.lineId(), line.after()));
                yield inAll(sold, sold.price(), left, cause.or(cause(change)))
                        .total()
                        .subtract(now);
            }
            case FULFILMENT -> {
                var price = waives(sold, change.after().fulfilment().method())
                        ? sold.price().withoutShipping()
                        : sold.price();
                yield inAll(sold, price, sold.wanted(), cause).total().subtract(now);
            }
            case ADD_LINES, SWAP_LINES -> {
                var after = cause;
                if (change.kind() == ChangeKind.SWAP_LINES) {
                    after = after.or(cause(change));
                }
                var left = new HashMap<>(sold.wanted());
                change.lines().forEach(line -> left.put(line.lineId(), line.after()));
                yield inAll(sold, sold.price().with(change.lines()), left, after)
                        .total()
                        .subtract(now);
            }
            case CONTACT, ADDRESS -> change.priceDifference();
        };
    }

    /** The customer gets it in another way now: what the policy does not charge for that way is not charged any more. */
    void gotBy(UUID orderId, String method) {
        if (waives(repository.sold(orderId), method)) {
            repository.waiveShipping(orderId);
        }
    }

    /** From now on nothing is charged for shipping. */
    void waiveShipping(UUID orderId) {
        repository.waiveShipping(orderId);
    }

    /**
     * Once: what the customer owes more, now that a fulfilment has handed over so much. The rest that is wanted is taken
     * to come as well.
     */
    BigDecimal charge(UUID orderId, UUID fulfilmentId, List<LineQuantity> handedOver) {
        var earlier = repository.charges(orderId);
        var known = earlier.stream()
                .filter(charge -> fulfilmentId.equals(charge.fulfilmentId()))
                .findFirst();
        if (known.isPresent()) {
            return known.get().amounts().total();
        }
        var more = more(orderId, handedOver, earlier);
        handedOver.forEach(line -> repository.addHandedOver(orderId, line.lineId(), line.quantity()));
        repository.put(orderId, fulfilmentId, more);
        return more.total();
    }

    /** What {@link #charge} would answer; writes nothing. */
    BigDecimal worth(UUID orderId, UUID fulfilmentId, List<LineQuantity> handedOver) {
        var earlier = repository.charges(orderId);
        return earlier.stream()
                .filter(charge -> fulfilmentId.equals(charge.fulfilmentId()))
                .findFirst()
                .map(Charge::amounts)
                .orElseGet(() -> more(orderId, handedOver, earlier))
                .total();
    }

    private Amounts more(UUID orderId, List<LineQuantity> handedOver, List<Charge> earlier) {
        var sold = repository.sold(orderId);
        var units = new HashMap<>(sold.handedOver());
        handedOver.forEach(line -> units.merge(line.lineId(), line.quantity(), Integer::sum));
        var rules = rules(sold, sold.wanted(), cancelled(orderId, sold));
        return sold.price().of(units, sold.wanted(), rules).minus(sum(earlier));
    }

    /** What the customer owes in the end, for the units that are written down as handed over. */
    BigDecimal settle(UUID orderId, List<FulfilmentOutcome> outcomes) {
        var sold = repository.sold(orderId);
        var cause = cancelled(orderId, sold);
        if (!sold.handedOver().equals(sold.wanted())) {
            cause = cause.or(notSupplied(outcomes));
        }
        var owed = sold.price().of(sold.handedOver(), sold.handedOver(), rules(sold, sold.handedOver(), cause));
        var earlier = repository.charges(orderId).stream()
                .filter(charge -> charge.fulfilmentId() != null)
                .toList();
        repository.put(orderId, null, owed.minus(sum(earlier)));
        return OrderRules.withDecimals(owed.total(), sold.currency());
    }

    /** What the customer owes so far; of an order that has ended, in all. */
    Amounts charged(UUID orderId) {
        return charged(repository.charges(orderId), () -> repository.sold(orderId));
    }

    /** Of what the customer owes, the part for these units; all of it when nothing else was handed over. */
    BigDecimal chargedFor(UUID orderId, List<LineQuantity> units) {
        var sold = repository.sold(orderId);
        var wanted = new HashMap<String, Integer>();
        units.forEach(line -> wanted.merge(line.lineId(), line.quantity(), Integer::sum));
        var charged = charged(orderId).total();
        var everything = sold.handedOver().entrySet().stream()
                .allMatch(line -> line.getValue() <= wanted.getOrDefault(line.getKey(), 0));
        var part = everything
                ? charged
                : sold.price()
                        .withoutShipping()
                        .of(wanted, sold.handedOver(), PLAIN)
                        .total()
                        .min(charged);
        return OrderRules.withDecimals(part, sold.currency());
    }

    /**
     * What was charged for so many units, without shipping. Where a policy left more of the discounts on what was handed
     * over than its share, that is spread in proportion.
     */
    Amounts worth(UUID orderId, List<LineQuantity> units) {
        var sold = repository.sold(orderId);
        var wanted = new HashMap<String, Integer>();
        units.forEach(line -> wanted.merge(line.lineId(), line.quantity(), Integer::sum));
        var price = sold.price().withoutShipping();
        var part = price.of(wanted, sold.handedOver(), PLAIN);
        var all = price.of(sold.handedOver(), sold.handedOver(), PLAIN);
        var more = charged(orderId).discount().subtract(all.discount());
        if (more.signum() == 0 || all.total().signum() == 0) {
            return goods(part.goods(), part.discount());
        }
        var share = more.multiply(part.total()).divide(all.total(), price.decimals(), RoundingMode.DOWN);
        return goods(part.goods(), part.discount().add(share));
    }

    private static Amounts goods(BigDecimal goods, BigDecimal discount) {
        return new Amounts(goods, discount, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** What of the discounts each line bears, for all its units as ordered. */
    Map<String, BigDecimal> borne(UUID orderId) {
        return borne(repository.sold(orderId));
    }

    private static Map<String, BigDecimal> borne(Sold sold) {
        return sold.price().lines().stream().collect(Collectors.toMap(Price.Line::lineId, Price.Line::discount));
    }

    private static Amounts charged(List<Charge> charges, Supplier<Sold> ofOrder) {
        if (!charges.isEmpty()) {
            return sum(charges);
        }
        // Orders that were settled before charges were written down had neither shipping nor discounts.
        var sold = ofOrder.get();
        return sold.price().of(sold.handedOver(), sold.handedOver(), PLAIN);
    }

    private static Amounts sum(List<Charge> charges) {
        return charges.stream().map(Charge::amounts).reduce(Amounts.NOTHING, Amounts::plus);
    }

    private Amounts inAll(Sold sold, Price price, Map<String, Integer> units, Cause cause) {
        return price.of(units, units, rules(sold, units, cause));
    }

    private Price.Rules rules(Sold sold, Map<String, Integer> remaining, Cause cause) {
        return sold.price().isPlain()
                ? PLAIN
                : policy.rules(sold.method(), sold.price().part(remaining), cause);
    }

    private boolean waives(Sold sold, String method) {
        return sold.price().shipping().signum() > 0
                && policy.rules(method, sold.price().part(sold.wanted()), Cause.NONE)
                                .shipping()
                        == Price.Rules.Shipping.WAIVE;
    }

    private Cause cancelled(UUID orderId, Sold sold) {
        return sold.price().isPlain() || sold.wanted().equals(sold.price().ordered())
                ? Cause.NONE
                : changes.ofOrder(orderId).stream()
                        .filter(change -> TAKES_AWAY.contains(change.kind()) && change.appliedAt() != null)
                        .map(Charges::cause)
                        .reduce(sold.substituted() ? Cause.RETAILER : Cause.NONE, Cause::or);
    }

    private static Cause cause(Change cancelled) {
        return cancelled.requestedBy() == Canceller.SYSTEM ? Cause.RETAILER : Cause.CUSTOMER;
    }

    /** Goods that were ready and not fetched are the customer's doing, unless others could not be had. */
    private static Cause notSupplied(List<FulfilmentOutcome> outcomes) {
        return outcomes.stream().anyMatch(outcome -> "not-collected".equals(outcome.outcome()))
                        && outcomes.stream().noneMatch(outcome -> "not-supplied".equals(outcome.outcome()))
                ? Cause.CUSTOMER
                : Cause.SHORTAGE;
    }
}
