package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.REPLACEMENT;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.Queue;
import io.pontual.processes.inventory.RestockParcel;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.ordering.CalculateSettlement;
import io.pontual.processes.ordering.CloseOrder;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.ordering.RequestReplacement;
import io.pontual.processes.returns.SettleClaim;
import io.pontual.processes.shipping.LookAtParcel;
import io.pontual.processes.shipping.OfferToNode;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.processes.shipping.ValueParcel;
import io.pontual.workers.inventory.RestockParcelWorker;
import io.pontual.workers.notification.NotifyCustomerWorker;
import io.pontual.workers.ordering.CalculateSettlementWorker;
import io.pontual.workers.ordering.CloseOrderWorker;
import io.pontual.workers.ordering.ConfirmOrderWorker;
import io.pontual.workers.ordering.RequestReplacementWorker;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.returns.SettleClaimWorker;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.SentMessages;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Two shirts of 89.90 whose parcel does not come, are claimed in part or all, and of which the carrier hears after all. */
@ApiTest
@Import(SentMessages.class)
class ClaimedParcelIT {
    @Autowired
    Api api;

    @Autowired
    ApplicationContext context;

    @Autowired
    SentMessages sent;

    @Autowired
    SettleClaimWorker settleClaim;

    @Autowired
    ValueParcelWorker value;

    @Autowired
    RestockParcelWorker restock;

    @Autowired
    RequestReplacementWorker replace;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    private final UUID parcelId = UUID.randomUUID();
    private final UUID fulfilmentId = UUID.randomUUID();
    private UUID orderId;

    @BeforeEach
    void sentElevenDaysAgo() {
        new Catalog(db)
                .node("STORE", "America/Sao_Paulo", "tasklist", true, "pickup", "ship")
                .product("SHIRT", "Camiseta azul", "home");
        orderId = api.place(api.shipOrder()).orderId();
        context.getBean(ConfirmOrderWorker.class).confirmOrder(new ConfirmOrder.Input(orderId));
        context.getBean(OfferToNodeWorker.class)
                .work(new OfferToNode.Input(
                        orderId,
                        fulfilmentId,
                        "STORE",
                        "tasklist",
                        List.of(new FulfilmentPlan.Item("1", "SHIRT", "Camiseta azul", 2)),
                        "PT2H"));
        transaction.executeWithoutResult(status -> context.getBean(Deliveries.class)
                .begin(
                        new Delivery.Parcel(
                                parcelId,
                                orderId,
                                fulfilmentId,
                                "andorinha",
                                parcelId.toString(),
                                null,
                                null,
                                Instant.now()),
                        List.of(new LineQuantity("1", 2))));
        db.update(DELIVERY)
                .set(DELIVERY.DISPATCHED_AT, Instant.now().minus(Duration.ofDays(11)))
                .where(DELIVERY.PARCEL_ID.eq(parcelId))
                .execute();
        var outcomes = List.of(new FulfilmentOutcome(fulfilmentId, "shipped", List.of(new LineQuantity("1", 2))));
        context.getBean(CalculateSettlementWorker.class)
                .calculateSettlement(new CalculateSettlement.Input(orderId, outcomes));
        context.getBean(CloseOrderWorker.class).closeOrder(new CloseOrder.Input(orderId, outcomes));
    }

    @Test
    void of_a_parcel_that_comes_back_all_is_restocked_once_and_only_the_unclaimed_is_owed() {
        settle(claim(1, "replacement"), "replacement");
        report(Status.RETURNED);

        var valued = value();
        assertThat(valued.items()).extracting(FulfilmentPlan.Item::quantity).containsExactly(2);
        assertThat(valued.owed())
                .extracting(FulfilmentPlan.Item::lineId, FulfilmentPlan.Item::quantity)
                .containsExactly(tuple("1", 1));
        assertThat(valued.refundAmount()).isEqualByComparingTo("89.90");
        assertThat(undelivered().at("/params/lines").toString())
                .isEqualTo("[{\"quantity\":1,\"description\":\"Camiseta azul\"}]");

        var job = new RestockParcel.Input(
                parcelId, valued.nodeId(), valued.items(), List.of(new RestockParcel.Inspected("1", 2, 0)));
        restock.work(job);
        restock.work(job);
        assertThat(db.select(DSL.sum(STOCK_MOVEMENT.ON_HAND_CHANGE))
                        .from(STOCK_MOVEMENT)
                        .where(STOCK_MOVEMENT.REFERENCE_ID.eq(parcelId))
                        .fetchSingle(0, int.class))
                .isEqualTo(2);
        replace.requestReplacement(new RequestReplacement.Input(
                orderId,
                parcelId,
                "parcel-returned",
                valued.owed().stream()
                        .map(item -> new LineQuantity(item.lineId(), item.quantity()))
                        .toList()));
        assertThat(db.fetch(REPLACEMENT, REPLACEMENT.ORIGIN_ORDER_ID.eq(orderId)))
                .extracting(row -> api.get("/api/v1/orders/" + row.getOrderId())
                        .body()
                        .at("/lines/0/quantity")
                        .asInt())
                .as("as many as there were in the parcel")
                .containsExactly(1, 1);
    }

