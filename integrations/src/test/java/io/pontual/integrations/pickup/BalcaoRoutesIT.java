package io.pontual.integrations.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.integrations.support.Control;
import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.TestQueues;
import io.pontual.processes.Queue;
import io.pontual.processes.ordering.FulfilmentPlan.Item;
import io.pontual.processes.ordering.GiftWrap;
import io.pontual.processes.pickup.StoreCommand;
import io.pontual.processes.pickup.StoreCommand.Kind;
import io.pontual.processes.shipping.LabelledParcel;
import io.pontual.processes.shipping.ShipmentCommand;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Both directions, with the simulated stores at the other end. */
@IntegrationsTest
class BalcaoRoutesIT {
    @Autowired
    TestRestTemplate http;

    private final UUID orderId = UUID.randomUUID();
    private final UUID fulfilmentId = UUID.randomUUID();

    @AfterEach
    void behave() {
        Control.mode(http, "balcao", "normal");
    }

    @Test
    void an_offer_reaches_the_store_in_its_own_words() {
        Control.mode(http, "balcao", "down");
        offer("SKU-1");

        var request = TestQueues.awaitText(Queue.PARTNER_BALCAO_REQUESTS, fulfilmentId.toString());

        assertThat(request).satisfies(message -> {
            assertThat(message.getStringProperty("JMSXGroupID")).isEqualTo(fulfilmentId.toString());
            assertThat(message.getStringProperty("_AMQ_DUPL_ID")).isEqualTo("offer-" + fulfilmentId);
            assertThat(message.getText())
                    .isEqualTo(
                            """
                            {"id":"offer-%1$s","tipo":"pedido-novo","comanda":"%1$s","loja":"sp-01","pedido":"%2$s",\
                            "itens":[{"linha":"1","sku":"SKU-1","descricao":"Kettle","quantidade":2}],\
                            "responderAte":"2025-01-01T12:00:00-03:00"}"""
                                    .formatted(fulfilmentId, orderId));
        });
    }

    @Test
    void a_store_that_takes_an_order_on_accepts_picks_and_stages_it_in_this_order() {
        offer("SKU-1");

        var events = events(3);
        assertThat(events).extracting(BalcaoRoutesIT::kind).containsExactly("ACCEPTED", "PICKED", "STAGED");
        var accepted = events.getFirst();
        assertThat(accepted.path("eventId").asText()).isEqualTo("balcao:" + fulfilmentId + "-aceita");
        assertThat(accepted.path("nodeId").asText()).isEqualTo("sp-01");
        assertThat(accepted.path("picked")).isEmpty();
        assertThat(accepted.path("at").asText()).isNotBlank();
        assertThat(events.get(1).path("picked").toString()).isEqualTo("[{\"lineId\":\"1\",\"quantity\":2}]");
        assertThat(events.get(2).path("stagingLocation").asText()).isEqualTo("R1");
    }

    @Test
    void a_store_that_refuses_says_why() {
        offer("SKU-REJECT");

        assertThat(kind(events(1).getFirst())).isEqualTo("REJECTED");
        assertThat(events(1).getFirst().path("reason").asText()).isEqualTo("Loja sem capacidade hoje");
    }

    @Test
    void a_short_pick_has_one_less_and_nothing_found_is_not_staged() {
        offer("SKU-SHORT");
        assertThat(events(3).get(1).path("picked").toString()).isEqualTo("[{\"lineId\":\"1\",\"quantity\":1}]");

        var nothing = UUID.randomUUID();
        offer(nothing, "SKU-NONE");
        TestQueues.await(Queue.PICKUP_STORE_EVT, "fulfilmentId", nothing, 2);
        TestQueues.staysAt(2, Queue.PICKUP_STORE_EVT, "fulfilmentId", nothing);
        assertThat(TestQueues.received(Queue.PICKUP_STORE_EVT, "fulfilmentId", nothing)
                        .get(1)
                        .body()
                        .path("picked")
                        .toString())
                .isEqualTo("[{\"lineId\":\"1\",\"quantity\":0}]");
    }

    @Test
    void a_silent_product_or_store_never_answers() {
        offer("SKU-SILENT");
        Control.mode(http, "balcao", "silent");
        var other = UUID.randomUUID();
        offer(other, "SKU-1");

        TestQueues.staysAt(0, Queue.PICKUP_STORE_EVT, "fulfilmentId", fulfilmentId);
        TestQueues.staysAt(0, Queue.PICKUP_STORE_EVT, "fulfilmentId", other);
    }

    @Test
    void a_store_that_says_everything_twice_is_heard_once() {
        Control.mode(http, "balcao", "duplicate-events");
        offer("SKU-1");

        events(3);
        TestQueues.staysAt(3, Queue.PICKUP_STORE_EVT, "fulfilmentId", fulfilmentId);
    }

