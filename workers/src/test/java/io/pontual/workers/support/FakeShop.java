package io.pontual.workers.support;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.PaymentHolds;
import io.pontual.workers.picking.contract.Picks;
import io.pontual.workers.sourcing.contract.Fulfilments;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What the neighbours would answer, for tests of one capability alone. */
@TestConfiguration
public class FakeShop {
    @Bean
    @Primary
    public ShopOrders shopOrders() {
        return new ShopOrders();
    }

    @Bean
    @Primary
    public FakeCatalogue fakeCatalogue() {
        return new FakeCatalogue();
    }

    @Bean
    @Primary
    public FakeSourcing fakeSourcing() {
        return new FakeSourcing();
    }

    @Bean
    @Primary
    public FakePaymentHolds fakePaymentHolds() {
        return new FakePaymentHolds();
    }

    /** Orders that are held since money could not be taken. */
    public static class FakePaymentHolds implements PaymentHolds {
        private final Set<UUID> held = ConcurrentHashMap.newKeySet();

        @Override
        public void lock(UUID orderId) {
            // nobody else is there
        }

        @Override
        public void failed(UUID orderId) {
            held.add(orderId);
        }

        @Override
        public boolean areOpen(UUID orderId) {
            return held.contains(orderId);
        }

        @Override
        public void mended(UUID orderId) {
            held.remove(orderId);
        }
    }

    /** Ana's orders, with what they are paid with. */
    public static class ShopOrders extends FakeOrders {
        private final Map<UUID, List<Tender>> tenders = new ConcurrentHashMap<>();

        /** An order of two lines at store-1, with one tender per amount. */
        public UUID place(String... tenderAmounts) {
            var orderId = UUID.randomUUID();
            tenders.put(
                    orderId,
                    Arrays.stream(tenderAmounts)
                            .map(amount -> new Tender(
                                    UUID.randomUUID(),
                                    "credit-card",
                                    "tok_approved",
                                    null,
                                    new BigDecimal(amount),
                                    "BRL",
                                    1))
                            .toList());
            put(orderId, null, 0);
            return orderId;
        }

        /** An order with such tenders; their payment ids are given. */
        public UUID placeWith(Tender... given) {
            var orderId = UUID.randomUUID();
            tenders.put(orderId, List.of(given));
            put(orderId, null, 0);
            return orderId;
        }

        public void put(UUID orderId, String cancellationReason, int handedOverOfFirst) {
            add(new OrderFacts(
                    orderId,
                    "W-" + orderId.toString().substring(0, 8),
                    "web",
                    "BRL",
                    new BigDecimal("79.80"),
                    "ACCEPTED",
                    cancellationReason,
                    "pickup",
                    "store-1",
                    null,
                    null,
                    List.of(
                            new Line("1", "MUG", "Mug", 2, new BigDecimal("19.90"), handedOverOfFirst),
                            new Line("2", "TEA", "Green tea", 1, new BigDecimal("40.00"), 0))));
        }

        public List<UUID> paymentIds(UUID orderId) {
            return tenders(orderId).stream().map(Tender::paymentId).toList();
        }

        @Override
        public Contact contact(UUID orderId) {
            return new Contact("Ana", "ana@example.com", null, "pt-BR");
        }

        @Override
        public List<Tender> tenders(UUID orderId) {
            return tenders.getOrDefault(orderId, List.of());
        }
    }

    /** Two stores in one city, and a mug. */
    public static class FakeCatalogue implements Catalogue {
        private static final Product MUG = new Product("MUG", "Mug", "home", new BigDecimal("19.90"), "BRL", 350, null);

        @Override
        public Map<String, Product> products(Collection<String> skus) {
            return skus.contains(MUG.sku()) ? Map.of(MUG.sku(), MUG) : Map.of();
        }

        @Override
        public Optional<Node> node(String nodeId) {
            return Set.of("store-1", "store-2").contains(nodeId)
                    ? Optional.of(new Node(
                            nodeId,
                            "Loja Centro",
                            "store",
                            "America/Sao_Paulo",
                            "São Paulo",
                            "SP",
                            Set.of("pickup"),
                            "jms",
                            true))
                    : Optional.empty();
        }
    }

    /** One fulfilment per order, and what was found of it. */
    public static class FakeSourcing implements Fulfilments, Picks {
        private final Map<UUID, Fulfilment> ofOrder = new ConcurrentHashMap<>();
        private final Map<UUID, List<LineQuantity>> found = new ConcurrentHashMap<>();

        public void plan(UUID orderId, UUID fulfilmentId, List<FulfilmentPlan.Item> lines, List<LineQuantity> picked) {
            ofOrder.put(orderId, new Fulfilment(fulfilmentId, "store-1", "pickup", null, lines));
            found.put(fulfilmentId, picked);
        }

        @Override
        public List<Fulfilment> ofOrder(UUID orderId) {
            return Optional.ofNullable(ofOrder.get(orderId)).stream().toList();
        }

        @Override
        public List<LineQuantity> found(UUID fulfilmentId) {
            return found.getOrDefault(fulfilmentId, List.of());
        }

        @Override
        public List<LineQuantity> spoiled(UUID fulfilmentId) {
            return List.of();
        }

        @Override
        public List<LineQuantity> wrapped(UUID fulfilmentId) {
            return List.of();
        }

        @Override
        public List<LineQuantity> substituted(UUID fulfilmentId) {
            return List.of();
        }
    }
}
