package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.HOLD;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.BeginCancellation;
import io.pontual.processes.ordering.CheckHolds;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.DecideReview;
import io.pontual.processes.ordering.HoldOrder;
import io.pontual.workers.ordering.contract.FraudReviews.Effect;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders that are held for fear of fraud, and who decides about them. */
@ApiTest
class ReviewsIT {
    private static final List<String> REASONS = List.of("High value: 5000 BRL or more", "Unusually many units");

    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Autowired
    HoldOrderWorker holdOrder;

    @Autowired
    CheckHoldsWorker checkHolds;

    @Autowired
    DecideReviewWorker decideReview;

    @Autowired
    ConfirmOrderWorker confirmOrder;

    @Autowired
    BeginCancellationWorker beginCancellation;

    @Autowired
    Reviews reviews;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    private UUID orderId;

    private void held() {
        orderId = api.placed();
        holdOrder.holdOrder(new HoldOrder.Input(orderId, REASONS));
    }

    /** The provider is not sure yet. */
    private void pending() {
        orderId = api.placed();
        transaction.executeWithoutResult(status -> reviews.pending(orderId, "aurora"));
    }

    private Effect verdict(boolean approved) {
        return transaction.execute(status -> reviews.verdict(orderId, "aurora", approved));
    }

    private JsonNode read() {
        return api.get("/api/v1/orders/" + orderId).body();
    }

    private JsonNode hold() {
        return read().at("/holds/0");
    }

    private UUID holdId() {
        return UUID.fromString(hold().path("holdId").asText());
    }

    private String status() {
        return read().path("status").asText();
    }

    private List<String> messages(String name, UUID key) {
        return db.selectFrom(OUTBOX)
                .where(OUTBOX.DESTINATION.eq(name))
                .and(OUTBOX.CORRELATION_KEY.eq(key.toString()))
                .fetch(message -> message.getBody().data());
    }

    private void decide(String decision, boolean overdue) {
        decideReview.decideReview(new DecideReview.Input(orderId, holdId(), decision, overdue));
    }

    private void passGate() {
        transaction.executeWithoutResult(status -> orders.requireReleased(orderId, null));
    }