    @Test
    void a_store_that_was_down_finds_its_orders_when_it_is_back() {
        Control.mode(http, "balcao", "down");
        offer("SKU-1");
        TestQueues.staysAt(0, Queue.PICKUP_STORE_EVT, "fulfilmentId", fulfilmentId);

        Control.mode(http, "balcao", "normal");

        assertThat(events(3)).hasSize(3);
    }

    @Test
    void a_copy_of_a_command_reaches_the_store_once() {
        offer("SKU-1");
        events(3);
        TestQueues.send(Queue.PICKUP_STORE_CMD, null, fulfilmentId.toString(), command(fulfilmentId, "SKU-1"));
        TestQueues.staysAt(3, Queue.PICKUP_STORE_EVT, "fulfilmentId", fulfilmentId);
    }

    @Test
    void a_customer_who_arrives_shows_a_code_and_each_attempt_is_a_new_event() {
        assertThat(arrive("111111").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        offer("SKU-1");
        events(3);

        assertThat(arrive("111111").getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        tell(Kind.HANDOVER_REFUSED);
        assertThat(arrive("222222").getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);

        var attempts = events(5).subList(3, 5);
        assertThat(attempts).extracting(BalcaoRoutesIT::kind).containsOnly("COLLECTION_ATTEMPTED");
        assertThat(attempts)
                .extracting(event -> event.path("collectionCode").asText())
                .containsExactly("111111", "222222");
        assertThat(attempts).extracting(event -> event.path("eventId").asText()).doesNotHaveDuplicates();

        tell(Kind.HANDOVER_CONFIRMED);
        Awaitility.await().until(() -> arrive("222222").getStatusCode() == HttpStatus.CONFLICT);
    }

    @Test
    void a_malformed_event_ends_with_the_dead_letters_and_the_next_one_gets_through() {
        var text = "{\"id\": \"x-%s\", \"tipo\": \"separada\", \"comanda\": \"%s\", \"loja\": \"sp-01\", "
                + "\"quando\": \"2025-01-01T10:00:00-03:00\"}";
        TestQueues.sendText(
                Queue.PARTNER_BALCAO_EVENTS, null, fulfilmentId.toString(), text.formatted(fulfilmentId, fulfilmentId));
        TestQueues.sendText(
                Queue.PARTNER_BALCAO_EVENTS,
                null,
                fulfilmentId.toString(),
                text.replace("separada", "aceita").formatted("2" + fulfilmentId, fulfilmentId));

        assertThat(events(1)).extracting(BalcaoRoutesIT::kind).containsExactly("ACCEPTED");
        assertThat(TestQueues.awaitText(Queue.deadLetters(Queue.PARTNER_BALCAO_EVENTS), fulfilmentId.toString()))
                .isNotNull();
    }

    @Test
    void a_store_that_sends_goods_accepts_picks_and_hands_them_to_a_carrier() {
        ship("SKU-1");

        var picked = shipped(2);
        assertThat(picked).extracting(BalcaoRoutesIT::kind).containsExactly("ACCEPTED", "PICKED");
        assertThat(picked.get(1).path("picked").toString()).isEqualTo("[{\"lineId\":\"1\",\"quantity\":2}]");
        assertThat(picked.get(1).path("parcels").toString())
                .isEqualTo("[{\"weightGrams\":1000,\"lengthMm\":400,\"widthMm\":300,\"heightMm\":250}]");
        TestQueues.staysAt(2, Queue.SHIPPING_NODE_EVT, "fulfilmentId", fulfilmentId);

        labelled();

        var gone = shipped(3).getLast();
        assertThat(kind(gone)).isEqualTo("HANDED_TO_CARRIER");
        assertThat(gone.path("carrier").asText()).isEqualTo("rotasul");
        assertThat(gone.path("trackingCode").asText()).isEqualTo("RS12345678");
        TestQueues.staysAt(0, Queue.PICKUP_STORE_EVT, "fulfilmentId", fulfilmentId);
    }

    @Test
    void the_magic_products_hold_for_goods_that_are_sent_too() {
        ship("SKU-REJECT");
        assertThat(kind(shipped(1).getFirst())).isEqualTo("REJECTED");
    }

    @Test
    void a_store_that_is_told_to_wait_picks_when_it_is_told_to() {
        var pickFrom = "2025-01-03T08:00:00-03:00";
        TestQueues.send(
                Queue.PICKUP_STORE_CMD,
                "offer-" + fulfilmentId,
                fulfilmentId.toString(),
                command(fulfilmentId, "SKU").pickFrom(pickFrom, null));
        assertThat(kind(events(1).getFirst())).isEqualTo("ACCEPTED");

        tell(Kind.PICK);
        tell(Kind.PICK);

        assertThat(events(3)).extracting(BalcaoRoutesIT::kind).containsExactly("ACCEPTED", "PICKED", "STAGED");
    }

    @Test
    void a_store_is_told_what_is_a_gift_and_says_that_it_is_wrapped() {
        TestQueues.send(
                Queue.PICKUP_STORE_CMD,
                "offer-" + fulfilmentId,
                fulfilmentId.toString(),
                command(fulfilmentId, "SKU").pickFrom(null, List.of(new GiftWrap("1", "Feliz aniversário"))));

        assertThat(events(2).get(1).at("/picked/0/wrapped").asBoolean()).isTrue();
    }

    @Test
    void a_store_says_the_serial_numbers_of_what_it_picked() {
        TestQueues.sendText(
                Queue.PARTNER_BALCAO_EVENTS,
                null,
                fulfilmentId.toString(),
                """
                {"id": "s-%1$s", "tipo": "separada", "comanda": "%1$s", "loja": "sp-01",
                 "quando": "2025-01-01T10:00:00-03:00", "separados": [
                   {"linha": "1", "quantidade": 2, "numerosDeSerie": ["SN-1", "SN-2"]},
                   {"linha": "2", "quantidade": 1}]}"""
                        .formatted(fulfilmentId));

        var picked = events(1).getFirst().path("picked");
        assertThat(picked.at("/0/serials").toString()).isEqualTo("[\"SN-1\",\"SN-2\"]");
        assertThat(picked.path(1).has("serials")).isFalse();
    }

    @Test
    void a_store_that_scanned_something_else_is_told_and_picks_again() {
        offer("SKU-WRONG");
        assertThat(events(2).get(1).at("/picked/0/scannedSku").asText()).isEqualTo("OUTRO");

        tell(Kind.PICK_REFUSED);

        assertThat(events(4))
                .extracting(BalcaoRoutesIT::kind)
                .containsExactly("ACCEPTED", "PICKED", "PICKED", "STAGED");
        assertThat(events(4).get(2).at("/picked/0").has("scannedSku")).isFalse();
    }

    private void ship(String sku) {
        var id = "ship-offer:" + fulfilmentId;
        TestQueues.send(
                Queue.SHIPPING_NODE_CMD,
                id,
                fulfilmentId.toString(),
                new ShipmentCommand(
                        id,
                        orderId,
                        fulfilmentId,
                        "sp-01",
                        ShipmentCommand.Kind.OFFER,
                        List.of(new Item("1", sku, "Kettle", 2)),
                        "2025-01-01T12:00:00-03:00"));
    }

    private void labelled() {
        var id = "ship-labelled:" + fulfilmentId;
        TestQueues.send(
                Queue.SHIPPING_NODE_CMD,
                id,
                fulfilmentId.toString(),
                new ShipmentCommand(
                        id,
                        orderId,
                        fulfilmentId,
                        "sp-01",
                        ShipmentCommand.Kind.LABELLED,
                        List.of(),
                        null,
                        List.of(new LabelledParcel(UUID.randomUUID(), 1, "rotasul", "RS12345678")),
                        null,
                        null,
                        null));
    }

    private List<JsonNode> shipped(int atLeast) {
        return TestQueues.await(Queue.SHIPPING_NODE_EVT, "fulfilmentId", fulfilmentId, atLeast).stream()
                .map(TestQueues.Received::body)
                .toList();
    }

    private void offer(String sku) {
        offer(fulfilmentId, sku);
    }

    private void offer(UUID fulfilment, String sku) {
        TestQueues.send(Queue.PICKUP_STORE_CMD, "offer-" + fulfilment, fulfilment.toString(), command(fulfilment, sku));
    }

    private StoreCommand command(UUID fulfilment, String sku) {
        return new StoreCommand(
                "offer-" + fulfilment,
                orderId,
                fulfilment,
                "sp-01",
                Kind.OFFER,
                List.of(new Item("1", sku, "Kettle", 2)),
                "2025-01-01T12:00:00-03:00",
                null);
    }

    private void tell(Kind kind) {
        var id = kind + "-" + fulfilmentId;
        TestQueues.send(
                Queue.PICKUP_STORE_CMD,
                id,
                fulfilmentId.toString(),
                new StoreCommand(id, orderId, fulfilmentId, "sp-01", kind, List.of(), null, null));
    }

    private ResponseEntity<String> arrive(String code) {
        return Control.post(
                http, "/simulators/balcao/arrivals", "{\"orderId\": \"" + orderId + "\", \"code\": \"" + code + "\"}");
    }

    private List<JsonNode> events(int atLeast) {
        return TestQueues.await(Queue.PICKUP_STORE_EVT, "fulfilmentId", fulfilmentId, atLeast).stream()
                .map(TestQueues.Received::body)
                .toList();
    }

    private static String kind(JsonNode event) {
        return event.path("kind").asText();
    }
}
