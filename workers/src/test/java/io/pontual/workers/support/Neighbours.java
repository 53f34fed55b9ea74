package io.pontual.workers.support;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.sourcing.contract.Fulfilments;
import io.pontual.workers.sourcing.contract.Supply;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Stand-ins for what other capabilities answer, so that ordering can be tested on its own. */
public class Neighbours {
    private final Map<UUID, List<Pickups.Pickup>> pickups = new ConcurrentHashMap<>();
    private final Map<UUID, List<Pickups.HandedOver>> collected = new ConcurrentHashMap<>();
    private final Map<UUID, List<Payments.Payment>> payments = new ConcurrentHashMap<>();
    private final Map<UUID, List<Fulfilments.Fulfilment>> fulfilments = new ConcurrentHashMap<>();
    private final Map<UUID, RuntimeException> faults = new ConcurrentHashMap<>();
    private final Map<UUID, List<Supply.Part>> parts = new ConcurrentHashMap<>();
    private final Map<UUID, List<Supply.Dropped>> dropped = new ConcurrentHashMap<>();
    private final Set<UUID> replanned = ConcurrentHashMap.newKeySet();
    private final Set<UUID> handedOver = ConcurrentHashMap.newKeySet();
    private final Set<UUID> recalled = ConcurrentHashMap.newKeySet();
    private final Set<UUID> picked = ConcurrentHashMap.newKeySet();

    private final Set<UUID> unreachable = ConcurrentHashMap.newKeySet();
    private final Set<UUID> rerouted = ConcurrentHashMap.newKeySet();

    /** Nobody can supply it another way. */
    public void cannotReroute(UUID orderId) {
        unreachable.add(orderId);
    }

    public Set<UUID> rerouted() {
        return rerouted;
    }

    /** Who has which units. */
    public void supply(UUID orderId, Supply.Part... of) {
        parts.put(orderId, List.of(of));
    }

    /** From now on nobody can recall it, though it does not show. */
    public void pick(UUID fulfilmentId) {
        picked.add(fulfilmentId);
    }

    public Set<UUID> recalled() {
        return recalled;
    }

    public Set<UUID> replanned() {
        return replanned;
    }

    public List<Supply.Dropped> dropped(UUID orderId) {
        return dropped.getOrDefault(orderId, List.of());
    }

    public void handOver(UUID orderId) {
        handedOver.add(orderId);
    }

    public void pickups(UUID orderId, Pickups.Pickup... of) {
        pickups.put(orderId, List.of(of));
    }

    /** What the customer took with them, and when. */
    public void collected(UUID orderId, Pickups.HandedOver... of) {
        collected.put(orderId, List.of(of));
    }

    public void payments(UUID orderId, Payments.Payment... of) {
        payments.put(orderId, List.of(of));
    }

    public void fulfilments(UUID orderId, Fulfilments.Fulfilment... of) {
        fulfilments.put(orderId, List.of(of));
    }

    /** Reading the order's payments throws this from now on. */
    public void fail(UUID orderId, RuntimeException fault) {
        faults.put(orderId, fault);
    }

    /** Primary, since the real ones are there too. */
    @TestConfiguration
    static class Configuration {
        @Bean
        Neighbours neighbours() {
            return new Neighbours();
        }

        @Bean
        @Primary
        Catalogue catalogueOfNeighbours() {
            return new FixedCatalogue();
        }

        @Bean
        @Primary
        Pickups pickupsOfNeighbours(Neighbours neighbours) {
            return new Pickups() {
                @Override
                public List<Pickup> ofOrder(UUID orderId) {
                    return neighbours.pickups.getOrDefault(orderId, List.of());
                }

                @Override
                public List<HandedOver> handedOver(UUID orderId) {
                    return neighbours.collected.getOrDefault(orderId, List.of());
                }

                @Override
                public boolean recall(UUID orderId) {
                    return !neighbours.handedOver.contains(orderId);
                }

                @Override
                public boolean recallOne(UUID fulfilmentId) {
                    return neighbours.recalled.add(fulfilmentId) && !neighbours.picked.contains(fulfilmentId);
                }

                @Override
                public void pickNow(UUID fulfilmentId) {
                    // its store works in tasks
                }

                @Override
                public void refusePick(UUID fulfilmentId, String wrongScan) {
                    // its store works in tasks
                }

                @Override
                public Optional<Waiting> waiting(UUID fulfilmentId) {
                    return Optional.empty();
                }
            };
        }

