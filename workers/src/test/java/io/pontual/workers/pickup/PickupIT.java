package io.pontual.workers.pickup;

import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.COLLECTION_ATTEMPT;
import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.PICKUP_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.Queue;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.pickup.AnnounceReady;
import io.pontual.processes.pickup.HandOver;
import io.pontual.processes.pickup.OfferToStore;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PickupSteps.class})
class PickupIT {
    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    PickupSteps steps;

    @Autowired
    OfferToStoreWorker offer;

    @Autowired
    AnnounceReadyWorker ready;

    @Autowired
    Pickups pickups;

    @Autowired
    CurbsideService curbside;

    @Autowired
    PickupRepository repository;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    private final UUID fulfilment = UUID.randomUUID();
    private UUID order;

    @BeforeEach
    void anOrder() {
        order = orders.place("79.80");
    }

    @Test
    void a_store_with_a_system_is_asked_once_and_told_by_when_in_its_own_time() {
        var due = steps.offer(order, fulfilment, "jms").answerDueAt();
        var again = steps.offer(order, fulfilment, "jms").answerDueAt();

        assertThat(again).isEqualTo(due).endsWith("-03:00");
        assertThat(OffsetDateTime.parse(due)).isAfter(OffsetDateTime.now());
        var commands = sent.of(fulfilment, Queue.PICKUP_STORE_CMD);
        assertThat(commands).hasSize(1);
        var command = commands.getFirst();
        assertThat(command.messageId()).isEqualTo("offer:" + fulfilment);
        assertThat(command.body().get("commandId").asText()).isEqualTo(command.messageId());
        assertThat(command.body().get("kind").asText()).isEqualTo("OFFER");
        assertThat(command.body().get("nodeId").asText()).isEqualTo("store-1");
        assertThat(command.body().get("dueAt").asText()).isEqualTo(due);
        assertThat(command.body().get("lines")).hasSize(2);
    }

    @Test
    void a_store_without_a_system_is_sent_nothing() {
        steps.untilReady(order, fulfilment, "tasklist");
        steps.handOver(order, fulfilment, steps.code(fulfilment), null);

        assertThat(sent.of(fulfilment)).isEmpty();
        assertThat(sent.story(order))
                .containsExactly("PICKUP_OFFERED", "PICKUP_ACCEPTED", "PICKUP_READY", "PICKUP_HANDED_OVER");
        assertThat(sent.storyText(order)).contains("\"node\": \"Loja Centro\"", "\"quantity\": 3");
    }

    @Test
    void an_order_that_is_being_cancelled_bothers_no_store_and_every_step_lets_it_pass() {
        orders.close(order);

        assertThat(steps.offer(order, fulfilment, "jms").answerDueAt()).isNotNull();
        steps.answer(order, fulfilment, true, null);
        assertThat(steps.ready(order, fulfilment).holdUntil()).isNotNull();
        steps.expire(order, fulfilment);
        steps.recall(order);

        assertThat(pickups.ofOrder(order)).isEmpty();
        assertThat(sent.of(fulfilment)).isEmpty();
    }

    @Test
    void a_held_order_or_fulfilment_is_not_offered_but_stays_offered_when_it_was() {
        for (var target : List.of(order, fulfilment)) {
            orders.hold(target);
            assertOnHold(() -> steps.offer(order, fulfilment, "jms"));
            orders.release(target);
        }
        assertThat(pickups.ofOrder(order)).isEmpty();

        var due = steps.offer(order, fulfilment, "jms").answerDueAt();
        orders.hold(order);
        assertThat(steps.offer(order, fulfilment, "jms").answerDueAt()).isEqualTo(due);
    }

