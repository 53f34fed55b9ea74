package io.pontual.workers.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.pickup.StoreEvent.Kind;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PickupSteps.class})
class StoreEventIT {
    private static final String STORE = "store-1";

    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    PickupSteps steps;

    private final UUID fulfilment = UUID.randomUUID();
    private UUID order;

    @BeforeEach
    void anOrder() {
        order = orders.place("79.80");
    }

    @Test
    void every_kind_of_event_becomes_its_message() {
        steps.offer(order, fulfilment, "jms");
        var accepted = steps.event(fulfilment, STORE, Kind.ACCEPTED);
        steps.event(fulfilment, STORE, Kind.PICKED);
        steps.event(fulfilment, STORE, Kind.STAGED);
        steps.answer(order, fulfilment, true, null);
        steps.ready(order, fulfilment);
        var attempt = steps.event(fulfilment, STORE, Kind.COLLECTION_ATTEMPTED);

        var answer = message(MessageName.PICKUP_STORE_ANSWERED);
        assertThat(answer.messageId()).isEqualTo(accepted);
        assertThat(answer.body().get("accepted").asBoolean()).isTrue();
        assertThat(answer.body().get("rejectionReason").isNull()).isTrue();
        assertThat(message(MessageName.PICKING_ITEMS_PICKED).body().get("picked"))
                .hasSize(2);
        assertThat(message(MessageName.PICKUP_ORDER_STAGED)
                        .body()
                        .get("stagingLocation")
                        .asText())
                .isEqualTo("Shelf 7");
        var collection = message(MessageName.PICKUP_COLLECTION_ATTEMPTED).body();
        assertThat(collection.get("collectionCode").asText()).isEqualTo("123456");
        assertThat(collection.get("attemptId").asText()).isEqualTo(attempt);
    }

    @Test
    void a_rejection_carries_the_stores_reason_and_needs_no_recall() {
        steps.offer(order, fulfilment, "jms");
        steps.event(fulfilment, STORE, Kind.REJECTED);

        var body = message(MessageName.PICKUP_STORE_ANSWERED).body();
        assertThat(body.get("accepted").asBoolean()).isFalse();
        assertThat(body.get("rejectionReason").asText()).isEqualTo("closed for stocktaking");

        steps.answer(order, fulfilment, false, "closed for stocktaking");
        assertThat(sent.of(fulfilment, Queue.PICKUP_STORE_CMD)).hasSize(1);
    }

    @Test
    void an_event_that_comes_twice_is_told_once() {
        steps.offer(order, fulfilment, "jms");
        var eventId = steps.event(fulfilment, STORE, Kind.ACCEPTED);
        steps.repeatedEvent(eventId, fulfilment, STORE, Kind.ACCEPTED);

        assertThat(sent.of(fulfilment, MessageName.PICKUP_STORE_ANSWERED)).hasSize(1);
    }

    @Test
    void events_out_of_order_are_told_all_the_same() {
        steps.offer(order, fulfilment, "jms");
        steps.event(fulfilment, STORE, Kind.STAGED);
        steps.event(fulfilment, STORE, Kind.PICKED);
        steps.event(fulfilment, STORE, Kind.ACCEPTED);

        assertThat(sent.destinations(fulfilment))
                .containsExactly(
                        Queue.PICKUP_STORE_CMD,
                        MessageName.PICKUP_ORDER_STAGED,
                        MessageName.PICKING_ITEMS_PICKED,
                        MessageName.PICKUP_STORE_ANSWERED);
    }

    @Test
    void an_event_for_an_unknown_fulfilment_is_parked() {
        assertParked(steps.event(UUID.randomUUID(), STORE, Kind.ACCEPTED), "There is no pickup");
    }

    @Test
    void an_event_from_another_store_is_parked() {
        steps.offer(order, fulfilment, "jms");

        assertParked(steps.event(fulfilment, "store-2", Kind.ACCEPTED), "Node store-2 reports");
        assertParked(steps.event(fulfilment, null, Kind.ACCEPTED), "Node null reports");
        assertThat(sent.of(fulfilment, MessageName.PICKUP_STORE_ANSWERED)).isEmpty();
    }

    @Test
    void an_event_for_a_pickup_that_staff_do_in_tasks_is_parked() {
        steps.offer(order, fulfilment, "tasklist");

        assertParked(steps.event(fulfilment, STORE, Kind.ACCEPTED), "Node store-1 works in tasks");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PICKED", "STAGED", "COLLECTION_ATTEMPTED"})
    void an_event_that_crossed_a_recall_is_taken_and_nothing_follows(Kind kind) {
        steps.offer(order, fulfilment, "jms");
        steps.recall(order);
        var before = sent.of(fulfilment).size();

        assertThat(sent.parkedReason(steps.event(fulfilment, STORE, kind))).isNull();

        assertThat(sent.of(fulfilment)).hasSize(before);
    }

    @Test
    void an_event_for_a_pickup_that_has_ended_is_parked() {
        steps.offer(order, fulfilment, "jms");
        steps.answer(order, fulfilment, false, "too busy");

        assertParked(steps.event(fulfilment, STORE, Kind.PICKED), "PICKED for a pickup that is REJECTED");
    }

    @Test
    void a_collection_before_the_goods_are_ready_is_parked() {
        steps.offer(order, fulfilment, "jms");
        steps.answer(order, fulfilment, true, null);

        assertParked(
                steps.event(fulfilment, STORE, Kind.COLLECTION_ATTEMPTED),
                "COLLECTION_ATTEMPTED for a pickup that is ACCEPTED");
    }

    private void assertParked(String eventId, String reason) {
        assertThat(sent.parkedReason(eventId)).startsWith(reason);
    }

    private SentMessages.Message message(String name) {
        var found = sent.of(fulfilment, name);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