        @Bean
        @Primary
        Payments paymentsOfNeighbours(Neighbours neighbours) {
            return new Payments() {
                @Override
                public List<Payment> ofOrder(UUID orderId) {
                    if (neighbours.faults.containsKey(orderId)) {
                        throw neighbours.faults.get(orderId);
                    }
                    return neighbours.payments.getOrDefault(orderId, List.of());
                }

                @Override
                public Optional<Instructions> instructions(UUID instructionId) {
                    return Optional.empty();
                }

                @Override
                public BigDecimal refundable(UUID orderId) {
                    return ofOrder(orderId).stream()
                            .map(payment -> payment.captured().subtract(payment.refunded()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                }

                @Override
                public Optional<Refunded> refund(UUID refundId) {
                    return Optional.empty();
                }
            };
        }

        @Bean
        @Primary
        Supply supplyOfNeighbours(Neighbours neighbours) {
            return new Supply() {
                @Override
                public List<Part> parts(UUID orderId) {
                    return neighbours.parts.getOrDefault(orderId, List.of());
                }

                @Override
                public void replan(
                        UUID orderId, Set<UUID> from, List<Dropped> units, boolean underWay, String askedBy) {
                    neighbours.replanned.addAll(from);
                    neighbours.dropped.put(orderId, units);
                }

                @Override
                public void substitute(UUID fulfilmentId, String lineId, FulfilmentPlan.Item found) {}

                @Override
                public boolean canReroute(UUID orderId, Route route) {
                    return !neighbours.unreachable.contains(orderId);
                }

                @Override
                public void reroute(UUID orderId, Set<UUID> from, boolean underWay, String askedBy) {
                    neighbours.replanned.addAll(from);
                    neighbours.rerouted.add(orderId);
                }

                @Override
                public void announce(UUID orderId) {}

                @Override
                public Set<UUID> replaced(UUID orderId) {
                    return Set.of();
                }
            };
        }

        @Bean
        @Primary
        Fulfilments fulfilmentsOfNeighbours(Neighbours neighbours) {
            return orderId -> neighbours.fulfilments.getOrDefault(orderId, List.of());
        }
    }

    private static final class FixedCatalogue implements Catalogue {
        private static final Map<String, Product> PRODUCTS = List.of(
                        product("SHIRT", "Camiseta azul", "BRL"),
                        product("MUG", "Caneca", "BRL"),
                        product("SOCKS", "Meias", "BRL", "9.90"),
                        product("COAT", "Casaco", "BRL", "129.90"),
                        product("IMPORT", "Imported thing", "USD"),
                        new Product("RADIO", "Rádio", "home", new BigDecimal("89.90"), "BRL", 900, null, true))
                .stream()
                .collect(Collectors.toMap(Product::sku, product -> product));

        private static final Map<String, Node> NODES = List.of(
                        node("STORE", Set.of("pickup", "ship"), true),
                        node("belem-nazare", Set.of("pickup", "ship"), true),
                        node("WAREHOUSE", Set.of("ship"), true),
                        new Node(
                                "OWN-SYSTEM",
                                "OWN-SYSTEM",
                                "store",
                                "America/Sao_Paulo",
                                "Sao Paulo",
                                "SP",
                                Set.of("pickup"),
                                "jms",
                                true),
                        node("CLOSED", Set.of("pickup"), false))
                .stream()
                .collect(Collectors.toMap(Node::nodeId, node -> node));

        @Override
        public Map<String, Product> products(Collection<String> skus) {
            return skus.stream().filter(PRODUCTS::containsKey).collect(Collectors.toMap(sku -> sku, PRODUCTS::get));
        }

        @Override
        public Optional<Node> node(String nodeId) {
            return Optional.ofNullable(NODES.get(nodeId));
        }

        private static Product product(String sku, String name, String currency) {
            return product(sku, name, currency, "89.90");
        }

        private static Product product(String sku, String name, String currency, String price) {
            return new Product(
                    sku,
                    name,
                    "home",
                    new BigDecimal(price),
                    currency,
                    200,
                    sku.equals("MUG") ? "0036000291452" : null);
        }

        private static Node node(String nodeId, Set<String> methods, boolean active) {
            return new Node(
                    nodeId, nodeId, "store", "America/Sao_Paulo", "Sao Paulo", "SP", methods, "tasklist", active);
        }
    }
}