    @Test
    void held_goods_are_not_handed_out_whatever_the_code_and_the_store_is_told() {
        steps.untilReady(order, fulfilment, "jms");
        var code = steps.code(fulfilment);
        orders.hold(fulfilment);
        assertOnHold(() -> steps.handOver(order, fulfilment, code, "a-1"));
        assertOnHold(() -> steps.handOver(order, fulfilment, steps.wrongCode(fulfilment), "a-2"));

        assertThat(steps.status(order, fulfilment)).isEqualTo("READY");
        assertThat(sent.of(fulfilment))
                .extracting(SentMessages.Message::messageId)
                .filteredOn(id -> id.startsWith("handover-refused:"))
                .hasSize(2);
        assertThat(sent.story(order)).doesNotContain("PICKUP_WRONG_CODE");

        orders.release(fulfilment);
        var given = steps.handOver(order, fulfilment, code, "a-3");
        orders.hold(fulfilment);
        assertThat(steps.handOver(order, fulfilment, code, "a-3")).isEqualTo(given);
    }

    private static void assertOnHold(ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOf(BusinessError.class)
                .extracting("code")
                .isEqualTo(ErrorCode.ORDERING_ON_HOLD);
    }

    @Test
    void an_unknown_node_or_a_step_without_an_offer_needs_an_operator() {
        var input = new OfferToStore.Input(order, fulfilment, "nowhere", "jms", List.of(), "PT2H");
        assertThatThrownBy(() -> offer.work(input)).isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> steps.answer(order, fulfilment, true, null)).isInstanceOf(NeedsOperator.class);
    }

    @Test
    void a_repeated_answer_changes_nothing() {
        steps.offer(order, fulfilment, "jms");
        steps.answer(order, fulfilment, true, null);
        var accepted = pickups.ofOrder(order).getFirst().acceptedAt();
        steps.answer(order, fulfilment, true, null);

        assertThat(pickups.ofOrder(order).getFirst().acceptedAt()).isEqualTo(accepted);
        assertThat(steps.status(order, fulfilment)).isEqualTo("ACCEPTED");
    }

    @Test
    void a_store_that_never_answered_is_told_to_stop() {
        steps.offer(order, fulfilment, "jms");
        steps.answer(order, fulfilment, false, "no answer");
        steps.answer(order, fulfilment, false, "no answer");

        assertThat(steps.status(order, fulfilment)).isEqualTo("REJECTED");
        assertThat(pickups.ofOrder(order).getFirst().reason()).isEqualTo("no answer");
        assertThat(commandKinds()).containsExactly("OFFER", "RECALL");
    }

    @Test
    void nothing_found_ends_an_accepted_pickup_as_rejected() {
        steps.offer(order, fulfilment, "tasklist");
        steps.answer(order, fulfilment, true, null);
        steps.answer(order, fulfilment, false, "nothing found");

        assertThat(steps.status(order, fulfilment)).isEqualTo("REJECTED");
    }

    @Test
    void the_hold_period_starts_once_and_the_code_exists_only_while_the_goods_wait() {
        steps.offer(order, fulfilment, "jms");
        steps.answer(order, fulfilment, true, null);
        assertThat(pickups.waiting(fulfilment)).isEmpty();

        var first = steps.ready(order, fulfilment);
        var again = steps.ready(order, fulfilment);

        assertThat(again).isEqualTo(first);
        var waiting = pickups.waiting(fulfilment).orElseThrow();
        assertThat(waiting.code()).matches("\\d{6}");
        assertThat(waiting.holdUntil())
                .isEqualTo(OffsetDateTime.parse(first.holdUntil()).toInstant());
        assertThat(waiting.lines()).isEqualTo(PickupSteps.PICKED);
        assertThat(waiting).asString().doesNotContain(waiting.code());
        assertThat(commandKinds()).containsExactly("OFFER", "READY");

        steps.handOver(order, fulfilment, waiting.code(), "a-1");
        assertThat(pickups.waiting(fulfilment)).isEmpty();
    }

    @Test
    void a_wrong_code_is_refused_and_counted_once_per_attempt() {
        steps.untilReady(order, fulfilment, "jms");
        var wrong = steps.wrongCode(fulfilment);

        for (var attempt : List.of("a-1", "a-1", "a-2")) {
            assertThatThrownBy(() -> steps.handOver(order, fulfilment, wrong, attempt))
                    .isInstanceOfSatisfying(BusinessError.class, error -> assertThat(error.code())
                            .isEqualTo(ErrorCode.PICKUP_WRONG_CODE))
                    .hasMessageNotContaining(steps.code(fulfilment));
        }

        var row = db.fetchSingle(PICKUP_, PICKUP_.FULFILMENT_ID.eq(fulfilment));
        assertThat(row.getRefusedAttempts()).isEqualTo(2);
        assertThat(row.getLastRefusedAt()).isNotNull();
        assertThat(sent.of(fulfilment, Queue.PICKUP_STORE_CMD))
                .extracting(SentMessages.Message::messageId)
                .endsWith("handover-refused:" + fulfilment + ":a-1", "handover-refused:" + fulfilment + ":a-2");
        assertThat(sent.story(order)).endsWith("PICKUP_WRONG_CODE", "PICKUP_WRONG_CODE");
        assertThat(sent.storyText(order)).contains("\"attempts\": 2").doesNotContain(steps.code(fulfilment));
        assertThat(steps.status(order, fulfilment)).isEqualTo("READY");
    }

    @Test
    void staff_of_a_store_without_a_system_hear_who_is_on_the_way_until_the_customer_is_there() {
        steps.untilReady(order, fulfilment, "tasklist");
        say(pickup -> curbside.depart(pickup, null, "red car"));
        say(pickup -> curbside.depart(pickup, null, "blue car"));

        var departures = sent.of(fulfilment, MessageName.PICKUP_CUSTOMER_DEPARTED);
        assertThat(departures)
                .extracting(message -> message.body().path("vehicle").asText())
                .containsExactly("red car", "blue car");
        var first =
                UUID.fromString(departures.getFirst().body().path("departureId").asText());
        var second =
                UUID.fromString(departures.getLast().body().path("departureId").asText());
        assertThat(sent.of(first, MessageName.PICKUP_DEPARTURE_ENDED)).hasSize(1);
        assertThat(sent.of(second, MessageName.PICKUP_DEPARTURE_ENDED)).isEmpty();

        say(pickup -> curbside.arrive(pickup, "3", null));
        steps.handOver(order, fulfilment, steps.code(fulfilment), "a-1");

        assertThat(sent.of(second, MessageName.PICKUP_DEPARTURE_ENDED)).hasSize(1);
    }

    @Test
    void nobody_waits_for_a_customer_on_the_way_once_the_pickup_has_ended() {
        steps.untilReady(order, fulfilment, "tasklist");
        say(pickup -> curbside.depart(pickup, null, null));
        var departure = UUID.fromString(sent.of(fulfilment, MessageName.PICKUP_CUSTOMER_DEPARTED)
                .getFirst()
                .body()
                .path("departureId")
                .asText());

        steps.expire(order, fulfilment);

        assertThat(sent.of(departure, MessageName.PICKUP_DEPARTURE_ENDED)).hasSize(1);
    }

    private void say(Consumer<Pickup> what) {
        transaction.executeWithoutResult(
                status -> what.accept(repository.lock(fulfilment).orElseThrow()));
    }

    @Test
    void each_wrong_code_from_a_task_counts() {
        steps.untilReady(order, fulfilment, "tasklist");
        var wrong = steps.wrongCode(fulfilment);

        assertThatThrownBy(() -> steps.handOver(order, fulfilment, wrong, null)).isInstanceOf(BusinessError.class);
        assertThatThrownBy(() -> steps.handOver(order, fulfilment, null, null)).isInstanceOf(BusinessError.class);

        assertThat(db.fetchSingle(PICKUP_, PICKUP_.FULFILMENT_ID.eq(fulfilment)).getRefusedAttempts())
                .isEqualTo(2);
    }

    @Test
    void after_too_many_wrong_codes_none_is_accepted_and_the_customer_is_told_once() {
        steps.untilReady(order, fulfilment, "jms");
        var code = steps.code(fulfilment);
        var wrong = steps.wrongCode(fulfilment);
        for (var attempt : List.of("a-1", "a-2", "a-2", "a-3")) {
            assertWrong(() -> steps.handOver(order, fulfilment, wrong, attempt));
        }

        // The right one is refused in the same words as a wrong one.
        assertWrong(() -> steps.handOver(order, fulfilment, code, "a-4"));
        assertWrong(() -> steps.handOver(order, fulfilment, wrong, "a-5"));

        assertThat(steps.status(order, fulfilment)).isEqualTo("READY");
        assertThat(pickups.waiting(fulfilment)).isEmpty();
        assertThat(sent.of(fulfilment, MessageName.PICKUP_NOTICE_ISSUED))
                .singleElement()
                .satisfies(notice -> assertThat(
                                notice.body().path("noticeTemplate").asText())
                        .isEqualTo("pickup-code-locked"));
        assertThat(sent.of(fulfilment, Queue.PICKUP_STORE_CMD))
                .extracting(SentMessages.Message::messageId)
                .filteredOn(id -> id.startsWith("handover-refused:"))
                .hasSize(5);
        assertThat(sent.story(order)).containsOnlyOnce("PICKUP_CODE_LOCKED");
        assertThat(sent.storyText(order)).doesNotContain(code, wrong);
        assertThat(db.select(COLLECTION_ATTEMPT.RESULT)
                        .from(COLLECTION_ATTEMPT)
                        .where(COLLECTION_ATTEMPT.FULFILMENT_ID.eq(fulfilment))
                        .fetch(COLLECTION_ATTEMPT.RESULT))
                .containsExactlyInAnyOrder("WRONG_CODE", "WRONG_CODE", "WRONG_CODE", "LOCKED", "LOCKED");
    }

    @Test
    void a_limit_that_lets_nobody_show_a_code_needs_an_operator() {
        steps.offer(order, fulfilment, "jms");
        steps.answer(order, fulfilment, true, null);

        assertThatThrownBy(() -> steps.ready(order, fulfilment, 0))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("codeAttempts");
        assertThat(steps.ready(order, fulfilment, null).holdUntil()).isNotNull();
        assertThat(db.fetchSingle(PICKUP_, PICKUP_.FULFILMENT_ID.eq(fulfilment)).getCodeAttempts())
                .isEqualTo(5);
    }

    private static void assertWrong(ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOf(BusinessError.class)
                .hasMessageContaining("is not accepted")
                .extracting("code")
                .isEqualTo(ErrorCode.PICKUP_WRONG_CODE);
    }

    @Test
    void the_right_code_hands_over_what_was_picked_and_a_repeat_gives_the_same_answer() {
        steps.untilReady(order, fulfilment, "jms");
        var code = steps.code(fulfilment);

        var first = steps.handOver(order, fulfilment, code, "a-1");
        var again = steps.handOver(order, fulfilment, code, "a-1");

        assertThat(first.handedOver()).isEqualTo(PickupSteps.PICKED);
        assertThat(again).isEqualTo(first);
        assertThat(commandKinds()).containsExactly("OFFER", "READY", "HANDOVER_CONFIRMED");
    }

    @Test
    void goods_that_are_not_waiting_are_not_handed_out() {
        steps.offer(order, fulfilment, "jms");
        assertThatThrownBy(() -> steps.handOver(order, fulfilment, "123456", "a-1"))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("is OFFERED");
    }

    @Test
    void what_was_recalled_just_now_is_not_handed_out_whatever_the_code_and_nobody_has_to_mend_it() {
        steps.untilReady(order, fulfilment, "jms");
        var code = steps.code(fulfilment);
        steps.recall(order);

        assertThatThrownBy(() -> steps.handOver(order, fulfilment, code, "a-1"))
                .isInstanceOfSatisfying(
                        BusinessError.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.PICKUP_WRONG_CODE));

        assertThat(steps.status(order, fulfilment)).isEqualTo("RECALLED");
        assertThat(commandKinds()).containsExactly("OFFER", "READY", "RECALL", "HANDOVER_REFUSED");
    }

    @Test
    void an_expired_pickup_is_called_back_once_and_its_code_is_worthless() {
        steps.untilReady(order, fulfilment, "jms");
        var code = steps.code(fulfilment);
        assertThat(steps.expire(order, fulfilment).handedOver()).isEmpty();
        assertThat(steps.expire(order, fulfilment).handedOver()).isEmpty();

        assertThat(steps.status(order, fulfilment)).isEqualTo("EXPIRED");
        assertThat(commandKinds()).containsExactly("OFFER", "READY", "RECALL");
        assertThatThrownBy(() -> steps.handOver(order, fulfilment, code, "a-1")).isInstanceOf(NeedsOperator.class);
    }

    @Test
    void the_customer_gets_what_they_take_and_never_more_than_waits() {
        steps.untilReady(order, fulfilment, "jms");
        var code = steps.code(fulfilment);
        var taken = List.of(new LineQuantity("1", 1), new LineQuantity("2", 7), new LineQuantity("3", 1));

        var first = steps.handOver(order, fulfilment, code, "a-1", taken);

        assertThat(first.handedOver()).containsExactly(new LineQuantity("1", 1), new LineQuantity("2", 1));
        assertThat(steps.handOver(order, fulfilment, code, "a-1", taken)).isEqualTo(first);
        assertThat(steps.expire(order, fulfilment).handedOver()).isEqualTo(first.handedOver());
        assertThat(sent.storyText(order)).contains("\"quantity\": 2");
    }

    @Test
    void what_is_given_back_at_once_is_not_kept_and_never_more_than_was_taken() {
        steps.untilReady(order, fulfilment, "jms");
        var code = steps.code(fulfilment);
        var back = List.of(
                new HandOver.GivenBack("1", 1, 3),
                new HandOver.GivenBack("2", 9, -1),
                new HandOver.GivenBack("9", 1, 0));

        var first = steps.handOver(order, fulfilment, code, "a-1", null, back);

        assertThat(first.handedOver()).containsExactly(new LineQuantity("1", 1));
        assertThat(first.setAside()).containsExactly(new LineQuantity("1", 1));
        assertThat(steps.handOver(order, fulfilment, code, "a-1", null, List.of()))
                .isEqualTo(first);
        assertThat(steps.expire(order, fulfilment).setAside()).isEqualTo(first.setAside());
        assertThat(sent.story(order)).containsOnlyOnce("PICKUP_HANDED_OVER").containsOnlyOnce("PICKUP_GIVEN_BACK");
    }

    @Test
    void who_gives_everything_back_has_nothing() {
        steps.untilReady(order, fulfilment, "tasklist");
        var back = List.of(new HandOver.GivenBack("1", 2, 0), new HandOver.GivenBack("2", 1, 0));

        var output = steps.handOver(order, fulfilment, steps.code(fulfilment), "a-1", null, back);

        assertThat(output.handedOver()).isEmpty();
        assertThat(steps.status(order, fulfilment)).isEqualTo("HANDED_OVER");
        assertThat(sent.story(order)).doesNotContain("PICKUP_HANDED_OVER").contains("PICKUP_GIVEN_BACK");
    }

    @Test
    void a_wrong_code_takes_nothing_back() {
        steps.untilReady(order, fulfilment, "tasklist");
        var back = List.of(new HandOver.GivenBack("1", 2, 0));

        assertThatThrownBy(() -> steps.handOver(order, fulfilment, steps.wrongCode(fulfilment), "a-1", null, back))
                .isInstanceOf(BusinessError.class);

        assertThat(steps.handOver(order, fulfilment, steps.code(fulfilment), "a-2")
                        .handedOver())
                .containsExactly(new LineQuantity("1", 2), new LineQuantity("2", 1));
    }

    @Test
    void when_nothing_is_taken_the_goods_wait_on_and_no_code_is_counted() {
        steps.untilReady(order, fulfilment, "tasklist");
        for (var nothing :
                List.of(List.<LineQuantity>of(), List.of(new LineQuantity("1", 0), new LineQuantity("2", -1)))) {
            assertThatThrownBy(() -> steps.handOver(order, fulfilment, steps.code(fulfilment), null, nothing))
                    .isInstanceOf(BusinessError.class)
                    .extracting("code")
                    .isEqualTo(ErrorCode.PICKUP_NOTHING_TAKEN);
        }

        assertThat(steps.status(order, fulfilment)).isEqualTo("READY");
        assertThat(db.fetchCount(COLLECTION_ATTEMPT, COLLECTION_ATTEMPT.FULFILMENT_ID.eq(fulfilment)))
                .isZero();
    }

    @Test
    void the_time_of_goods_that_somebody_holds_does_not_run_out_on_the_customer() {
        steps.untilReady(order, fulfilment, "jms");
        orders.hold(order);

        var first = steps.expire(order, fulfilment);

        assertThat(first.expired()).isFalse();
        assertThat(OffsetDateTime.parse(first.holdUntil())).isAfter(OffsetDateTime.now());
        assertThat(steps.expire(order, fulfilment)).isEqualTo(first);
        // Reminded once more, in the middle of the day that was added.
        assertThat(OffsetDateTime.parse(first.remindAt()))
                .isEqualTo(OffsetDateTime.parse(first.holdUntil()).minusHours(12));
        assertThat(pickups.waiting(first.reminderId())).isEqualTo(pickups.waiting(fulfilment));
        assertThat(first.reminderId()).isNotEqualTo(fulfilment);
        assertThat(steps.status(order, fulfilment)).isEqualTo("READY");
        assertThat(commandKinds()).containsExactly("OFFER", "READY", "KEEP_LONGER");
        assertThat(sent.story(order)).containsOnlyOnce("PICKUP_EXTENDED");
        // The customer may still ask for the extension of the policy.
        var row = db.fetchSingle(PICKUP_, PICKUP_.FULFILMENT_ID.eq(fulfilment));
        assertThat(row.getExtensionLimit() - row.getExtended()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"1, null, PT10M, extendBy", "1, tomorrow, PT10M, extendBy", "2, PT24H, PT0S, curbsideWithin"})
    void limits_that_are_no_durations_need_an_operator(int times, String extendBy, String within, String named) {
        steps.offer(order, fulfilment, "jms");
        steps.answer(order, fulfilment, true, null);
        var input = new AnnounceReady.Input(
                order, fulfilment, PickupSteps.PICKED, null, "PT24H", "PT72H", 5, times, extendBy, within);

        assertThatThrownBy(() -> ready.work(input))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining(named);
    }

    @Test
    void a_pickup_that_was_handed_over_at_the_last_moment_does_not_expire() {
        steps.untilReady(order, fulfilment, "jms");
        steps.handOver(order, fulfilment, steps.code(fulfilment), "a-1");

        assertThat(steps.expire(order, fulfilment).handedOver()).isEqualTo(PickupSteps.PICKED);
        assertThat(steps.status(order, fulfilment)).isEqualTo("HANDED_OVER");
    }

    @Test
    void a_recall_stops_every_pickup_that_has_not_ended_and_can_be_repeated() {
        var rejected = UUID.randomUUID();
        steps.untilReady(order, fulfilment, "jms");
        steps.offer(order, rejected, "jms");
        steps.answer(order, rejected, false, "closed");

        steps.recall(order);
        assertThat(recall()).isTrue();

        assertThat(steps.status(order, fulfilment)).isEqualTo("RECALLED");
        assertThat(steps.status(order, rejected)).isEqualTo("REJECTED");
        assertThat(commandKinds()).containsExactly("OFFER", "READY", "RECALL");
        assertThat(sent.story(order)).containsOnlyOnce("PICKUP_RECALLED");
    }

    @Test
    void once_something_is_handed_over_a_cancellation_recalls_nothing() {
        var other = UUID.randomUUID();
        steps.untilReady(order, fulfilment, "jms");
        steps.untilReady(order, other, "jms");
        steps.handOver(order, fulfilment, steps.code(fulfilment), "a-1");

        assertThat(recall()).isFalse();

        assertThat(steps.status(order, other)).isEqualTo("READY");
    }

    @Test
    void a_recall_belongs_to_the_transaction_that_cancels() {
        assertThatThrownBy(() -> pickups.recall(order)).isInstanceOf(IllegalTransactionStateException.class);
    }

    private boolean recall() {
        return Boolean.TRUE.equals(transaction.execute(status -> pickups.recall(order)));
    }

    private List<String> commandKinds() {
        return sent.of(fulfilment, Queue.PICKUP_STORE_CMD).stream()
                .map(message -> message.body().get("kind").asText())
                .toList();
    }
}
