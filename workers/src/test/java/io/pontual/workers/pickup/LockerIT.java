package io.pontual.workers.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.AuthorisePayment;
import io.pontual.processes.pickup.AnnounceReady;
import io.pontual.processes.pickup.FreeCompartment;
import io.pontual.processes.pickup.ReserveCompartment;
import io.pontual.processes.pickup.StoreEvent;
import io.pontual.processes.pickup.StoreEvent.Kind;
import io.pontual.workers.ordering.contract.Orders.Tender;
import io.pontual.workers.payment.AuthorisePaymentWorker;
import io.pontual.workers.pickup.Compartment.Size;
import io.pontual.workers.pickup.Compartment.Status;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PickupSteps.class})
class LockerIT {
    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    PickupSteps steps;

    @Autowired
    ReserveCompartmentWorker reserve;

    @Autowired
    FreeCompartmentWorker free;

    @Autowired
    AnnounceReadyWorker ready;

    @Autowired
    AuthorisePaymentWorker authorise;

    @Autowired
    LockerRepository lockers;

    @Autowired
    LockerDesk desk;

    @Autowired
    PickupRepository repository;

    @Autowired
    Pickups pickups;

    private final UUID fulfilment = UUID.randomUUID();
    private final String locker = "locker-" + fulfilment;
    private UUID order;

    @BeforeEach
    void aLockerWithADoorOfEachSize() {
        lockers.put(locker, "store-1", "Entrada", true);
        lockers.putCompartment(locker, "1", Size.S, false);
        lockers.putCompartment(locker, "2", Size.M, false);
        lockers.putCompartment(locker, "3", Size.L, false);
        order = orders.place("79.80");
    }

    @AfterEach
    void others_do_not_see_it() {
        lockers.put(locker, "store-1", "Entrada", false);
    }

    @Test
    void the_smallest_that_fits_is_reserved_once() {
        accepted(order, fulfilment, true);

        assertThat(reserve(order, fulfilment, "M").compartment()).isEqualTo("2");
        assertThat(reserve(order, fulfilment, "L").compartment()).isEqualTo("2");
        var another = accepted(orders.place("79.80"), UUID.randomUUID(), true);
        assertThat(reserve(another, "M").compartment()).isEqualTo("3");
        var last = accepted(orders.place("79.80"), UUID.randomUUID(), true);
        assertThat(reserve(last, "M").compartment()).isNull();
        assertThat(reserve(last, "S").compartment()).isEqualTo("1");
    }

    @Test
    void who_does_not_want_it_or_pays_at_the_counter_gets_none() {
        accepted(order, fulfilment, false);
        assertThat(reserve(order, fulfilment, "S").compartment()).isNull();

        var tender = new Tender(UUID.randomUUID(), "pay-in-store", null, null, new BigDecimal("79.80"), "BRL", 1);
        var paying = orders.placeWith(tender);
        authorise.work(new AuthorisePayment.Input(paying, tender.paymentId()));
        assertThat(reserve(accepted(paying, UUID.randomUUID(), true), "S").compartment())
                .isNull();
    }

