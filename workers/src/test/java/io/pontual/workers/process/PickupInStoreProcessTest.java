package io.pontual.workers.process;

import static io.pontual.processes.model.PickupInStoreElements.*;
import static io.pontual.workers.process.UsualAnswers.ALL;
import static io.pontual.workers.process.UsualAnswers.ALL_PICKED;
import static io.pontual.workers.process.UsualAnswers.LINES;
import static io.pontual.workers.process.UsualAnswers.RIGHT_CODE;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_SYSTEM;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pontual.processes.inventory.ConfirmReservation;
import io.pontual.processes.inventory.ReceiveTransfer;
import io.pontual.processes.inventory.ReduceReservation;
import io.pontual.processes.inventory.ReleaseStock;
import io.pontual.processes.inventory.ReleaseUncollected;
import io.pontual.processes.model.AwaitReleaseElements;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.PickOrderElements;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.model.ServeCurbsideElements;
import io.pontual.processes.model.TransferStockElements;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.ordering.CheckHolds;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.picking.RecordPick;
import io.pontual.processes.picking.StartPicking;
import io.pontual.processes.pickup.AnnounceReady;
import io.pontual.processes.pickup.EndVisit;
import io.pontual.processes.pickup.ExpirePickup;
import io.pontual.processes.pickup.HandOver;
import io.pontual.processes.pickup.OfferToStore;
import io.pontual.processes.pickup.RecordStoreAnswer;
import io.pontual.processes.pickup.ReserveCompartment;
import io.pontual.workers.platform.engine.BusinessError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.PICKUP_IN_STORE)
@OnSharedEngine
class PickupInStoreProcessTest {
    private static final Duration LITTLE = Duration.ofMinutes(10);
    private static final List<Map<String, Object>> ALL_HANDED_OVER =
            List.of(Map.of("lineId", "1", "quantity", 2), Map.of("lineId", "2", "quantity", 1));

    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final TestPickup pickup = new TestPickup(bench);
    private final UUID orderId = pickup.orderId;
    private final UUID fulfilmentId = pickup.fulfilmentId;

