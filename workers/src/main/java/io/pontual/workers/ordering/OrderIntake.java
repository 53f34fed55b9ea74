package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.pickup.contract.StoreLockers;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.returns.contract.Policies;
import io.pontual.workers.sourcing.contract.PromisedOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes an order in: checked, written down, and its process about to start, all or nothing. */
@Service
class OrderIntake {
    private static final String LOCKER = "/fulfilment/locker";
    private static final String PAY_IN_STORE = "pay-in-store";

    private final Catalogue catalogue;
    private final PickupPoints points;
    private final OrderRepository repository;
    private final OrderReadRepository orders;
    private final Timeline timeline;
    private final Outbox outbox;
    private final PromisedOptions promises;
    private final AddressPolicy addresses;
    private final HoldRules holds;
    private final Policies policies;
    private final StoreLockers lockers;
    private final Clock clock;

    OrderIntake(
            Catalogue catalogue,
            PickupPoints points,
            OrderRepository repository,
            OrderReadRepository orders,
            Timeline timeline,
            Outbox outbox,
            PromisedOptions promises,
            AddressPolicy addresses,
            HoldRules holds,
            Policies policies,
            StoreLockers lockers,
            Clock clock) {
        this.catalogue = catalogue;
        this.points = points;
        this.repository = repository;
        this.orders = orders;
        this.timeline = timeline;
        this.outbox = outbox;
        this.promises = promises;
        this.addresses = addresses;
        this.holds = holds;
        this.policies = policies;
        this.lockers = lockers;
        this.clock = clock;
    }

    /**
     * @throws Problem 400 with every broken rule, 409 when what was promised cannot be kept, 422 when the order is not
     *     what was promised
     * @throws DuplicateKeyException when the channel has placed this order before; {@link #placedBefore} tells which
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrderReceipt accept(PlaceOrder order) {
        var skus = order.lines().stream().map(PlaceOrder.Line::sku).collect(Collectors.toCollection(TreeSet::new));
        var products = catalogue.products(skus);
        var node = Optional.ofNullable(order.fulfilment().nodeId()).flatMap(catalogue::node);
        var point = Optional.ofNullable(order.fulfilment().pickupPointId()).flatMap(points::point);
        var doubtful = OrderRules.addressIsDoubtful(order.fulfilment())
                ? addresses.holds(order.channel())
                : Optional.<String>empty();
        var broken = new ArrayList<>(OrderRules.broken(order, products, node, point, doubtful.isPresent()));
        lockerProblem(order, products).ifPresent(broken::add);
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken);
        }
        var address = point.map(Address::of).orElse(order.fulfilment().address());
        var price = Price.sold(order);
        var accepted = new AcceptedOrder(
                Ids.next(),
                order,
                address,
                AmountRules.total(order),
                policies.inForce(clock.instant()),
                price.discounts(),
                price.discountsOn(price.ordered()),
                paymentIds(order),
                products);
        repository.insert(accepted);
        if (order.fulfilment().promiseId() != null) {
            promises.redeem(
                    accepted.orderId(),
                    order.fulfilment().promiseId(),
                    order.fulfilment().optionId(),
                    wish(order, address));
        }
        timeline.record(
                accepted.orderId(),
                TimelineKind.ORDER_ACCEPTED,
                accepted.orderId(),
                Map.of(
                        "amount",
                        accepted.total().toPlainString(),
                        "currency",
                        order.currency(),
                        "quantity",
                        accepted.itemCount()));
        doubtful.ifPresent(why -> holds.addressDoubtful(accepted.orderId(), why));
        startProcess(accepted);
        return OrderReceipt.of(accepted.orderId(), OrderStatus.ACCEPTED);
    }

    /** What its place in a locker lacks; nothing when none is wanted, or the store is wrong anyway. */
    private Optional<Problem.FieldError> lockerProblem(PlaceOrder order, Map<String, Catalogue.Product> products) {
        var wish = order.fulfilment();
        if (!wish.wantsLocker() || wish.ships() || wish.nodeId() == null) {
            return Optional.empty();
        }
        if (order.tenders().stream().anyMatch(tender -> PAY_IN_STORE.equals(tender.method()))) {
            return Optional.of(new Problem.FieldError(
                    LOCKER, "must be left away: goods that are paid when they are handed over wait at the counter"));
        }
        var grams = order.lines().stream()
                .filter(line -> products.containsKey(line.sku()))
                .mapToLong(line ->
                        (long) line.quantity() * products.get(line.sku()).weightGrams())
                .sum();
        return lockers.fits(wish.nodeId(), grams / 1000.0)
                ? Optional.empty()
                : Optional.of(new Problem.FieldError(
                        LOCKER,
                        "must be left away: the store has no locker that is large enough; POST /api/v1/promises says"
                                + " which have"));
    }

    void startProcess(AcceptedOrder accepted) {
        var orderId = accepted.orderId().toString();
        outbox.publish(
                MessageName.ORDERING_ORDER_ACCEPTED,
                orderId,
                orderId,
                Map.of(
                        "orderId", orderId,
                        "channel", accepted.order().channel(),
                        "currency", accepted.order().currency(),
                        "orderTotal", accepted.total().toPlainString(),
                        "paymentIds", accepted.paymentIds(),
                        "itemCount", accepted.itemCount()));
    }

    private static PromisedOptions.Wish wish(PlaceOrder order, Address address) {
        var fulfilment = order.fulfilment();
        return new PromisedOptions.Wish(
                order.channel(),
                order.currency(),
                fulfilment.method(),
                fulfilment.service(),
                fulfilment.nodeId(),
                fulfilment.pickupPointId(),
                address == null ? null : address.postalCode(),
                order.lines().stream()
                        .map(line -> new PromisedOptions.Line(line.sku(), line.quantity(), line.unitPrice()))
                        .toList());
    }

    private static List<UUID> paymentIds(PlaceOrder order) {
        return order.tenders().stream().map(tender -> Ids.next()).toList();
    }

    /** What to answer when {@link #accept} was refused by the database, once its transaction has ended. */
    public RuntimeException placedBefore(PlaceOrder order, DuplicateKeyException refusal) {
        return orders.idOf(order.channel(), order.externalId())
                .<RuntimeException>map(existing -> duplicate(order, OrderLinks.of(existing)))
                .orElse(refusal);
    }

    private static Problem duplicate(PlaceOrder order, OrderLinks existing) {
        return new Problem(
                        HttpStatus.CONFLICT,
                        "duplicate-external-id",
                        "Channel '" + order.channel() + "' has placed an order with this externalId before: "
                                + existing.self() + ". If this is another order, give it another externalId.",
                        List.of(new Problem.FieldError("/externalId", "belongs to " + existing.self())))
                .withLink(existing.self());
    }
}
