package io.pontual.workers.ordering;

import io.pontual.processes.ordering.GiftWrap;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.GiftWraps;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.FraudScreenings;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.picking.contract.PickingTimes;
import io.pontual.workers.picking.contract.Picks;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.timeline.TimelineReader;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import io.pontual.workers.shipping.contract.Shipments;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import io.pontual.workers.sourcing.contract.Fulfilments;
import io.pontual.workers.sourcing.contract.OpenShortages;
import io.pontual.workers.sourcing.contract.Supply;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers questions about orders from every capability's own truth. */
@Service
@Transactional(readOnly = true)
class OrderReading {
    private final OrderReadRepository orders;
    private final Charges charges;
    private final SubstituteRepository substitutes;
    private final GiftWraps gifts;
    private final Picks picks;
    private final CancellationRequestRepository cancellations;
    private final Fulfilments fulfilments;
    private final DeliveryWindows windows;
    private final OpenShortages shortages;
    private final Supply supply;
    private final PickingTimes pickingTimes;
    private final Pickups pickups;
    private final Shipments shipments;
    private final ParcelDeliveries deliveries;
    private final Payments payments;
    private final FraudScreenings screenings;
    private final HoldRepository holds;
    private final AdditionRepository additions;
    private final ReplacementRepository replacements;
    private final ExchangeOrderRepository exchanges;
    private final TimelineReader timeline;
    private final Clock clock;