    @Test
    void nobody_gets_a_compartment_that_another_has_however_many_ask_at_once() throws Exception {
        var asking = new ArrayList<Callable<String>>();
        for (var i = 0; i < 8; i++) {
            var pickup = accepted(orders.place("79.80"), UUID.randomUUID(), true);
            asking.add(() -> reserve(pickup, "S").compartment());
        }
        var got = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(asking)) {
                if (answer.get() != null) {
                    got.add(answer.get());
                }
            }
        }

        assertThat(got).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void a_store_with_a_system_says_where_it_has_put_the_goods_and_when_they_are_out_again() {
        orders.wantLocker(order);
        steps.offer(order, fulfilment, "jms");
        var offer = sent.of(fulfilment, Queue.PICKUP_STORE_CMD).getFirst().body();
        assertThat(offer.path("locker").asBoolean()).isTrue();
        steps.answer(order, fulfilment, true, null);
        var nowhere = steps.lockerEvent(fulfilment, Kind.STAGED, new StoreEvent.Compartment(locker, "9"), null);
        assertThat(sent.parkedReason(nowhere)).contains("no compartment 9", "/api/v1/lockers/" + locker);
        var door = new StoreEvent.Compartment(locker, "2");
        assertThat(sent.parkedReason(steps.lockerEvent(fulfilment, Kind.STAGED, door, null)))
                .isNull();
        steps.ready(order, fulfilment);
        assertThat(pickups.waiting(fulfilment).orElseThrow().locker()).isEqualTo("Entrada, 2");
        assertThat(compartment("2").status()).isEqualTo(Status.TAKEN);

        // Another's, opened too soon, emptied though the goods wait: for people.
        var other = orders.place("79.80");
        var elsewhere = UUID.randomUUID();
        steps.offer(other, elsewhere, "jms");
        assertThat(sent.parkedReason(steps.lockerEvent(elsewhere, Kind.STAGED, door, null)))
                .contains("is free");
        assertThat(sent.parkedReason(steps.lockerEvent(fulfilment, Kind.OPENED, null, null)))
                .contains("READY");
        assertThat(sent.parkedReason(steps.lockerEvent(fulfilment, Kind.EMPTIED, null, true)))
                .contains("READY");
        assertThatThrownBy(() -> desk.open(locker, "2", steps.code(fulfilment), "k-1"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("code-refused"));

        steps.handOver(order, fulfilment, steps.code(fulfilment), "a-1");
        assertThat(compartment("2").status()).as("until the door was opened").isEqualTo(Status.TAKEN);
        assertThat(sent.of(fulfilment, MessageName.PICKUP_COLLECTION_ATTEMPTED)).isEmpty();
        steps.lockerEvent(fulfilment, Kind.OPENED, null, null);
        assertThat(compartment("2").status()).isEqualTo(Status.FREE);
    }

    @Test
    void what_nobody_fetches_from_the_locker_of_a_store_with_a_system_is_emptied_by_it() {
        orders.wantLocker(order);
        steps.offer(order, fulfilment, "jms");
        steps.answer(order, fulfilment, true, null);
        steps.lockerEvent(fulfilment, Kind.STAGED, new StoreEvent.Compartment(locker, "2"), null);
        steps.ready(order, fulfilment);

        steps.recall(order);

        assertThat(compartment("2").status()).isEqualTo(Status.TO_EMPTY);
        assertThat(sent.of(fulfilment, MessageName.PICKUP_COMPARTMENT_LEFT)
                        .getFirst()
                        .body()
                        .path("storeSystem")
                        .asText())
                .isEqualTo("jms");
        var said = steps.lockerEvent(fulfilment, Kind.EMPTIED, null, false);
        assertThat(sent.parkedReason(said)).isNull();
        assertThat(sent.of(fulfilment, MessageName.PICKUP_COMPARTMENT_EMPTIED))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.body().path("emptied").asBoolean(true)).isFalse());
    }

    private Compartment compartment(String number) {
        return lockers.find(locker, number).orElseThrow();
    }

    @Test
    void the_right_code_opens_the_door_once_and_the_process_hears_of_it() {
        inLocker();
        assertThat(pickups.waiting(fulfilment).orElseThrow().locker()).isEqualTo("Entrada, 2");
        var code = steps.code(fulfilment);

        desk.open(locker, "2", code, "key-1");

        assertThat(steps.status(order, fulfilment)).isEqualTo("HANDED_OVER");
        assertThat(status("2")).isEqualTo(Status.FREE);
        var told = sent.of(fulfilment, MessageName.PICKUP_COLLECTION_ATTEMPTED);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().body().path("attemptId").asText()).isEqualTo("locker-key-1");
        assertThat(told.getFirst().body().toString()).doesNotContain(code);
        // The process asks again, and gets what was handed over.
        assertThat(steps.handOver(order, fulfilment, null, "locker-key-1").handedOver())
                .isEqualTo(PickupSteps.PICKED);
        assertThatThrownBy(() -> desk.open(locker, "2", code, "key-2")).isInstanceOf(Problem.class);
    }

    @Test
    void wrong_codes_are_counted_once_each_and_too_many_lock_the_door() {
        inLocker();
        var code = steps.code(fulfilment);
        var wrong = steps.wrongCode(fulfilment);
        for (var key : List.of("k-1", "k-1", "k-2", "k-3")) {
            assertThatThrownBy(() -> desk.open(locker, "2", wrong, key)).isInstanceOf(Problem.class);
        }

        assertThatThrownBy(() -> desk.open(locker, "2", code, "k-4")).isInstanceOf(Problem.class);

        assertThat(status("2")).isEqualTo(Status.TAKEN);
        assertThat(sent.story(order)).contains("PICKUP_CODE_LOCKED").doesNotContain("PICKUP_HANDED_OVER");
    }

    @Test
    void what_nobody_fetches_is_taken_out_before_others_get_the_compartment() {
        inLocker();

        steps.expire(order, fulfilment);
        steps.expire(order, fulfilment);

        assertThat(status("2")).isEqualTo(Status.TO_EMPTY);
        var left = sent.of(fulfilment, MessageName.PICKUP_COMPARTMENT_LEFT);
        assertThat(left).hasSize(1);
        assertThat(left.getFirst().body().path("compartment").asText()).isEqualTo("2");
        free.work(new FreeCompartment.Input(fulfilment, true));
        free.work(new FreeCompartment.Input(fulfilment, true));
        assertThat(status("2")).isEqualTo(Status.FREE);
    }

    @Test
    void goods_of_an_order_that_is_cancelled_are_taken_out_wherever_they_are() {
        inLocker();

        steps.recall(order);

        assertThat(status("2")).isEqualTo(Status.TO_EMPTY);
        assertThat(sent.of(fulfilment, MessageName.PICKUP_COMPARTMENT_LEFT)).hasSize(1);
        free.work(new FreeCompartment.Input(fulfilment, false));
        assertThat(status("2")).isEqualTo(Status.OUT_OF_ORDER);
        assertThat(reserve(accepted(orders.place("79.80"), UUID.randomUUID(), true), "M")
                        .compartment())
                .isEqualTo("3");
    }

    @Test
    void goods_that_do_not_go_in_wait_at_the_counter_and_nobody_else_tries() {
        accepted(order, fulfilment, true);
        reserve(order, fulfilment, "M");

        assertThat(announce(null).compartment()).isNull();

        assertThat(status("2")).isEqualTo(Status.OUT_OF_ORDER);
        assertThat(pickups.waiting(fulfilment).orElseThrow().locker()).isNull();
    }

    private void inLocker() {
        accepted(order, fulfilment, true);
        reserve(order, fulfilment, "M");
        assertThat(announce("2").compartment()).isEqualTo("2");
    }

    private AnnounceReady.Output announce(String compartment) {
        return ready.work(new AnnounceReady.Input(
                order,
                fulfilment,
                PickupSteps.PICKED,
                "Shelf 7",
                "PT24H",
                "PT72H",
                3,
                1,
                "PT24H",
                "PT10M",
                compartment));
    }

    private record Accepted(UUID order, UUID fulfilment) {}

    private Accepted accepted(UUID of, UUID pickup, boolean wanted) {
        steps.offer(of, pickup, "tasklist");
        steps.answer(of, pickup, true, null);
        repository.wantLocker(pickup, wanted);
        return new Accepted(of, pickup);
    }

    private ReserveCompartment.Output reserve(Accepted pickup, String size) {
        return reserve(pickup.order(), pickup.fulfilment(), size);
    }

    private ReserveCompartment.Output reserve(UUID of, UUID pickup, String size) {
        return reserve.work(new ReserveCompartment.Input(of, pickup, size));
    }

    private Status status(String number) {
        return lockers.find(locker, number).orElseThrow().status();
    }
}
