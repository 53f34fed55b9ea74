package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.sourcing.SourceAgain;
import io.pontual.processes.sourcing.SourceOrder;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.shipping.contract.Shipments;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** An operator gives lines to another node. */
@DatabaseTest
@Import({FakeOrders.class, SentMessages.class, MovesIT.Parcels.class})
class MovesIT {
    private static final ApiKey OPERATOR = new ApiKey(UUID.randomUUID(), "desk", null, Set.of("operate"));

    private final UUID orderId = UUID.randomUUID();
    private final String own = UUID.randomUUID().toString().substring(24);
    private final String first = "a-" + own;
    private final String second = "b-" + own;
    private final String third = "c-" + own;
    private final String shirt = "shirt-" + own;

    @Autowired
    Moves moves;

    @Autowired
    SourceOrderWorker source;

    @Autowired
    SourceAgainWorker again;

    @Autowired
    FakeOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    Recallable parcels;

    @Autowired
    DSLContext db;

    /** Every parcel can be called back once, unless it is picked. */
    static class Recallable implements Shipments {
        private final Set<UUID> outOfReach = new HashSet<>();

        @Override
        public void pickNow(UUID fulfilmentId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void refusePick(UUID fulfilmentId, String wrongScan) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Shipment> ofOrder(UUID orderId) {
            return List.of();
        }

        @Override
        public boolean recall(UUID orderId) {
            return true;
        }

        @Override
        public boolean recallOne(UUID fulfilmentId) {
            return outOfReach.add(fulfilmentId);
        }

        @Override
        public Optional<Sent> sent(UUID fulfilmentId) {
            return Optional.empty();
        }
    }

    @TestConfiguration
    static class Parcels {
        @Bean
        @Primary
        Recallable recallableParcels() {
            return new Recallable();
        }
    }

    @BeforeEach
    void stock() {
        new Catalog(db)
                .node(first, "America/Recife", "tasklist", true, "pickup", "ship")
                .node(second, "America/Recife", "tasklist", true, "pickup", "ship")
                .node(third, "America/Recife", "tasklist", true, "pickup")
                .product(shirt, "Shirt", "apparel")
                .stock(first, shirt, 5)
                .stock(third, shirt, 5);
    }

    @Test
    void the_nodes_that_could_supply_it_are_shown_with_what_they_have() {
        var plan = sourced("ship");
        new Catalog(db).stock(second, shirt, 1);

        assertThat(moves.candidates(orderId, plan.fulfilmentId(), OPERATOR))
                .singleElement()
                .satisfies(candidate -> {
                    assertThat(candidate.nodeId()).isEqualTo(second);
                    assertThat(candidate.suppliesAll()).isFalse();
                    assertThat(candidate.stock()).containsExactly(new MoveCandidates.Stock(shirt, 2, 1));
                });
    }

    @Test
    void a_move_is_asked_for_once_and_sourced_at_the_wanted_node() {
        var plan = sourced("ship");
        new Catalog(db).stock(second, shirt, 5);

        move(plan, second);
        move(plan, second);

        assertThat(sent.of(plan.fulfilmentId(), MessageName.SOURCING_MOVE_REQUESTED))
                .hasSize(1);
        assertThat(again.work(new SourceAgain.Input(orderId, plan.fulfilmentId(), "moved", 1, null))
                        .furtherFulfilments())
                .singleElement()
                .satisfies(moved -> {
                    assertThat(moved.nodeId()).isEqualTo(second);
                    assertThat(moved.lines()).isEqualTo(plan.lines());
                });
        assertThatThrownBy(() -> move(plan, first)).isInstanceOf(Problem.class);
    }

    @Test
    void what_is_picked_stays_where_it_is() {
        var plan = sourced("ship");
        parcels.recallOne(plan.fulfilmentId());

        assertThatThrownBy(() -> move(plan, second))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("too-late-to-move"));
        assertThat(sent.of(plan.fulfilmentId())).isEmpty();
    }

    @Test
    void a_cancelled_order_is_not_moved() {
        var plan = sourced("ship");
        orders.close(orderId);

        assertThatThrownBy(() -> move(plan, second))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("too-late-to-move"));
    }

    @Test
    void goods_to_be_collected_are_not_moved() {
        var plan = sourced("pickup");

        assertThatThrownBy(() -> move(plan, second))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("not-movable"));
    }

    @Test
    void a_node_that_cannot_send_is_refused_with_the_field() {
        var plan = sourced("ship");

        for (var nodeId : List.of("nowhere", third, first)) {
            assertThatThrownBy(() -> move(plan, nodeId))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                            .extracting(Problem.FieldError::field)
                            .containsExactly("/nodeId"));
        }
        assertThatThrownBy(() -> moves.candidates(orderId, UUID.randomUUID(), OPERATOR))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> moves.candidates(UUID.randomUUID(), plan.fulfilmentId(), OPERATOR))
                .isInstanceOf(Problem.class);
    }

    private void move(FulfilmentPlan plan, String nodeId) {
        moves.move(orderId, plan.fulfilmentId(), new MoveFulfilment(nodeId, "water damage"), OPERATOR);
    }

    private FulfilmentPlan sourced(String method) {
        var ships = method.equals("ship");
        orders.add(new Orders.OrderFacts(
                orderId,
                "X-1",
                "web",
                "BRL",
                BigDecimal.TEN,
                "ACCEPTED",
                null,
                method,
                ships ? null : first,
                ships ? "standard" : null,
                ships ? new Orders.Destination("50000000", "Recife", "PE") : null,
                List.of(new Orders.Line("1", shirt, "Shirt", 2, BigDecimal.TEN, 0))));
        return source.work(new SourceOrder.Input(orderId, 1)).fulfilments().getFirst();
    }
}