    OrderReading(
            OrderReadRepository orders,
            Charges charges,
            SubstituteRepository substitutes,
            GiftWraps gifts,
            Picks picks,
            CancellationRequestRepository cancellations,
            Fulfilments fulfilments,
            DeliveryWindows windows,
            OpenShortages shortages,
            Supply supply,
            PickingTimes pickingTimes,
            Pickups pickups,
            Shipments shipments,
            ParcelDeliveries deliveries,
            Payments payments,
            FraudScreenings screenings,
            HoldRepository holds,
            AdditionRepository additions,
            ReplacementRepository replacements,
            ExchangeOrderRepository exchanges,
            TimelineReader timeline,
            Clock clock) {
        this.orders = orders;
        this.charges = charges;
        this.substitutes = substitutes;
        this.gifts = gifts;
        this.picks = picks;
        this.cancellations = cancellations;
        this.fulfilments = fulfilments;
        this.windows = windows;
        this.shortages = shortages;
        this.supply = supply;
        this.pickingTimes = pickingTimes;
        this.pickups = pickups;
        this.shipments = shipments;
        this.deliveries = deliveries;
        this.payments = payments;
        this.screenings = screenings;
        this.holds = holds;
        this.additions = additions;
        this.replacements = replacements;
        this.exchanges = exchanges;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** @throws Problem 404 when there is no such order, 403 when the caller may not act for its channel */
    public OrderView view(UUID orderId, ApiKey caller) {
        var head = head(orderId, caller);
        var bill = charges.bill(orderId);
        var price = bill.wanted();
        var replaced = substitutes.ofOrder(orderId);
        var wraps = wraps(orderId);
        return new OrderView(
                orderId,
                head.externalId(),
                head.channel(),
                head.status(),
                head.currency(),
                head.total(),
                OrderRules.withDecimals(price.goods(), head.currency()),
                OrderRules.withDecimals(price.discounts(), head.currency()),
                OrderRules.withDecimals(price.shipping(), head.currency()),
                bill.discounts().stream().map(OrderView.GivenDiscount::of).toList(),
                charged(head, bill),
                head.policyVersion(),
                OrderView.Customer.of(head, orders.contact(orderId).orElse(null)),
                new OrderView.Wish(
                        head.method(),
                        head.nodeId(),
                        head.service(),
                        head.pickupPointId(),
                        orders.address(orderId).orElse(null)),
                windows.of(orderId).map(OrderView.DeliveryWindow::of).orElse(null),
                orders.lines(orderId).stream()
                        .map(line -> OrderView.Line.of(
                                line,
                                OrderRules.withDecimals(bill.borne().get(line.lineId()), head.currency()),
                                replaced.get(line.lineId()),
                                wraps.get(line.lineId())))
                        .toList(),
                fulfilments(orderId),
                shortages.openOfOrder(orderId).stream()
                        .map(OrderView.Shortage::of)
                        .toList(),
                payments(orderId),
                holds.ofOrder(orderId).stream()
                        .map(hold -> HoldView.of(hold, clock.instant()))
                        .toList(),
                replacements.find(orderId).map(ReplacementView.Origin::of).orElse(null),
                replacements.ofOrigin(orderId).stream()
                        .map(replacement -> ReplacementView.of(
                                replacement,
                                orders.head(replacement.orderId()).orElseThrow().status(),
                                fulfilments(replacement.orderId())))
                        .toList(),
                exchanges.find(orderId).map(ExchangeOrderView.Origin::of).orElse(null),
                exchanges.ofOrigin(orderId).stream()
                        .map(exchange -> ExchangeOrderView.of(
                                exchange,
                                orders.head(exchange.orderId()).orElseThrow().status()))
                        .toList(),
                head.cancellationReason(),
                head.cancellationNote(),
                head.acceptedAt(),
                head.confirmedAt(),
                head.cancellingAt(),
                head.endedAt(),
                OrderLinks.of(orderId));
    }

    /** By line; most often none. */
    private Map<String, OrderView.GiftWrap> wraps(UUID orderId) {
        var wanted = gifts.ofOrder(orderId);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var wrapped = fulfilments.ofOrder(orderId).stream()
                .flatMap(plan -> picks.wrapped(plan.fulfilmentId()).stream())
                .collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity, Integer::sum));
        return wanted.stream()
                .collect(Collectors.toMap(
                        GiftWrap::lineId,
                        gift -> new OrderView.GiftWrap(gift.message(), wrapped.getOrDefault(gift.lineId(), 0))));
    }

    private OrderView.Charged charged(OrderHead head, Charges.Bill bill) {
        var fee = cancellations
                .latest(head.orderId())
                .filter(request -> request.status() == CancellationStatus.GRANTED
                        && request.fee().signum() > 0)
                .map(CancellationRequest::fee);
        return OrderView.Charged.of(bill.charged(), fee.orElse(null), bill.charges(), head.currency());
    }

    /** Newest first. A key of one channel sees the orders of that channel. */
    public List<OrderHead> find(OrderFilter filter, int limit) {
        return orders.find(filter, limit);
    }

    /** @throws Problem like {@link #view} */
    public OrderEvents events(UUID orderId, Language language, ApiKey caller) {
        var head = head(orderId, caller);
        return new OrderEvents(orderId, head.status(), timeline.story(orderId, language));
    }

    private OrderHead head(UUID orderId, ApiKey caller) {
        var head = orders.head(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        caller.requireChannel(head.channel());
        return head;
    }

    private List<FulfilmentView> fulfilments(UUID orderId) {
        var begun = new HashMap<UUID, Function<Fulfilments.Fulfilment, FulfilmentView>>();
        pickups.ofOrder(orderId)
                .forEach(pickup -> begun.put(pickup.fulfilmentId(), plan -> FulfilmentView.of(plan, pickup)));
        shipments
                .ofOrder(orderId)
                .forEach(parcel -> begun.put(parcel.fulfilmentId(), plan -> FulfilmentView.of(plan, parcel)));
        var parcels = deliveries.ofOrder(orderId).stream()
                .collect(Collectors.groupingBy(
                        ParcelDeliveries.ParcelDelivery::fulfilmentId,
                        Collectors.mapping(FulfilmentView.Delivery::of, Collectors.toList())));
        var picking = pickingTimes.ofOrder(orderId).stream()
                .collect(Collectors.toMap(PickingTimes.PickingTime::fulfilmentId, FulfilmentView.Picking::of));
        var replaced = supply.replaced(orderId);
        return fulfilments.ofOrder(orderId).stream()
                // What was planned anew before anybody had been asked for it says nothing.
                .filter(plan -> begun.containsKey(plan.fulfilmentId()) || !replaced.contains(plan.fulfilmentId()))
                .map(plan -> begun.getOrDefault(plan.fulfilmentId(), FulfilmentView::planned)
                        .apply(plan)
                        .with(parcels.getOrDefault(plan.fulfilmentId(), List.of()), picking.get(plan.fulfilmentId())))
                .toList();
    }

    private List<OrderPaymentView> payments(UUID orderId) {
        var byId = payments.ofOrder(orderId).stream()
                .collect(Collectors.toMap(Payments.Payment::paymentId, Function.identity()));
        var screened = screenings.ofOrder(orderId);
        var tendered = orders.tenders(orderId).stream()
                .flatMap(tender -> byId.containsKey(tender.paymentId())
                        ? withRenewals(byId.get(tender.paymentId()), byId.values())
                                .map(payment -> OrderPaymentView.of(tender, payment, screened.get(payment.paymentId())))
                        : notRequested(tender));
        // What comes back in exchange pays, too, and nobody tendered it.
        var exchanged = byId.values().stream()
                .filter(payment -> payment.method().equals("exchange-credit"))
                .map(payment -> OrderPaymentView.of(
                        new Orders.Tender(
                                payment.paymentId(),
                                payment.method(),
                                null,
                                null,
                                payment.amount(),
                                payment.currency(),
                                1),
                        payment,
                        null));
        return Stream.concat(exchanged, tendered).toList();
    }

    /** Nobody is going to ask for what a change that was given up would have cost. */
    private Stream<OrderPaymentView> notRequested(Orders.Tender tender) {
        return additions.isGivenUp(tender.paymentId())
                ? Stream.empty()
                : Stream.of(OrderPaymentView.notRequested(tender));
    }

    /** The payment, and those that were to take its place, in the order in which they were asked for. */
    private static Stream<Payments.Payment> withRenewals(
            Payments.Payment payment, Collection<Payments.Payment> ofOrder) {
        return Stream.concat(
                Stream.of(payment),
                ofOrder.stream()
                        .filter(other -> payment.paymentId().equals(other.renews()))
                        .sorted(Comparator.comparing(Payments.Payment::requestedAt))
                        .flatMap(renewal -> withRenewals(renewal, ofOrder)));
    }
}