    @Test
    void a_store_that_works_in_tasks_hands_the_goods_over() {
        pickup.start(STORE_WITH_TASKS);
        pickup.staffHandOver();

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE))
                .containsExactly(
                        START_EVENT_PICKUP_ORDERED,
                        TASK_DECIDE_PICKUP_POLICY,
                        CALL_TRANSFER_STOCK,
                        TASK_SUM_UP_ARRIVALS,
                        GATEWAY_ANYTHING_HERE,
                        GATEWAY_TO_OFFER,
                        TASK_OFFER_TO_STORE,
                        GATEWAY_WHO_ANSWERS,
                        TASK_ACCEPT_ORDER,
                        GATEWAY_STORE_ANSWERED,
                        TASK_RECORD_STORE_ANSWER,
                        GATEWAY_STORE_ACCEPTED,
                        CALL_PICK_ORDER,
                        GATEWAY_EVERYTHING_FOUND,
                        GATEWAY_READY_TO_STAGE,
                        GATEWAY_WHO_STAGES,
                        TASK_STAGE_ORDER,
                        TASK_RESERVE_COMPARTMENT,
                        GATEWAY_FOR_LOCKER,
                        GATEWAY_STAGED,
                        TASK_ANNOUNCE_READY,
                        TASK_TELL_READY,
                        GATEWAY_GOODS_WAIT,
                        START_EVENT_READY_FOR_CUSTOMER,
                        GATEWAY_NEXT_ATTEMPT,
                        GATEWAY_WHO_HANDS_OVER,
                        TASK_HAND_OVER,
                        GATEWAY_CODE_SHOWN,
                        TASK_CHECK_CODE,
                        END_EVENT_GOODS_TAKEN,
                        SUB_PROCESS_AWAIT_CUSTOMER,
                        GATEWAY_HANDED_OVER,
                        GATEWAY_EVERYTHING_TAKEN,
                        GATEWAY_TO_CONFIRM,
                        TASK_CONFIRM_RESERVATION,
                        END_EVENT_GOODS_HANDED_OVER);
        assertThat(bench.jobs())
                .extracting(ProcessBench.Job::input)
                .extracting(input -> input instanceof HandOver.Input job ? anyAttempt(job) : input)
                .containsExactly(
                        new OfferToStore.Input(orderId, fulfilmentId, STORE_WITH_TASKS, "tasklist", LINES, "PT2H"),
                        new RecordStoreAnswer.Input(orderId, fulfilmentId, true, null),
                        new StartPicking.Input(orderId, fulfilmentId, STORE_WITH_TASKS, LINES, "PT4H"),
                        new RecordPick.Input(orderId, fulfilmentId, ALL_PICKED),
                        new ReserveCompartment.Input(orderId, fulfilmentId, null),
                        new AnnounceReady.Input(
                                orderId, fulfilmentId, ALL, "B-12", "PT24H", "PT72H", 5, 2, "PT24H", "PT10M"),
                        new NotifyCustomer.Input(orderId, fulfilmentId, "pickup-ready"),
                        handOver(RIGHT_CODE),
                        new ConfirmReservation.Input(fulfilmentId));
    }

    @Test
    void a_store_with_a_system_of_its_own_hands_the_goods_over_without_a_task() {
        pickup.start(STORE_WITH_SYSTEM);
        bench.awaitAt(TASK_AWAIT_STORE_ANSWER);
        pickup.storeAccepts();
        bench.awaitAt(PickOrderElements.TASK_AWAIT_PICK);
        pickup.storePicks(ALL);
        bench.awaitAt(TASK_AWAIT_STAGING);
        bench.publish(MessageName.PICKUP_ORDER_STAGED, fulfilmentId, Map.of("stagingLocation", "Balcão 3"));
        bench.awaitAt(TASK_AWAIT_COLLECTION);
        pickup.customerShows(RIGHT_CODE, "evt-1");

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE))
                .contains(TASK_AWAIT_STORE_ANSWER, TASK_AWAIT_STAGING, TASK_AWAIT_COLLECTION)
                .doesNotContain(TASK_ACCEPT_ORDER, TASK_STAGE_ORDER, TASK_HAND_OVER);
        assertThat(bench.asked(AnnounceReady.Input.class))
                .containsExactly(new AnnounceReady.Input(
                        orderId, fulfilmentId, ALL, "Balcão 3", "PT24H", "PT72H", 5, 2, "PT24H", "PT10M"));
        assertThat(bench.asked(HandOver.Input.class))
                .containsExactly(new HandOver.Input(orderId, fulfilmentId, RIGHT_CODE, "evt-1", null));
    }

    @Test
    void a_system_that_is_quicker_than_we_are_is_heard_at_every_step() {
        pickup.storeAccepts();
        pickup.storePicks(ALL);
        bench.publish(MessageName.PICKUP_ORDER_STAGED, fulfilmentId, Map.of());
        pickup.customerShows(RIGHT_CODE, "evt-1");

        pickup.start(STORE_WITH_SYSTEM);

        assertOutcome("handed-over", ALL_HANDED_OVER);
    }

    @Test
    void fresh_goods_have_shorter_limits_at_every_step() {
        pickup.start(STORE_WITH_TASKS, List.of("fashion", "fresh"));
        pickup.staffHandOver();

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.asked(OfferToStore.Input.class))
                .extracting(OfferToStore.Input::answerWithin)
                .containsExactly("PT1H");
        assertThat(bench.asked(StartPicking.Input.class))
                .extracting(StartPicking.Input::pickWithin)
                .containsExactly("PT1H");
        assertThat(bench.asked(AnnounceReady.Input.class))
                .extracting(AnnounceReady.Input::remindAfter, AnnounceReady.Input::holdPeriod)
                .containsExactly(tuple("PT4H", "PT12H"));
    }

    // --- The store does not take it on

    @Test
    void staff_that_reject_give_the_stock_back() {
        pickup.start(STORE_WITH_TASKS);

        bench.complete(TASK_ACCEPT_ORDER, Map.of("accepted", false, "rejectionReason", "damaged on the shelf"));

        assertOutcome("rejected", List.of());
        assertThat(bench.asked(RecordStoreAnswer.Input.class))
                .containsExactly(new RecordStoreAnswer.Input(orderId, fulfilmentId, false, "damaged on the shelf"));
        assertStockReleasedBy(TASK_RELEASE_REJECTED_STOCK, END_EVENT_PICKUP_REJECTED);
    }

    @Test
    void a_system_that_rejects_gives_the_stock_back() {
        pickup.start(STORE_WITH_SYSTEM);
        bench.awaitAt(TASK_AWAIT_STORE_ANSWER);

        pickup.storeRejects("no staff");

        assertOutcome("rejected", List.of());
        assertThat(bench.asked(RecordStoreAnswer.Input.class))
                .containsExactly(new RecordStoreAnswer.Input(orderId, fulfilmentId, false, "no staff"));
        assertStockReleasedBy(TASK_RELEASE_REJECTED_STOCK, END_EVENT_PICKUP_REJECTED);
    }

    @Test
    void a_store_that_did_not_find_the_goods_corrects_its_stock() {
        pickup.start(STORE_WITH_SYSTEM);
        bench.awaitAt(TASK_AWAIT_STORE_ANSWER);

        pickup.storeRejects("Not found");

        assertOutcome("rejected", List.of());
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE)).endsWith(TASK_CORRECT_STOCK, END_EVENT_GOODS_NOT_THERE);
        assertThat(bench.asked(ReduceReservation.Input.class))
                .containsExactly(new ReduceReservation.Input(fulfilmentId, List.of()));
    }

    @Test
    void a_system_that_never_answers_counts_as_rejected_a_day_after_the_answer_was_due() {
        pickup.start(STORE_WITH_SYSTEM);
        bench.awaitAt(TASK_AWAIT_STORE_ANSWER);

        bench.advance(Duration.ofHours(2 + 24).plus(LITTLE));

        assertOutcome("rejected", List.of());
        assertThat(bench.asked(RecordStoreAnswer.Input.class))
                .containsExactly(new RecordStoreAnswer.Input(orderId, fulfilmentId, false, "no answer"));
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE)).contains(BOUNDARY_NO_ANSWER);
        assertStockReleasedBy(TASK_RELEASE_REJECTED_STOCK, END_EVENT_PICKUP_REJECTED);
    }

    @Test
    void a_system_that_answers_within_the_day_after_is_still_heard() {
        pickup.start(STORE_WITH_SYSTEM);
        bench.awaitAt(TASK_AWAIT_STORE_ANSWER);

        bench.advance(Duration.ofHours(2 + 24).minus(LITTLE));
        pickup.storeAccepts();

        bench.awaitAt(PickOrderElements.TASK_AWAIT_PICK);
        pickup.storePicks(List.of());
        bench.awaitEnd();
        assertThat(bench.asked(RecordStoreAnswer.Input.class))
                .startsWith(new RecordStoreAnswer.Input(orderId, fulfilmentId, true, null));
    }

    @Test
    void an_answer_that_comes_twice_counts_once() {
        pickup.start(STORE_WITH_SYSTEM);
        bench.awaitAt(TASK_AWAIT_STORE_ANSWER);

        pickup.storeAccepts();
        pickup.storeRejects("late");

        bench.awaitAt(PickOrderElements.TASK_AWAIT_PICK);
        pickup.storePicks(List.of());
        assertOutcome("nothing-found", List.of());
        assertThat(bench.asked(RecordStoreAnswer.Input.class))
                .extracting(RecordStoreAnswer.Input::rejectionReason)
                .doesNotContain("late");
    }

    // --- Not everything is there

    @Test
    void a_short_pick_holds_only_what_was_found_and_tells_the_customer() {
        var oneMissing = List.of(new LineQuantity("1", 1), new LineQuantity("2", 1));
        bench.answer(HandOver.Input.class, job -> new HandOver.Output(oneMissing));
        pickup.startBefore(CALL_PICK_ORDER, STORE_WITH_SYSTEM, Map.of());
        pickup.storePicks(oneMissing);
        bench.publish(MessageName.PICKUP_ORDER_STAGED, fulfilmentId, Map.of());
        pickup.customerShows(RIGHT_CODE, "evt-1");

        assertOutcome(
                "handed-over", List.of(Map.of("lineId", "1", "quantity", 1), Map.of("lineId", "2", "quantity", 1)));
        assertThat(bench.asked(ReduceReservation.Input.class))
                .containsExactly(new ReduceReservation.Input(fulfilmentId, oneMissing));
        assertThat(bench.told()).containsExactly("pickup-short", "pickup-ready");
        assertThat(bench.asked(AnnounceReady.Input.class))
                .containsExactly(new AnnounceReady.Input(
                        orderId, fulfilmentId, oneMissing, null, "PT24H", "PT72H", 5, 2, "PT24H", "PT10M"));
    }

    @Test
    void when_nothing_is_found_nothing_is_held_and_the_customer_is_not_called_to_the_store() {
        pickup.startBefore(CALL_PICK_ORDER, STORE_WITH_TASKS, Map.of());
        var nothing = List.of(new LineQuantity("1", 0), new LineQuantity("2", 0));
        bench.complete(PickOrderElements.TASK_PICK_ITEMS, Map.of("picked", nothing));

        assertOutcome("nothing-found", List.of());
        assertThat(bench.asked(ReduceReservation.Input.class))
                .containsExactly(new ReduceReservation.Input(fulfilmentId, nothing));
        assertThat(bench.asked(RecordStoreAnswer.Input.class))
                .containsExactly(new RecordStoreAnswer.Input(orderId, fulfilmentId, false, "nothing found"));
        assertThat(bench.told()).isEmpty();
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE))
                .endsWith(GATEWAY_ANYTHING_FOUND, TASK_GIVE_UP_PICKUP, END_EVENT_NOTHING_FOUND);
    }

    // --- The customer at the counter

    @Test
    void after_a_wrong_code_the_task_comes_back_and_says_so_and_the_right_code_gets_the_goods() {
        pickup.startReady(STORE_WITH_TASKS);
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", "000000"));
        bench.awaitAsked(HandOver.Input.class, 1);

        var again = bench.task(TASK_HAND_OVER, Map.of("codeRefused", true));
        bench.complete(again, Map.of("collectionCode", RIGHT_CODE));

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.asked(HandOver.Input.class).stream().map(PickupInStoreProcessTest::anyAttempt))
                .containsExactly(handOver("000000"), handOver(RIGHT_CODE));
        assertThat(bench.asked(HandOver.Input.class))
                .extracting(HandOver.Input::attemptId)
                .doesNotHaveDuplicates()
                .allMatch(attempt -> attempt.startsWith("task-"));
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE)).containsOnlyOnce(BOUNDARY_WRONG_CODE);
    }

    @Test
    void goods_that_somebody_holds_are_not_offered_to_the_store() {
        var hold = TestHold.at(
                bench,
                OfferToStore.Input.class,
                fulfilmentId,
                job -> new OfferToStore.Output(bench.in(Duration.ofHours(2))));
        pickup.start(STORE_WITH_TASKS);
        bench.awaitAt(CALL_AWAIT_RELEASE_TO_OFFER, AwaitReleaseElements.GATEWAY_AWAIT_RELEASE);

        hold.release();
        pickup.staffHandOver();

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE))
                .containsSubsequence(BOUNDARY_OFFER_HELD, CALL_AWAIT_RELEASE_TO_OFFER, TASK_OFFER_TO_STORE);
        assertThat(bench.asked(CheckHolds.Input.class)).containsOnly(new CheckHolds.Input(orderId, fulfilmentId));
    }

    @Test
    void goods_that_somebody_holds_are_handed_out_only_after_their_release() {
        var hold = TestHold.at(bench, HandOver.Input.class, fulfilmentId, job -> new HandOver.Output(ALL));
        pickup.startReady(STORE_WITH_TASKS);
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));
        bench.awaitAt(CALL_AWAIT_RELEASE_TO_HAND_OVER, AwaitReleaseElements.GATEWAY_AWAIT_RELEASE);

        hold.release();
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE))
                .containsSubsequence(BOUNDARY_HANDOVER_HELD, CALL_AWAIT_RELEASE_TO_HAND_OVER, GATEWAY_TRY_AGAIN);
    }

    @Test
    void after_a_wrong_code_the_system_of_the_store_may_try_again_as_a_new_attempt() {
        pickup.startReady(STORE_WITH_SYSTEM);
        bench.awaitAt(TASK_AWAIT_COLLECTION);
        pickup.customerShows("000000", "evt-1");
        pickup.customerShows("111111", "evt-2");
        pickup.customerShows(RIGHT_CODE, "evt-3");

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.asked(HandOver.Input.class))
                .containsExactly(
                        new HandOver.Input(orderId, fulfilmentId, "000000", "evt-1", null),
                        new HandOver.Input(orderId, fulfilmentId, "111111", "evt-2", null),
                        new HandOver.Input(orderId, fulfilmentId, RIGHT_CODE, "evt-3", null));
    }

    @Test
    void an_attempt_that_is_told_twice_is_checked_once() {
        pickup.startReady(STORE_WITH_SYSTEM);
        bench.awaitAt(TASK_AWAIT_COLLECTION);
        var attempt = Map.<String, Object>of("collectionCode", "000000", "attemptId", "evt-1");
        assertThat(bench.publish(MessageName.PICKUP_COLLECTION_ATTEMPTED, fulfilmentId, "evt-1" + orderId, attempt))
                .isTrue();
        assertThat(bench.publish(MessageName.PICKUP_COLLECTION_ATTEMPTED, fulfilmentId, "evt-1" + orderId, attempt))
                .isFalse();
        pickup.customerShows(RIGHT_CODE, "evt-2");

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.asked(HandOver.Input.class))
                .extracting(HandOver.Input::attemptId)
                .containsExactly("evt-1", "evt-2");
    }

    @Test
    void a_customer_who_takes_time_is_reminded_once_and_can_still_collect() {
        pickup.startReady(STORE_WITH_TASKS);
        bench.awaitAt(TASK_HAND_OVER);

        bench.advance(Duration.ofHours(24).plus(LITTLE));
        bench.awaitAsked(NotifyCustomer.Input.class, 1);
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.asked(NotifyCustomer.Input.class))
                .containsExactly(new NotifyCustomer.Input(orderId, fulfilmentId, "pickup-reminder"));
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE))
                .containsSubsequence(BOUNDARY_REMINDER_DUE, TASK_REMIND_CUSTOMER, END_EVENT_CUSTOMER_REMINDED);
    }

    @Test
    void a_customer_who_collects_early_is_not_reminded() {
        pickup.startReady(STORE_WITH_TASKS);
        bench.awaitAt(TASK_HAND_OVER);

        bench.advance(Duration.ofHours(24).minus(LITTLE));
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void goods_that_nobody_collects_go_back_to_the_shelf() {
        pickup.startReady(STORE_WITH_TASKS);
        bench.awaitAt(TASK_HAND_OVER);
        bench.advance(Duration.ofHours(24).plus(LITTLE));
        bench.awaitAsked(NotifyCustomer.Input.class, 1);

        bench.advance(Duration.ofHours(48));

        assertOutcome("not-collected", List.of());
        assertThat(bench.asked(ExpirePickup.Input.class))
                .containsExactly(new ExpirePickup.Input(orderId, fulfilmentId));
        assertStockReleasedBy(TASK_RELEASE_EXPIRED_STOCK, END_EVENT_NOT_COLLECTED);
        assertThat(bench.asked(ConfirmReservation.Input.class)).isEmpty();
    }

    @Test
    void the_hold_period_of_a_store_with_a_system_ends_as_well() {
        pickup.startReady(STORE_WITH_SYSTEM);
        bench.awaitAt(TASK_AWAIT_COLLECTION);

        bench.advance(Duration.ofHours(72).plus(LITTLE));

        assertOutcome("not-collected", List.of());
        assertStockReleasedBy(TASK_RELEASE_EXPIRED_STOCK, END_EVENT_NOT_COLLECTED);
    }

    @Test
    void a_wrong_code_does_not_lengthen_the_hold_period() {
        pickup.startReady(STORE_WITH_TASKS);
        bench.awaitAt(TASK_HAND_OVER);
        bench.advance(Duration.ofHours(71));
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", "000000"));
        bench.task(TASK_HAND_OVER, Map.of("codeRefused", true));

        bench.advance(Duration.ofHours(1).plus(LITTLE));

        assertOutcome("not-collected", List.of());
    }

    @Test
    void a_code_accepted_in_the_moment_the_time_ran_out_counts() {
        bench.hold(HandOver.Input.class);
        bench.answer(
                ExpirePickup.Input.class,
                job -> new ExpirePickup.Output(
                        ALL, false, bench.in(Duration.ZERO), bench.in(Duration.ZERO), fulfilmentId));
        pickup.startReady(STORE_WITH_TASKS);
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));
        bench.awaitAsked(HandOver.Input.class, 1);

        bench.advance(Duration.ofHours(72).plus(LITTLE));

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE))
                .containsSubsequence(
                        BOUNDARY_HOLD_ENDED,
                        TASK_EXPIRE_PICKUP,
                        GATEWAY_COLLECTED_AFTER_ALL,
                        GATEWAY_HANDED_OVER,
                        TASK_CONFIRM_RESERVATION)
                .doesNotContain(TASK_RELEASE_EXPIRED_STOCK);
    }

    @Test
    void what_the_customer_leaves_behind_goes_back_to_the_shelf_and_is_not_charged() {
        var one = List.of(new LineQuantity("1", 1));
        bench.answer(HandOver.Input.class, job -> new HandOver.Output(one));
        pickup.startReady(STORE_WITH_TASKS);
        var taken = List.of(Map.of("lineId", "1", "quantity", 1), Map.of("lineId", "2", "quantity", 0));
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE, "taken", taken));

        assertOutcome("handed-over", List.of(Map.of("lineId", "1", "quantity", 1)));
        assertThat(bench.asked(HandOver.Input.class).getFirst().taken())
                .containsExactly(new LineQuantity("1", 1), new LineQuantity("2", 0));
        assertThat(bench.asked(ReleaseUncollected.Input.class))
                .containsExactly(new ReleaseUncollected.Input(fulfilmentId, one));
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE))
                .containsSubsequence(GATEWAY_EVERYTHING_TAKEN, TASK_RELEASE_UNCOLLECTED, TASK_CONFIRM_RESERVATION);
    }

    @Test
    void what_the_customer_gives_back_at_once_is_not_kept_and_what_is_damaged_is_set_aside() {
        var kept = List.of(new LineQuantity("1", 1));
        var aside = List.of(new LineQuantity("2", 1));
        bench.answer(HandOver.Input.class, job -> new HandOver.Output(kept, aside));
        pickup.startReady(STORE_WITH_TASKS);
        var taken = List.of(
                Map.of("lineId", "1", "quantity", 2, "givenBack", 1),
                Map.of("lineId", "2", "quantity", 1, "givenBack", 1, "damaged", 1));
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE, "taken", taken));

        assertOutcome("handed-over", List.of(Map.of("lineId", "1", "quantity", 1)));
        assertThat(bench.asked(HandOver.Input.class).getFirst().givenBack())
                .containsExactly(new HandOver.GivenBack("1", 1, 0), new HandOver.GivenBack("2", 1, 1));
        assertThat(bench.asked(ReleaseUncollected.Input.class))
                .containsExactly(new ReleaseUncollected.Input(fulfilmentId, kept, aside));
    }

    @Test
    void who_gives_everything_back_ends_the_pickup_without_goods() {
        bench.answer(HandOver.Input.class, job -> new HandOver.Output(List.of()));
        pickup.startReady(STORE_WITH_TASKS);
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));

        assertOutcome("given-back", List.of());
        assertThat(bench.asked(ReleaseUncollected.Input.class))
                .containsExactly(new ReleaseUncollected.Input(fulfilmentId, List.of()));
    }

    @Test
    void when_nothing_is_taken_the_goods_wait_on() {
        bench.refuse(HandOver.Input.class, ErrorCode.PICKUP_NOTHING_TAKEN);
        pickup.startReady(STORE_WITH_SYSTEM);
        pickup.customerShows(RIGHT_CODE, "evt-1");
        bench.awaitAsked(HandOver.Input.class, 1);
        bench.awaitAt(TASK_AWAIT_COLLECTION);
        bench.answer(HandOver.Input.class, job -> new HandOver.Output(ALL));

        pickup.customerShows(RIGHT_CODE, "evt-2");

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE)).containsOnlyOnce(BOUNDARY_NOTHING_TAKEN);
    }

    @Test
    void goods_for_which_there_is_more_time_wait_on_until_then() {
        var times = new AtomicInteger();
        var extensionId = UUID.randomUUID();
        bench.answer(
                ExpirePickup.Input.class,
                job -> times.incrementAndGet() == 1
                        ? new ExpirePickup.Output(
                                List.of(),
                                false,
                                bench.in(Duration.ofHours(24)),
                                bench.in(Duration.ofHours(12)),
                                extensionId)
                        : UsualAnswers.expired(bench, job));
        pickup.startReady(STORE_WITH_TASKS);
        bench.awaitAt(TASK_HAND_OVER);
        bench.advance(Duration.ofHours(72).plus(LITTLE));
        bench.awaitAsked(ExpirePickup.Input.class, 1);
        bench.awaitAt(TASK_HAND_OVER);
        bench.advance(Duration.ofHours(23));
        assertThat(bench.asked(ExpirePickup.Input.class)).hasSize(1);

        bench.advance(Duration.ofHours(1).plus(LITTLE));

        assertOutcome("not-collected", List.of());
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE))
                .containsSubsequence(
                        BOUNDARY_HOLD_ENDED,
                        TASK_EXPIRE_PICKUP,
                        GATEWAY_GOODS_WAIT,
                        BOUNDARY_HOLD_ENDED,
                        TASK_EXPIRE_PICKUP,
                        END_EVENT_NOT_COLLECTED);
        assertThat(bench.asked(NotifyCustomer.Input.class))
                .containsExactly(
                        new NotifyCustomer.Input(orderId, fulfilmentId, "pickup-reminder"),
                        new NotifyCustomer.Input(orderId, extensionId, "pickup-reminder"));
    }

    @Test
    void a_customer_in_front_of_the_store_is_served_there_and_shows_the_code() {
        pickup.startReady(STORE_WITH_TASKS);
        bench.awaitAt(TASK_HAND_OVER);
        var visit = UUID.randomUUID();
        pickup.customerArrives(visit);

        bench.complete(ServeCurbsideElements.TASK_BRING_GOODS, Map.of("customerFound", true));
        bench.awaitAsked(EndVisit.Input.class, 1);
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.asked(EndVisit.Input.class)).containsExactly(new EndVisit.Input(fulfilmentId, visit, true));
    }

    private HandOver.Input handOver(String code) {
        return new HandOver.Input(orderId, fulfilmentId, code, null, ALL);
    }

    private static HandOver.Input anyAttempt(HandOver.Input job) {
        return new HandOver.Input(
                job.orderId(),
                job.fulfilmentId(),
                job.collectionCode(),
                null,
                job.taken(),
                job.paidAmount(),
                job.receipt());
    }

    @Test
    void goods_that_are_not_paid_wait_on_and_the_task_says_what_is_due() {
        bench.answer(HandOver.Input.class, job -> {
            if (job.paidAmount() == null) {
                throw new BusinessError(
                        ErrorCode.PICKUP_NOT_PAID,
                        "Not paid",
                        Map.of("amountDue", "59.90 BRL", "paymentProblem", "59.90 BRL is to be paid first."));
            }
            return new HandOver.Output(ALL);
        });
        pickup.startReady(STORE_WITH_TASKS);
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));
        bench.awaitAsked(HandOver.Input.class, 1);

        var again = bench.task(
                TASK_HAND_OVER, Map.of("amountDue", "59.90 BRL", "paymentProblem", "59.90 BRL is to be paid first."));
        bench.complete(again, Map.of("collectionCode", RIGHT_CODE, "paidAmount", 59.9, "receipt", "CF-1"));

        assertOutcome("handed-over", ALL_HANDED_OVER);
        var paid = bench.asked(HandOver.Input.class).getLast();
        assertThat(paid.paidAmount()).isEqualByComparingTo("59.90");
        assertThat(paid.receipt()).isEqualTo("CF-1");
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE)).containsOnlyOnce(BOUNDARY_NOT_PAID, GATEWAY_ASK_AGAIN);
    }

    @Test
    void goods_in_the_locker_are_handed_over_by_it_and_not_by_staff() {
        bench.answer(ReserveCompartment.Input.class, job -> new ReserveCompartment.Output("Entrada", "07"));
        bench.answer(AnnounceReady.Input.class, job -> ready(job.compartment()));
        pickup.startBefore(TASK_STAGE_ORDER, STORE_WITH_TASKS, Map.of("picked", ALL));
        bench.complete(TASK_STAGE_ORDER, Map.of("stagingLocation", "B-12", "packageSize", "S"));
        bench.complete(bench.task(TASK_PUT_INTO_LOCKER, Map.of("compartment", "07")), Map.of("placed", true));
        bench.awaitAt(TASK_AWAIT_COLLECTION);
        pickup.customerShows(RIGHT_CODE, "locker-1");

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.asked(ReserveCompartment.Input.class))
                .containsExactly(new ReserveCompartment.Input(orderId, fulfilmentId, "S"));
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE)).doesNotContain(TASK_HAND_OVER);
    }

    @Test
    void goods_that_do_not_fit_into_the_locker_wait_at_the_counter() {
        bench.answer(ReserveCompartment.Input.class, job -> new ReserveCompartment.Output("Entrada", "07"));
        bench.answer(AnnounceReady.Input.class, job -> ready(job.compartment()));
        pickup.startBefore(TASK_STAGE_ORDER, STORE_WITH_TASKS, Map.of("picked", ALL));
        bench.complete(TASK_STAGE_ORDER, Map.of("stagingLocation", "B-12", "packageSize", "L"));
        bench.complete(TASK_PUT_INTO_LOCKER, Map.of("placed", false));
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.asked(AnnounceReady.Input.class).getFirst().compartment())
                .isNull();
    }

    private AnnounceReady.Output ready(String compartment) {
        return new AnnounceReady.Output(
                bench.in(Duration.ofHours(72)), bench.in(Duration.ofHours(24)), null, compartment);
    }

    @Test
    void staff_know_who_is_on_the_way_until_the_customer_is_there_or_says_otherwise() {
        pickup.startReady(STORE_WITH_TASKS);
        bench.awaitAt(TASK_HAND_OVER);
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        pickup.customerDeparts(first, bench.in(Duration.ofMinutes(30)));
        bench.task(TASK_GET_READY, Map.of("vehicle", "red car"));
        bench.publish(MessageName.PICKUP_DEPARTURE_ENDED, first, Map.of());
        pickup.customerDeparts(second, null);
        bench.complete(
                bench.task(TASK_GET_READY, Map.of("departureId", second.toString())),
                Map.of("stagingLocation", "front desk"));
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE))
                .containsOnlyOnce(BOUNDARY_DEPARTURE_ENDED, END_EVENT_GOODS_IN_FRONT);
    }

    private void assertOutcome(String outcome, List<Map<String, Object>> handedOver) {
        assertThat(bench.awaitEnd())
                .containsEntry(
                        "fulfilmentOutcome",
                        Map.of("fulfilmentId", fulfilmentId.toString(), "outcome", outcome, "handedOver", handedOver));
    }

    private void assertStockReleasedBy(String task, String end) {
        assertThat(bench.asked(ReleaseStock.Input.class)).containsExactly(new ReleaseStock.Input(fulfilmentId));
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE)).containsSubsequence(task, end);
    }

    @Test
    void what_happens_beside_the_steps_is_told_as_often_as_it_happens() {
        pickup.startReady(STORE_WITH_TASKS);
        bench.awaitAt(TASK_HAND_OVER);
        var newCode = UUID.randomUUID();
        var locked = UUID.randomUUID();
        pickup.notice("pickup-code-locked", locked);
        pickup.notice("pickup-new-code", newCode);
        bench.awaitAsked(NotifyCustomer.Input.class, 2);
        bench.complete(TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));

        assertOutcome("handed-over", ALL_HANDED_OVER);
        assertThat(bench.asked(NotifyCustomer.Input.class))
                .containsExactly(
                        new NotifyCustomer.Input(orderId, locked, "pickup-code-locked"),
                        new NotifyCustomer.Input(orderId, newCode, "pickup-new-code"));
    }

    // --- Goods that come from another store first

    private final UUID transferId = UUID.randomUUID();

    @Test
    void goods_that_another_store_sends_are_offered_and_picked_once_they_are_there() {
        pickup.startWithTransfer(STORE_WITH_TASKS, transferId);
        bench.awaitAt(TransferStockElements.TASK_AWAIT_DISPATCH);
        assertThat(bench.asked(OfferToStore.Input.class)).isEmpty();

        arrive(List.of());
        pickup.staffHandOver();

        bench.awaitEnd();
        assertThat(bench.asked(OfferToStore.Input.class).getFirst().lines()).isEqualTo(LINES);
        assertThat(bench.told()).doesNotContain("pickup-short");
    }

    @Test
    void what_did_not_arrive_is_not_asked_of_the_store_and_counts_as_a_short_pick() {
        pickup.startWithTransfer(STORE_WITH_TASKS, transferId);

        bench.answer(
                RecordPick.Input.class,
                job -> new RecordPick.Output(
                        job.picked().stream().map(PickedLine::found).toList(), "complete", List.of(), List.of()));
        arrive(List.of(new LineQuantity("1", 1), new LineQuantity("2", 1)));
        pickup.staffHandOver();

        bench.awaitEnd();
        assertThat(bench.asked(OfferToStore.Input.class).getFirst().lines())
                .containsExactly(new FulfilmentPlan.Item("1", "CAM-0101", "Camiseta Algodão P", 1));
        assertThat(bench.told()).contains("pickup-short");
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE)).contains(TASK_REDUCE_RESERVATION, TASK_TELL_CUSTOMER_SHORT);
    }

    @Test
    void when_nothing_arrives_the_store_is_not_bothered() {
        pickup.startWithTransfer(STORE_WITH_TASKS, transferId);

        arrive(List.of(new LineQuantity("1", 2), new LineQuantity("2", 1)));

        var outcome = bench.awaitEnd().get("fulfilmentOutcome").toString();
        assertThat(outcome).contains("nothing-found");
        assertThat(bench.asked(OfferToStore.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.PICKUP_IN_STORE)).endsWith(GATEWAY_ANYTHING_HERE, END_EVENT_NOTHING_ARRIVED);
    }

    private void arrive(List<LineQuantity> missing) {
        bench.answer(ReceiveTransfer.Input.class, job -> new ReceiveTransfer.Output(missing));
        bench.publish(MessageName.INVENTORY_TRANSFER_DISPATCHED, transferId, Map.of("picked", ALL));
        bench.complete(TransferStockElements.TASK_RECEIVE_TRANSFER, Map.of());
    }
}
