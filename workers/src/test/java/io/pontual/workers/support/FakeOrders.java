package io.pontual.workers.support;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Primary;

/** Ordering as other capabilities see it, for tests that are not about orders. Every order is open until it is closed. */
@Primary
public class FakeOrders implements Orders {
    private final Map<UUID, OrderFacts> facts = new ConcurrentHashMap<>();
    private final Set<UUID> later = ConcurrentHashMap.newKeySet();
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();
    private final Set<UUID> closed = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Cancellation> cancellations = new ConcurrentHashMap<>();
    private final Map<UUID, BigDecimal> owed = new ConcurrentHashMap<>();
    private final Map<UUID, String> points = new ConcurrentHashMap<>();
    private final Map<UUID, Amounts> costs = new ConcurrentHashMap<>();
    private final Set<UUID> unknown = ConcurrentHashMap.newKeySet();
    private final Map<UUID, List<Line>> added = new ConcurrentHashMap<>();
    private final Set<UUID> givenUp = ConcurrentHashMap.newKeySet();

    public void close(UUID orderId) {
        closed.add(orderId);
    }

    /** From now on nobody knows the order. */
    public void forget(UUID orderId) {
        unknown.add(orderId);
    }

    public void add(OrderFacts order) {
        facts.put(order.orderId(), order);
    }

    @Override
    public List<UUID> withNumber(String number) {
        return List.of();
    }

    @Override
    public void requireSourcing(UUID orderId) {
        requireReleased(orderId, null);
    }

    @Override
    public boolean capturesLater(UUID orderId) {
        return later.contains(orderId);
    }

    /** The goods leave before anything is paid. */
    public void capturesLater(UUID orderId, boolean is) {
        if (is) {
            later.add(orderId);
        } else {
            later.remove(orderId);
        }
    }

    @Override
    public OrderFacts facts(UUID orderId) {
        var order = facts.get(orderId);
        if (order == null) {
            throw new NoSuchElementException("No order " + orderId);
        }
        return order;
    }

    @Override
    public boolean openForWork(UUID orderId) {
        if (unknown.contains(orderId)) {
            throw new NoSuchElementException("No order " + orderId);
        }
        return !closed.contains(orderId);
    }

    @Override
    public Optional<String> firstName(UUID orderId) {
        return Optional.of("Ana");
    }

    /** From now on somebody holds the order, or with an id of a fulfilment only that. */
    public void hold(UUID target) {
        held.add(target);
    }

    public void release(UUID target) {
        held.remove(target);
    }

    @Override
    public void requireReleased(UUID orderId, UUID fulfilmentId) {
        if (held.contains(orderId) || fulfilmentId != null && held.contains(fulfilmentId)) {
            throw new BusinessError(ErrorCode.ORDERING_ON_HOLD, "Held in this test");
        }
    }

    @Override
    public Map<UUID, Boolean> openForWorkNow(Collection<UUID> orderIds) {
        return orderIds.stream()
                .distinct()
                .filter(id -> !unknown.contains(id))
                .collect(Collectors.toMap(id -> id, this::openForWork));
    }

    /** It was cancelled for a fee. */
    public void cancel(UUID orderId, BigDecimal fee) {
        close(orderId);
        cancellations.put(orderId, new Cancellation(UUID.randomUUID(), "GRANTED", fee));
    }

    @Override
    public Optional<Cancellation> cancellation(UUID orderId) {
        return Optional.ofNullable(cancellations.get(orderId));
    }

    /** Everybody lives there. */
    @Override
    public Optional<Recipient> recipient(UUID orderId) {
        return Optional.of(new Recipient(
                "Ana Exemplo", null, "Rua das Laranjeiras", "10", null, "Centro", "Campinas", "SP", "13010000", "BR"));
    }

    /** The customer fetches the order there. */
    public void fetchedAt(UUID orderId, String pointId) {
        points.put(orderId, pointId);
    }

    private final Set<UUID> lockers = ConcurrentHashMap.newKeySet();

    public void wantLocker(UUID orderId) {
        lockers.add(orderId);
    }

    @Override
    public boolean wantsLocker(UUID orderId) {
        return lockers.contains(orderId);
    }

    @Override
    public Optional<String> pickupPoint(UUID orderId) {
        return Optional.ofNullable(points.get(orderId));
    }

    @Override
    public Optional<Change> change(UUID changeId) {
        return Optional.empty();
    }

    /** What the change adds. */
    public void addedBy(UUID changeId, Line... lines) {
        added.put(changeId, List.of(lines));
    }

    @Override
    public List<Line> addedLines(UUID changeId) {
        return added.get(changeId);
    }

    /** The change that the payment is for is not made. */
    public void giveUp(UUID paymentId) {
        givenUp.add(paymentId);
    }

    @Override
    public boolean isGivenUp(UUID paymentId) {
        return givenUp.contains(paymentId);
    }

    /** So much more than before is owed with a fulfilment, whatever it hands over. */
    public void owes(UUID fulfilmentId, String more) {
        owed.put(fulfilmentId, new BigDecimal(more));
    }

    /** Its goods, without anything beside. */
    @Override
    public BigDecimal charge(UUID orderId, UUID fulfilmentId, List<LineQuantity> handedOver) {
        if (owed.containsKey(fulfilmentId)) {
            return owed.get(fulfilmentId);
        }
        var prices = facts(orderId).lines().stream().collect(Collectors.toMap(Line::lineId, Line::unitPrice));
        return handedOver.stream()
                .map(line -> prices.get(line.lineId()).multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public BigDecimal worth(UUID orderId, UUID fulfilmentId, List<LineQuantity> handedOver) {
        return charge(orderId, fulfilmentId, handedOver);
    }

    /** What the order costs, and is charged. */
    public void costs(UUID orderId, Amounts amounts) {
        costs.put(orderId, amounts);
    }

    @Override
    public Amounts price(UUID orderId) {
        return costs.getOrDefault(orderId, Amounts.NOTHING);
    }

    @Override
    public Amounts charged(UUID orderId) {
        return price(orderId);
    }

    @Override
    public UUID paidWith(UUID orderId) {
        return orderId;
    }

    @Override
    public List<UUID> replacements(UUID orderId) {
        return List.of();
    }

    @Override
    public BigDecimal chargedFor(UUID orderId, List<LineQuantity> units) {
        return price(orderId).total();
    }

    @Override
    public Amounts worth(UUID orderId, List<LineQuantity> units) {
        return price(orderId);
    }

    @Override
    public Sale sale(UUID orderId) {
        return new Sale(null, java.time.Instant.EPOCH, "2026-1", "pt-BR");
    }

    @Override
    public BigDecimal mayCost(UUID orderId) {
        return facts(orderId).total();
    }

    @Override
    public Contact contact(UUID orderId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Tender> tenders(UUID orderId) {
        throw new UnsupportedOperationException();
    }
}
