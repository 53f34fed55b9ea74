package io.pontual.workers.notification;

import static io.pontual.workers.platform.persistence.jooq.notification.Tables.NOTIFICATION_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.Queue;
import io.pontual.processes.notification.NotificationResult;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.FakeSourcing;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class, NotificationIT.OneWaitingPickup.class})
class NotificationIT {
    private static final UUID WAITING = UUID.randomUUID();

    @Autowired
    ShopOrders orders;

    @Autowired
    FakeSourcing sourcing;

    @Autowired
    SentMessages sent;

    @Autowired
    NotifyCustomerWorker worker;

    @Autowired
    NotificationResultListener listener;

    @Autowired
    DSLContext db;

    @Autowired
    ObjectMapper json;

    private UUID order;

    /** One fulfilment waits in its store; what that takes is tried with the pickups themselves. */
    @TestConfiguration
    static class OneWaitingPickup {
        @Bean
        @Primary
        Pickups waitingPickup() {
            return new Pickups() {
                @Override
                public void pickNow(UUID fulfilmentId) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void refusePick(UUID fulfilmentId, String wrongScan) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public List<Pickup> ofOrder(UUID orderId) {
                    return List.of();
                }

                @Override
                public List<HandedOver> handedOver(UUID orderId) {
                    return List.of();
                }

                @Override
                public boolean recall(UUID orderId) {
                    return true;
                }

                @Override
                public boolean recallOne(UUID fulfilmentId) {
                    return true;
                }

                @Override
                public Optional<Waiting> waiting(UUID fulfilmentId) {
                    return Optional.of(new Waiting(
                                    "store-1",
                                    "012345",
                                    Instant.parse("2026-03-05T15:00:00Z"),
                                    List.of(new LineQuantity("1", 1))))
                            .filter(waiting -> fulfilmentId.equals(WAITING));
                }
            };
        }
    }

    @BeforeEach
    void anOrder() {
        order = orders.place("79.80");
    }

    @Test
    void the_confirmation_shows_what_was_ordered_and_goes_out_once() {
        notify("order-confirmed", null);
        notify("order-confirmed", null);

        var body = onlyMail();
        assertThat(body.get("email").asText()).isEqualTo("ana@example.com");
        assertThat(body.get("locale").asText()).isEqualTo("pt-BR");
        assertJson(
                body.get("params"),
                """
                {"orderNumber": "%s", "total": "79.80", "currency": "BRL", "storeName": "Loja Centro",
                 "lines": [{"description": "Mug", "quantity": 2}, {"description": "Green tea", "quantity": 1}]}
                """);
    }

    @Test
    void goods_that_wait_are_announced_with_code_store_and_time() {
        notify("pickup-ready", WAITING);
        var ready = sent.of(order).getFirst().body();
        notify("pickup-reminder", WAITING);
        var reminder = sent.of(order).getLast().body();

        var expected =
                """
                {"orderNumber": "%s", "code": "012345", "storeName": "Loja Centro", "storeCity": "São Paulo",
                 "holdUntil": "2026-03-05T12:00:00-03:00", "lines": [{"description": "Mug", "quantity": 1}]}
                """;
        assertJson(ready.get("params"), expected);
        assertJson(reminder.get("params"), expected);
        assertThat(reminder.get("template").asText()).isEqualTo("pickup-reminder");
    }

    @Test
    void goods_that_do_not_wait_any_more_are_not_announced() {
        notify("pickup-ready", UUID.randomUUID());

        assertThat(sent.of(order)).isEmpty();
    }

    @Test
    void a_short_pick_names_what_is_missing() {
        var fulfilment = UUID.randomUUID();
        sourcing.plan(
                order,
                fulfilment,
                List.of(
                        new FulfilmentPlan.Item("1", "MUG", "Mug", 2),
                        new FulfilmentPlan.Item("2", "TEA", "Green tea", 1)),
                List.of(new LineQuantity("1", 1), new LineQuantity("2", 1)));

        notify("pickup-short", fulfilment);

        assertJson(
                onlyMail().get("params"),
                """
                {"orderNumber": "%s", "storeName": "Loja Centro", "missing": [{"description": "Mug", "quantity": 1}]}
                """);
    }

