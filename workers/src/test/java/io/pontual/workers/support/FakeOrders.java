package io.pontual.workers.support;

import io.pontual.workers.ordering.contract.Orders;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;

/** Ordering as other capabilities see it, for tests that are not about orders. Every order is open until it is closed. */
@Primary
public class FakeOrders implements Orders {
    private final Map<UUID, OrderFacts> facts = new ConcurrentHashMap<>();
    private final Set<UUID> closed = ConcurrentHashMap.newKeySet();

    public void close(UUID orderId) {
        closed.add(orderId);
    }

    public void add(OrderFacts order) {
        facts.put(order.orderId(), order);
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
        return !closed.contains(orderId);
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
