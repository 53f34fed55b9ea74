package io.pontual.workers.ordering;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other capabilities may know about an order. */
@Service
class OrderDirectory implements Orders {
    private final OrderReadRepository orders;
    private final OrderRepository repository;
    private final CancellationRequestRepository cancellations;
    private final ChangeRepository changes;
    private final AdditionRepository additions;
    private final Holds holds;
    private final Charges charges;
    private final ReplacementRepository replacements;
    private final ReplacementWorth worth;
    private final ExchangeOrderRepository exchanges;

    OrderDirectory(
            OrderReadRepository orders,
            OrderRepository repository,
            CancellationRequestRepository cancellations,
            ChangeRepository changes,
            AdditionRepository additions,
            Holds holds,
            Charges charges,
            ReplacementRepository replacements,
            ReplacementWorth worth,
            ExchangeOrderRepository exchanges) {
        this.orders = orders;
        this.repository = repository;
        this.cancellations = cancellations;
        this.changes = changes;
        this.additions = additions;
        this.holds = holds;
        this.charges = charges;
        this.replacements = replacements;
        this.worth = worth;
        this.exchanges = exchanges;
    }

    @Override
    public OrderFacts facts(UUID orderId) {
        var head = orders.head(orderId).orElseThrow(() -> unknown(orderId));
        return new OrderFacts(
                orderId,
                head.externalId(),
                head.channel(),
                head.currency(),
                head.total(),
                head.status().name(),
                head.cancellationReason(),
                head.method(),
                head.nodeId(),
                head.service(),
                orders.address(orderId)
                        .map(address -> new Destination(address.postalCode(), address.city(), address.state()))
                        .orElse(null),
                orders.lines(orderId));
    }

    @Override
    public List<UUID> withNumber(String number) {
        return orders.withNumber(number);
    }

    /** Mandatory, since the lock would be gone before the caller's work outside a transaction. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean openForWork(UUID orderId) {
        return repository
                .lockStatusForShare(orderId)
                .orElseThrow(() -> unknown(orderId))
                .openForWork();
    }

    /** Whether a hold undoes what the caller has done is for the caller to say. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = BusinessError.class)
    public void requireReleased(UUID orderId, UUID fulfilmentId) {
        repository.lockStatusForShare(orderId).orElseThrow(() -> unknown(orderId));
        holds.requireNone(orderId, fulfilmentId);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = BusinessError.class)
    public void requireSourcing(UUID orderId) {
        repository.lockStatusForShare(orderId).orElseThrow(() -> unknown(orderId));
        holds.requireSourcing(orderId);
    }

    @Override
    public boolean capturesLater(UUID orderId) {
        return exchanges.waitsForReturn(orderId);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Boolean> openForWorkNow(Collection<UUID> orderIds) {
        return repository.lockStatusesForShareNow(orderIds).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, order -> order.getValue().openForWork()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public BigDecimal charge(UUID orderId, UUID fulfilmentId, List<LineQuantity> handedOver) {
        if (handedOver == null || handedOver.stream().allMatch(line -> line.quantity() == 0)) {
            return BigDecimal.ZERO;
        }
        repository.lock(orderId).orElseThrow(() -> unknown(orderId));
        return charges.charge(orderId, fulfilmentId, handedOver);
    }

    @Override
    @Transactional(readOnly = true)
    public BigDecimal worth(UUID orderId, UUID fulfilmentId, List<LineQuantity> handedOver) {
        return charges.worth(orderId, fulfilmentId, handedOver);
    }

    @Override
    public Amounts price(UUID orderId) {
        return charges.wanted(orderId);
    }

    @Override
    public Amounts charged(UUID orderId) {
        return charges.charged(orderId);
    }

    @Override
    public BigDecimal chargedFor(UUID orderId, List<LineQuantity> units) {
        return worth.of(orderId, units);
    }

    @Override
    public UUID paidWith(UUID orderId) {
        return replacements.find(orderId).map(Replacement::originOrderId).orElse(orderId);
    }

    @Override
    public List<UUID> replacements(UUID orderId) {
        return replacements.ofOrigin(orderId).stream().map(Replacement::orderId).toList();
    }

    @Override
    public Amounts worth(UUID orderId, List<LineQuantity> units) {
        return charges.worth(orderId, units);
    }

    @Override
    public Sale sale(UUID orderId) {
        var head = orders.head(orderId).orElseThrow(() -> unknown(orderId));
        return new Sale(
                head.customerId(),
                head.acceptedAt(),
                head.policyVersion(),
                orders.contact(orderId).map(Contact::locale).orElse("pt-BR"));
    }

    @Override
    public BigDecimal mayCost(UUID orderId) {
        var total = orders.head(orderId).orElseThrow(() -> unknown(orderId)).total();
        return changes.open(orderId)
                .filter(change -> change.kind().adds() && change.appliedAt() == null)
                .map(change -> total.add(change.due()))
                .orElse(total);
    }

    @Override
    public Contact contact(UUID orderId) {
        return orders.contact(orderId).orElseThrow(() -> unknown(orderId));
    }

    @Override
    public Optional<String> firstName(UUID orderId) {
        return orders.contact(orderId).map(contact -> contact.name().strip().split("\\s+")[0]);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean wantsLocker(UUID orderId) {
        return orders.wantsLocker(orderId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> pickupPoint(UUID orderId) {
        return orders.head(orderId).map(OrderHead::pickupPointId);
    }

    @Override
    public Optional<Recipient> recipient(UUID orderId) {
        return orders.address(orderId).flatMap(address -> orders.contact(orderId)
                .map(contact -> new Recipient(
                        contact.name(),
                        contact.phone(),
                        address.street(),
                        address.number(),
                        address.complement(),
                        address.district(),
                        address.city(),
                        address.state(),
                        address.postalCode(),
                        address.country())));
    }

    @Override
    public Optional<Cancellation> cancellation(UUID orderId) {
        return cancellations
                .latest(orderId)
                .map(request ->
                        new Cancellation(request.requestId(), request.status().name(), request.fee()));
    }

    @Override
    public Optional<Orders.Change> change(UUID changeId) {
        return changes.find(changeId)
                .map(change -> new Orders.Change(
                        changeId,
                        change.kind().code(),
                        change.status().name(),
                        change.priceDifference(),
                        change.failure()));
    }

    @Override
    public List<Line> addedLines(UUID changeId) {
        var change =
                changes.find(changeId).orElseThrow(() -> new NoSuchElementException("There is no change " + changeId));
        var known =
                orders.lines(change.orderId()).stream().collect(Collectors.toMap(Line::lineId, Function.identity()));
        return change.lines().stream()
                .filter(line -> line.added() > 0)
                .map(line -> new Line(
                        line.lineId(),
                        line.sku() == null ? known.get(line.lineId()).sku() : line.sku(),
                        line.sku() == null ? known.get(line.lineId()).description() : line.description(),
                        line.added(),
                        line.unitPrice(),
                        0))
                .toList();
    }

    @Override
    public boolean isGivenUp(UUID paymentId) {
        return additions.isGivenUp(paymentId);
    }

    @Override
    public List<Tender> tenders(UUID orderId) {
        return orders.tenders(orderId);
    }

    private static NoSuchElementException unknown(UUID orderId) {
        return new NoSuchElementException("There is no order " + orderId);
    }
}
