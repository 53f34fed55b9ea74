package io.pontual.integrations.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.integrations.support.Control;
import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.TestQueues;
import io.pontual.integrations.support.TestServers;
import io.pontual.processes.Queue;
import io.pontual.processes.ordering.FulfilmentPlan.Item;
import io.pontual.processes.shipping.WarehouseCommand;
import io.pontual.processes.shipping.WarehouseCommand.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Both directions of both management systems, with the simulated warehouses at the other end. */
@IntegrationsTest
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("warehouses")
class WarehouseRoutesIT {
    @Autowired
    TestRestTemplate http;

    private final UUID orderId = UUID.randomUUID();
    private final UUID fulfilmentId = UUID.randomUUID();

    @AfterEach
    void behave() {
        Control.mode(http, "galpao", "normal");
        Control.mode(http, "armazem-sul", "normal");
    }

    @Test
    void an_order_reaches_galpao_in_its_own_words() {
        Control.mode(http, "galpao", "down");
        tell("wms-jms", Kind.RELEASE, "SKU-1");

        var order = TestQueues.awaitText(Queue.PARTNER_GALPAO_ORDERS, fulfilmentId.toString());

        assertThat(order).satisfies(message -> {
            assertThat(message.getStringProperty("JMSXGroupID")).isEqualTo(fulfilmentId.toString());
            assertThat(message.getText())
                    .isEqualTo(
                            """
                            {"id":"warehouse-release:%1$s","tipo":"ordem-de-saida","ordem":"%1$s","armazem":"cd-01",\
                            "pedido":"%2$s","itens":[{"linha":"1","sku":"SKU-1","descricao":"Kettle","quantidade":3}],\
                            "confirmarAte":"2026-03-02T12:00:00-03:00"}"""
                                    .formatted(fulfilmentId, orderId));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"wms-jms", "wms-sftp"})
    void a_warehouse_picks_packs_and_hands_over(String system) {
        tell(system, Kind.RELEASE, "SKU-1");

        var events = events(4);
        assertThat(events)
                .extracting(WarehouseRoutesIT::kind)
                .containsExactlyInAnyOrder("TAKEN_ON", "PICKED", "PACKED", "HANDED_TO_CARRIER");
        assertThat(only(events, "PICKED").path("lines").path(0).path("quantity").asInt())
                .isEqualTo(3);
        var packed = only(events, "PACKED").path("parcel");
        assertThat(packed.path("weightGrams").asInt()).isEqualTo(3000);
        assertThat(packed.path("lengthMm").asInt()).isEqualTo(400);
        var gone = only(events, "HANDED_TO_CARRIER");
        assertThat(gone.path("parcel").path("number")).isEqualTo(packed.path("number"));
        assertThat(gone.path("carrier").asText()).isEqualTo("Transportes Exemplo");
        assertThat(gone.path("trackingCode").asText()).isNotBlank();
        assertThat(gone.path("nodeId").asText()).isEqualTo("cd-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wms-jms", "wms-sftp"})
    void what_is_short_in_parts_shuffled_and_twice_is_all_there_once(String system) {
        tell(system, Kind.RELEASE, "SKU-SHORT-PARTS-SHUFFLED-TWICE");

        var events = events(6);
        assertThat(events)
                .extracting(WarehouseRoutesIT::kind)
                .containsExactlyInAnyOrder("TAKEN_ON", "PICKED", "PICKED", "SHORT", "PACKED", "HANDED_TO_CARRIER");
        assertThat(only(events, "SHORT").path("lines").path(0).path("reason").asText())
                .isEqualTo("nao encontrado");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wms-jms", "wms-sftp"})
    void a_warehouse_refuses_says_nothing_or_keeps_the_goods(String system) {
        tell(system, Kind.RELEASE, "SKU-REJECT");
        var refused = events(1).getFirst();
        assertThat(kind(refused)).isEqualTo("REFUSED");
        assertThat(refused.path("reason").asText()).isNotBlank();

        var silent = UUID.randomUUID();
        var keeps = UUID.randomUUID();
        tell(silent, system, Kind.RELEASE, "SKU-SILENT");
        tell(keeps, system, Kind.RELEASE, "SKU-STAYS");
        TestQueues.await(Queue.SHIPPING_WAREHOUSE_EVT, "fulfilmentId", keeps, 3);
        TestQueues.staysAt(3, Queue.SHIPPING_WAREHOUSE_EVT, "fulfilmentId", keeps);
        TestQueues.staysAt(0, Queue.SHIPPING_WAREHOUSE_EVT, "fulfilmentId", silent);
    }

    @Test
    void a_warehouse_that_was_down_finds_its_orders_and_its_recalls_when_it_is_back() {
        Control.mode(http, "armazem-sul", "down");
        tell("wms-sftp", Kind.RELEASE, "SKU-1");
        tell("wms-sftp", Kind.RECALL, "SKU-1");
        await().until(() -> Files.exists(orders().resolve("ORD-RECALL-" + fulfilmentId + ".txt")));
        assertThat(orders().resolve("ORD-RELEASE-" + fulfilmentId + ".txt")).exists();

        Control.mode(http, "armazem-sul", "normal");

        assertThat(events(4)).hasSize(4);
        await().until(() -> Files.exists(orders().resolve("done/ORD-RECALL-" + fulfilmentId + ".txt")));
    }

    @Test
    void a_file_that_comes_twice_changes_nothing_and_both_are_put_away() throws IOException {
        Control.mode(http, "armazem-sul", "duplicate-files");
        tell("wms-sftp", Kind.RELEASE, "SKU-1");

        events(4);
        await().until(() -> files("done").size() == 8);
        TestQueues.staysAt(4, Queue.SHIPPING_WAREHOUSE_EVT, "fulfilmentId", fulfilmentId);
    }

    @Test
    void a_file_with_a_wrong_trailer_is_refused_and_stays_visible_at_both_ends() throws IOException {
        Control.mode(http, "armazem-sul", "broken-files");
        tell("wms-sftp", Kind.RELEASE, "SKU-REJECT");

        await().until(() -> files("failed").size() == 2);
        assertThat(files("failed")).anySatisfy(name -> assertThat(
                        Files.readString(confirmations().resolve("failed").resolve(name)))
                .contains("it says that it has 2 records, but has 1"));
        var dead = TestQueues.awaitText(
                Queue.deadLetters(Queue.PARTNER_ARMAZEM_SUL_CONFIRMATIONS), fulfilmentId.toString());
        assertThat(dead).isNotNull();
        TestQueues.staysAt(0, Queue.SHIPPING_WAREHOUSE_EVT, "fulfilmentId", fulfilmentId);
    }

    /** All are sent before the first is looked for, so that they are tried again side by side. */
    @TestFactory
    Stream<DynamicTest> a_confirmation_that_nobody_can_act_on_is_a_dead_letter() {
        return Stream.of(
                        "\"tipo\":\"separacao\",\"itens\":[{\"linha\":\"1\",\"quantidade\":-1}]",
                        "\"tipo\":\"separacao\",\"itens\":[]",
                        "\"tipo\":\"separacao\"",
                        "\"tipo\":\"volume-fechado\",\"itens\":[{\"linha\":\"1\",\"quantidade\":1}]",
                        "\"tipo\":\"volume-fechado\",\"itens\":[{\"linha\":\"1\",\"quantidade\":1}],\"volume\":{\"numero\":\"V1\"}",
                        "\"tipo\":\"volume-fechado\",\"itens\":[{\"linha\":\"1\",\"quantidade\":1}],\"volume\":{\"numero\":\"V1\",\"pesoGramas\":0.9}",
                        "\"tipo\":\"volume-fechado\",\"itens\":[{\"linha\":\"1\",\"quantidade\":1}],\"volume\":{\"numero\":\"V1\",\"pesoGramas\":-900}",
                        "\"tipo\":\"volume-fechado\",\"itens\":[{\"linha\":\"1\",\"quantidade\":1}],\"volume\":{\"numero\":\"V1\",\"pesoGramas\":900,\"larguraMm\":-1}",
                        "\"tipo\":\"volume-fechado\",\"itens\":[{\"linha\":\"1\",\"quantidade\":1}],\"volume\":{\"numero\":\"V1\",\"pesoGramas\":99999999999}",
                        "\"tipo\":\"volume-expedido\",\"volume\":{}",
                        "\"tipo\":\"inventario\"")
                .map(rest -> Map.entry(rest, confirm(rest)))
                .toList()
                .stream()
                .map(sent -> DynamicTest.dynamicTest(sent.getKey(), () -> {
                    assertThat(TestQueues.awaitText(
                                    Queue.deadLetters(Queue.PARTNER_GALPAO_CONFIRMATIONS), sent.getValue()))
                            .isNotNull();
                    TestQueues.staysAt(
                            0, Queue.SHIPPING_WAREHOUSE_EVT, "fulfilmentId", UUID.fromString(sent.getValue()));
                }));
    }

    /** @return the id of the fulfilment that it is about */
    private static String confirm(String rest) {
        var about = UUID.randomUUID().toString();
        TestQueues.sendText(
                Queue.PARTNER_GALPAO_CONFIRMATIONS,
                UUID.randomUUID().toString(),
                about,
                "{\"id\":\"%s\",\"ordem\":\"%s\",\"armazem\":\"cd-01\",\"quando\":\"2026-03-02T12:00:00-03:00\",%s}"
                        .formatted(UUID.randomUUID(), about, rest));
        return about;
    }

    @Test
    void a_warehouse_of_an_unknown_system_is_a_dead_letter() {
        tell("wms-fax", Kind.RELEASE, "SKU-1");
        assertThat(TestQueues.awaitText(Queue.deadLetters(Queue.SHIPPING_WAREHOUSE_CMD), fulfilmentId.toString()))
                .isNotNull();
    }

    private void tell(String system, Kind kind, String sku) {
        tell(fulfilmentId, system, kind, sku);
    }

    private void tell(UUID about, String system, Kind kind, String sku) {
        var release = kind == Kind.RELEASE;
        var command = new WarehouseCommand(
                "warehouse-" + kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + about,
                system,
                orderId,
                about,
                "cd-01",
                kind,
                release ? List.of(new Item("1", sku, "Kettle", 3)) : List.of(),
                release ? "2026-03-02T12:00:00-03:00" : null);
        TestQueues.send(Queue.SHIPPING_WAREHOUSE_CMD, command.commandId(), about.toString(), command);
    }

    private List<JsonNode> events(int atLeast) {
        return TestQueues.await(Queue.SHIPPING_WAREHOUSE_EVT, "fulfilmentId", fulfilmentId, atLeast).stream()
                .map(TestQueues.Received::body)
                .toList();
    }

    private static JsonNode only(List<JsonNode> events, String kind) {
        return events.stream()
                .filter(event -> kind(event).equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String kind(JsonNode event) {
        return event.path("kind").asText();
    }

    private static Path orders() {
        return TestServers.sftp().files().resolveSibling("armazem-sul").resolve("orders");
    }

    private static Path confirmations() {
        return orders().resolveSibling("confirmations");
    }

    /** Of this test's order. */
    private List<String> files(String folder) throws IOException {
        var place = confirmations().resolve(folder);
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(place)) {
            return found.map(path -> path.getFileName().toString())
                    .filter(name -> name.contains(fulfilmentId.toString()))
                    .toList();
        }
    }
}