    @ParameterizedTest
    @CsvSource({"RETURNED, replacement", "RETURNED, refund", "LOST, replacement", "DAMAGED, refund"})
    void nothing_is_owed_when_all_was_claimed_and_the_customer_is_promised_nothing(Status status, String outcome) {
        settle(claim(2, outcome), outcome);
        report(status);

        var valued = value();
        assertThat(valued.items()).extracting(FulfilmentPlan.Item::quantity).containsExactly(2);
        assertThat(valued.owed()).isEmpty();
        assertThat(valued.refundAmount()).isZero();
        assertThat(undelivered()).isNull();
    }

    @Test
    void what_was_claimed_and_refused_is_owed_again() {
        settle(claim(2, "replacement"), "refused");
        report(Status.RETURNED);

        assertThat(value().owed()).extracting(FulfilmentPlan.Item::quantity).containsExactly(2);
        assertThat(value().refundAmount()).isEqualByComparingTo("179.80");
        assertThat(undelivered().at("/params/lines/0/quantity").asInt()).isEqualTo(2);
    }

    @Test
    void a_claim_is_not_refused_any_more_when_the_parcel_has_come_back_meanwhile() {
        var claimId = claim(2, "replacement");
        report(Status.RETURNED);
        assertThat(value().owed()).as("left to the claim").isEmpty();

        assertThatThrownBy(() -> settle(claimId, "refused"))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("parcel " + parcelId + " is RETURNED")
                .hasMessageContaining("Set claimDecision to replacement or refund");

        settle(claimId, "refund");
        assertThat(api.get("/api/v1/claims/" + claimId).body().path("outcome").asText())
                .isEqualTo("refund");
    }

    private UUID claim(int units, String wish) {
        var asked = api.send(api.request("/api/v1/orders/" + orderId + "/claims")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"kind\": \"never-arrived\", \"wish\": \"%s\", \"lines\": [{\"lineId\": \"1\", \"quantity\": %d}]}"
                                .formatted(wish, units))));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        return UUID.fromString(asked.body().path("claimId").asText());
    }

    private void settle(UUID claimId, String outcome) {
        settleClaim.work(new SettleClaim.Input(claimId, outcome, "It is on its way"));
    }

    private void report(Status status) {
        transaction.executeWithoutResult(done -> assertThat(context.getBean(TrackingIntake.class)
                        .apply(List.of(new TrackingEvent(
                                "claimed-" + parcelId,
                                "andorinha",
                                parcelId.toString(),
                                status,
                                "X",
                                Instant.now(),
                                null,
                                null,
                                null))))
                .isEmpty());
    }

    private ValueParcel.Output value() {
        return value.work(new ValueParcel.Input(orderId, parcelId, "PT24H"));
    }

    /** @return the mail that says that it will not arrive; null when there is none */
    private JsonNode undelivered() {
        var found = context.getBean(LookAtParcelWorker.class)
                .work(new LookAtParcel.Input(orderId, parcelId, FollowedParcel.POLICY, List.of(), null, null));
        assertThat(found.news()).isEqualTo("undelivered");
        context.getBean(NotifyCustomerWorker.class)
                .work(new NotifyCustomer.Input(orderId, found.newsId(), "parcel-undelivered"));
        return sent.of(orderId, Queue.NOTIFICATION_SEND_CMD).stream()
                .map(SentMessages.Message::body)
                .filter(mail -> mail.path("template").asText().equals("parcel-undelivered"))
                .findFirst()
                .orElse(null);
    }
}