    @Test
    void an_order_is_held_once_for_every_reason_and_a_review_is_asked_for() {
        held();
        holdOrder.holdOrder(new HoldOrder.Input(orderId, REASONS));

        assertThat(read().path("holds")).hasSize(1);
        assertThat(hold().path("type").asText()).isEqualTo("fraud");
        assertThat(hold().path("status").asText()).isEqualTo("OPEN");
        assertThat(hold().path("reasons")).extracting(JsonNode::asText).containsExactlyElementsOf(REASONS);
        assertThat(hold().path("placedBy").asText()).isEqualTo("screening");
        assertThat(Duration.parse(hold().path("age").asText())).isLessThan(Duration.ofMinutes(5));
        assertThat(hold().path("withoutDecision").asText()).isEqualTo("approve");
        assertThat(Instant.parse(hold().path("reviewDueAt").asText()))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(235)),
                        Instant.now().plus(Duration.ofMinutes(241)));
        assertThat(status()).isEqualTo("ON_HOLD");
        assertThat(messages(MessageName.ORDERING_REVIEW_REQUESTED, holdId()))
                .singleElement()
                .asString()
                .contains("- High value: 5000 BRL or more\\n- Unusually many units", "\"itemCount\": 3")
                .doesNotContain("ana@example.com");
        assertThat(api.get("/api/v1/orders/" + orderId + "/events").body().toString())
                .containsOnlyOnce("ORDER_ON_HOLD")
                .contains("a check for fraud");
    }

    @Test
    void an_order_that_could_not_be_screened_is_held_too() {
        orderId = api.placed();
        holdOrder.holdOrder(new HoldOrder.Input(orderId, null));

        assertThat(hold().at("/reasons/0").asText()).isEqualTo("The order could not be screened");
    }

    @Test
    void a_held_order_passes_no_gate() {
        held();

        assertThatThrownBy(this::passGate)
                .isInstanceOf(BusinessError.class)
                .extracting("code")
                .isEqualTo(ErrorCode.ORDERING_ON_HOLD);
        assertThatThrownBy(() -> confirmOrder.confirmOrder(new ConfirmOrder.Input(orderId)))
                .isInstanceOf(BusinessError.class);
        assertThat(checkHolds.checkHolds(new CheckHolds.Input(orderId, null))).satisfies(found -> {
            assertThat(found.held()).isTrue();
            assertThat(found.holdTarget()).isEqualTo(orderId);
            assertThat(Instant.parse(found.lookAgainAt())).isAfter(Instant.now().plus(Duration.ofHours(23)));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_approved_order_goes_on(boolean overdue) {
        held();
        decide("approve", overdue);

        assertThat(status()).isEqualTo("ACCEPTED");
        assertThat(hold().path("status").asText()).isEqualTo("RELEASED");
        assertThat(hold().path("releasedBy").asText()).isEqualTo(overdue ? "review-policy" : "reviewer");
        passGate();
        assertThat(checkHolds.checkHolds(new CheckHolds.Input(orderId, null)).held())
                .isFalse();
        assertThat(messages(MessageName.ORDERING_HOLD_RELEASED, orderId)).hasSize(1);
        confirmOrder.confirmOrder(new ConfirmOrder.Input(orderId));
        assertThat(status()).isEqualTo("IN_FULFILMENT");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_refused_order_is_cancelled_once(boolean overdue) {
        held();
        decide("refuse", overdue);
        decide("refuse", overdue);
        decide("approve", overdue);

        assertThat(status()).isEqualTo("CANCELLING");
        assertThat(read().path("cancellationReason").asText()).isEqualTo("refused-in-review");
        assertThat(messages(MessageName.ORDERING_CANCELLATION_REQUESTED, orderId))
                .containsExactly("{\"cancellationReason\": \"refused-in-review\"}");
        assertThat(hold().path("status").asText()).isEqualTo("RELEASED");
        assertThat(hold().path("releaseReason").asText()).contains(overdue ? "the policy refuses" : "Refused");
    }

    @Test
    void what_was_handed_over_is_not_called_back() {
        held();
        neighbours.pickups(
                orderId,
                new Pickups.Pickup(
                        UUID.randomUUID(), "STORE", "HANDED_OVER", Instant.now(), null, null, null, null, null, null));
        decide("refuse", false);

        assertThat(status()).isEqualTo("ACCEPTED");
        assertThat(hold().path("releaseReason").asText()).contains("too late");
        assertThat(messages(MessageName.ORDERING_CANCELLATION_REQUESTED, orderId))
                .isEmpty();
    }

    @Test
    void a_decision_that_is_none_and_a_hold_that_is_not_there_need_an_operator() {
        held();

        for (var wrong : new String[] {null, "", "maybe"}) {
            assertThatThrownBy(() -> decide(wrong, false))
                    .isInstanceOf(NeedsOperator.class)
                    .hasMessageContaining(orderId.toString());
        }
        assertThatThrownBy(() ->
                        decideReview.decideReview(new DecideReview.Input(orderId, UUID.randomUUID(), "approve", false)))
                .isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> checkHolds.checkHolds(new CheckHolds.Input(UUID.randomUUID(), null)))
                .isInstanceOf(NeedsOperator.class);
        assertThat(hold().path("status").asText()).isEqualTo("OPEN");
    }

    @Test
    void a_cancellation_ends_the_hold_and_its_review() {
        held();
        beginCancellation.beginCancellation(new BeginCancellation.Input(orderId, "customer-request"));

        assertThat(hold().path("status").asText()).isEqualTo("RELEASED");
        assertThat(messages(MessageName.ORDERING_REVIEW_ENDED, holdId())).hasSize(1);
        passGate();
        holdOrder.holdOrder(new HoldOrder.Input(orderId, REASONS));
        assertThat(read().path("holds")).hasSize(1);
    }

    // --- The provider's verdict

    @Test
    void a_provider_that_is_not_sure_holds_the_order_until_it_is() {
        pending();
        assertThat(hold().path("placedBy").asText()).isEqualTo("aurora");
        assertThat(hold().path("withoutDecision").asText()).isEqualTo("approve");

        assertThat(verdict(true)).isEqualTo(Effect.RELEASED);

        assertThat(status()).isEqualTo("ACCEPTED");
        assertThat(hold().path("releasedBy").asText()).isEqualTo("aurora");
        assertThat(messages(MessageName.ORDERING_REVIEW_ENDED, holdId())).hasSize(1);
    }

    @Test
    void a_denied_order_is_cancelled() {
        pending();

        assertThat(verdict(false)).isEqualTo(Effect.REFUSED);
        assertThat(status()).isEqualTo("CANCELLING");
        assertThat(messages(MessageName.ORDERING_REVIEW_ENDED, holdId())).hasSize(1);
        assertThat(verdict(false)).isEqualTo(Effect.LATE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_verdict_after_a_person_decided_changes_nothing(boolean approved) {
        pending();
        decide("approve", false);

        assertThat(verdict(approved)).isEqualTo(Effect.LATE);

        assertThat(status()).isEqualTo("ACCEPTED");
        assertThat(hold().path("releasedBy").asText()).isEqualTo("reviewer");
        assertThat(read().path("holds")).hasSize(1);
    }

    @Test
    void a_denial_that_nobody_expected_is_for_a_person_to_look_at() {
        orderId = api.placed();

        assertThat(verdict(false)).isEqualTo(Effect.HELD);

        assertThat(status()).isEqualTo("ON_HOLD");
        assertThat(messages(MessageName.ORDERING_REVIEW_REQUESTED, holdId())).hasSize(1);
    }

    @Test
    void a_provider_does_not_release_what_our_own_screening_holds() {
        held();

        assertThat(verdict(true)).isEqualTo(Effect.LATE);

        assertThat(hold().path("status").asText()).isEqualTo("OPEN");
    }

    // --- The table

    @Test
    void a_hold_is_only_ever_released_and_only_once() {
        held();
        var id = holdId();

        assertThatThrownBy(() -> db.deleteFrom(HOLD).where(HOLD.HOLD_ID.eq(id)).execute())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> db.update(HOLD)
                        .set(HOLD.PLACED_BY, "somebody else")
                        .where(HOLD.HOLD_ID.eq(id))
                        .execute())
                .isInstanceOf(DataAccessException.class);
        decide("approve", false);
        assertThatThrownBy(() -> db.update(HOLD)
                        .set(HOLD.RELEASED_BY, "somebody else")
                        .where(HOLD.HOLD_ID.eq(id))
                        .execute())
                .isInstanceOf(DataAccessException.class);
    }
}