    @Test
    void a_completed_order_shows_shipping_and_discounts_that_are_in_what_was_charged() {
        orders.put(order, null, 1);
        orders.costs(
                order,
                new Orders.Amounts(
                        new BigDecimal("20.2"), new BigDecimal("4"), new BigDecimal("15.90"), BigDecimal.ONE));

        notify("order-completed", null);

        assertThat(onlyMail().at("/params/discount").asText()).isEqualTo("5.00");
        assertThat(onlyMail().at("/params/shipping").asText()).isEqualTo("15.90");
    }

    @Test
    void a_completed_order_shows_what_was_handed_over_and_charged() {
        orders.put(order, null, 1);

        notify("order-completed", null);

        assertJson(
                onlyMail().get("params"),
                """
                {"orderNumber": "%s", "charged": "0.00", "currency": "BRL",
                 "lines": [{"description": "Mug", "quantity": 1}]}
                """);
    }

    @Test
    void a_cancelled_order_says_why() {
        orders.put(order, "not-collected", 0);
        orders.close(order);

        notify("order-cancelled", null);

        assertJson(
                onlyMail().get("params"),
                """
                {"orderNumber": "%s", "reason": "not-collected", "total": "79.80", "currency": "BRL"}
                """);
    }

    @Test
    void an_order_that_is_being_cancelled_is_not_confirmed() {
        orders.close(order);

        notify("order-confirmed", null);

        assertThat(sent.of(order)).isEmpty();
    }

    @Test
    void an_unknown_message_or_a_missing_fulfilment_needs_an_operator() {
        assertThatThrownBy(() -> notify("hello", null))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("order-confirmed");
        assertThatThrownBy(() -> notify("pickup-ready", null)).isInstanceOf(NeedsOperator.class);
    }

    @Test
    void a_sent_message_is_on_the_timeline() {
        notify("order-confirmed", null);
        result(notificationId(), true, null);
        result(notificationId(), false, "late bounce");

        assertThat(status()).isEqualTo("SENT");
        assertThat(sent.story(order)).containsExactly("CUSTOMER_NOTIFIED");
    }

    @Test
    void a_failed_message_is_on_the_timeline_without_the_address_and_may_still_get_through() {
        notify("order-confirmed", null);
        result(notificationId(), false, "550 <ana@example.com>: mailbox unknown");

        assertThat(status()).isEqualTo("FAILED");
        assertThat(sent.story(order)).containsExactly("CUSTOMER_NOT_REACHED");
        assertThat(sent.storyText(order)).contains("mailbox unknown").doesNotContain("ana@example.com");

        result(notificationId(), true, null);
        assertThat(status()).isEqualTo("SENT");
    }

    @Test
    void a_result_for_an_unknown_notification_is_parked() {
        var eventId = result(UUID.randomUUID(), true, null);

        assertThat(sent.parkedReason(eventId)).startsWith("There is no notification");
    }

    private void notify(String template, UUID fulfilmentId) {
        worker.work(new NotifyCustomer.Input(order, fulfilmentId, template));
    }

    private String result(UUID notificationId, boolean delivered, String reason) {
        var eventId = UUID.randomUUID().toString();
        var result = new NotificationResult(
                eventId, notificationId, delivered, reason, Instant.parse("2026-03-02T12:00:00Z"));
        try {
            listener.receive(json.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return eventId;
    }

    private JsonNode onlyMail() {
        var mails = sent.of(order, Queue.NOTIFICATION_SEND_CMD);
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().messageId())
                .isEqualTo(mails.getFirst().body().get("notificationId").asText());
        return mails.getFirst().body();
    }

    private UUID notificationId() {
        return db.fetchSingle(NOTIFICATION_, NOTIFICATION_.ORDER_ID.eq(order)).getNotificationId();
    }

    private String status() {
        return db.fetchSingle(NOTIFICATION_, NOTIFICATION_.ORDER_ID.eq(order)).getStatus();
    }

    private void assertJson(JsonNode params, String expected) {
        try {
            assertThat(params)
                    .isEqualTo(
                            json.readTree(expected.formatted(orders.facts(order).externalId())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
