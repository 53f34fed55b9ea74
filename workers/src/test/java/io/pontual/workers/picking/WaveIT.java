package io.pontual.workers.picking;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.picking.CloseWave;
import io.pontual.processes.picking.RecordWave;
import io.pontual.processes.picking.StartPicking;
import io.pontual.workers.picking.contract.WaveMembers;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Several picks of a node in one walk. The only node of the tests that wave-policy lets do so is belem-nazare. */
@ApiTest
class WaveIT {
    private static final String NODE = "belem-nazare";

    private final List<UUID> waves = new ArrayList<>();
    private UUID orderId;

    @Autowired
    Api api;

    @Autowired
    StartPickingWorker start;

    @Autowired
    CloseWaveWorker close;

    @Autowired
    RecordWaveWorker record;

    @Autowired
    WaveMembers members;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    DSLContext db;

    /** The next test opens its own. */
    @AfterEach
    void end() {
        waves.forEach(waveId -> record.work(new RecordWave.Input(waveId, List.of())));
    }

    @Test
    void picks_of_a_node_join_the_open_wave_once_and_the_list_is_for_all_of_them() {
        var first = pick("SHIRT", 2, "PT2H");
        var second = pick("SHIRT", 1, "PT1H");
        var waveId = wave(first);

        assertThat(again(first)).as("a repeat").isEqualTo(waveId);
        assertThat(wave(second)).isEqualTo(waveId);
        assertThat(begun("STORE")).as("picks order by order").isNull();
        assertThat(messages(waveId)).containsExactly(MessageName.PICKING_WAVE_OPENED);
        var shown = api.get("/api/v1/waves/" + waveId).body();
        assertThat(shown.path("status").asText()).isEqualTo("OPEN");
        assertThat(shown.at("/fulfilmentIds/0").asText()).as("due first").isEqualTo(second.toString());
        assertThat(shown.at("/lines/0/sku").asText()).isEqualTo("SHIRT");
        assertThat(shown.at("/lines/0/quantity").asInt()).isEqualTo(3);
        assertThat(api.get("/api/v1/waves?nodeId=" + NODE + "&status=OPEN")
                        .body()
                        .at("/items/0/waveId")
                        .asText())
                .isEqualTo(waveId.toString());
    }

    @Test
    void a_full_wave_closes_and_the_next_order_opens_another_also_when_all_come_at_once() throws Exception {
        orderId = api.placed();
        try (var jobs = Executors.newFixedThreadPool(6)) {
            var picks = jobs.invokeAll(IntStream.range(0, 11)
                    .mapToObj(i -> (Callable<UUID>) () -> begin(UUID.randomUUID(), NODE, "SHIRT", 1, "PT1H"))
                    .toList());
            for (var pick : picks) {
                note(pick.get());
            }
        }
        assertThat(waves).hasSize(2);
        var full = waves.stream()
                .filter(id -> read(id).path("fulfilmentIds").size() == 10)
                .findFirst()
                .orElseThrow();
        assertThat(read(full).path("status").asText()).isEqualTo("CLOSED");
        assertThat(messages(full)).containsExactly(MessageName.PICKING_WAVE_OPENED, MessageName.PICKING_WAVE_CLOSED);
    }

    @Test
    void what_is_missing_is_missing_for_the_order_that_is_due_last() {
        var late = pick("SHIRT", 2, "PT3H");
        var early = pick("SHIRT", 2, "PT1H");
        var waveId = wave(late);
        close.work(new CloseWave.Input(waveId));

        var found = List.of(new RecordWave.Found("SHIRT", 3, "damaged", " SHIRT "));
        record.work(new RecordWave.Input(waveId, found));
        record.work(new RecordWave.Input(waveId, List.of()));

        assertThat(picked(early)).isEqualTo("[{\"lineId\":\"1\",\"quantity\":2}]");
        assertThat(picked(late)).isEqualTo("[{\"lineId\":\"1\",\"reason\":\"damaged\",\"quantity\":1}]");
        assertThat(read(waveId).path("status").asText()).isEqualTo("COMPLETED");
        assertThat(read(waveId).path("lines")).isEmpty();
        assertThat(wave(pick("SHIRT", 1, "PT1H"))).as("the next order").isNotEqualTo(waveId);
    }

    @Test
    void another_product_than_its_line_asks_for_is_an_error_and_records_nothing() {
        var waveId = wave(pick("SHIRT", 1, "PT1H"));
        assertThatThrownBy(() -> record.work(
                        new RecordWave.Input(waveId, List.of(new RecordWave.Found("SHIRT", 1, null, "MUG")))))
                .isInstanceOf(BusinessError.class)
                .hasMessageContaining("scanned MUG, wanted SHIRT");
        assertThat(read(waveId).path("status").asText()).isEqualTo("OPEN");
    }

    @Test
    void what_is_called_back_leaves_its_wave_and_one_without_orders_ends() {
        var first = pick("SHIRT", 2, "PT1H");
        var second = pick("MUG", 1, "PT1H");
        var waveId = wave(first);
        assertThat(close.work(new CloseWave.Input(waveId)).waveLines())
                .extracting(CloseWave.WaveLine::sku)
                .containsExactlyInAnyOrder("SHIRT", "MUG");

        leave(first);
        leave(first);

        assertThat(messages(waveId)).containsExactly(MessageName.PICKING_WAVE_OPENED, MessageName.PICKING_WAVE_CHANGED);
        assertThat(close.work(new CloseWave.Input(waveId)).waveLines())
                .extracting(CloseWave.WaveLine::sku)
                .containsExactly("MUG");
        leave(second);
        assertThat(close.work(new CloseWave.Input(waveId)).waveLines()).isEmpty();
        assertThat(read(waveId).path("status").asText()).isEqualTo("COMPLETED");
        assertThat(destinations(first)).doesNotContain(MessageName.PICKING_ITEMS_PICKED);
    }

    @Test
    void a_picker_is_named_starts_and_says_what_was_found() {
        var first = pick("SHIRT", 2, "PT1H");
        var waveId = wave(first);
        assertThat(post(waveId, "/start", "").problem()).isEqualTo("no-picker");
        assertThat(complete(waveId, "k", "{\"picked\": []}").problem()).isEqualTo("wave-not-started");
        assertThat(name(waveId, "{\"picker\": \"bia\"}").body().path("picker").asText())
                .isEqualTo("bia");
        assertThat(messages(waveId)).as("nobody has a task yet").containsExactly(MessageName.PICKING_WAVE_OPENED);

        assertThat(post(waveId, "/start", "").body().path("status").asText()).isEqualTo("STARTED");
        assertThat(post(waveId, "/start", "").status()).as("again").isEqualTo(200);
        name(waveId, "{\"picker\": \"caio\"}");
        name(waveId, "{\"picker\": \"caio\"}");
        assertThat(messages(waveId))
                .containsExactly(
                        MessageName.PICKING_WAVE_OPENED,
                        MessageName.PICKING_WAVE_CLOSED,
                        MessageName.PICKING_WAVE_CHANGED);
        assertThat(close.work(new CloseWave.Input(waveId)).picker()).isEqualTo("caio");

        var body = "{\"picked\": [{\"sku\": \"SHIRT\", \"quantity\": 1, \"reason\": \"expired\"}]}";
        var answer = complete(waveId, "k2", body);
        assertThat(answer.body().path("status").asText()).isEqualTo("COMPLETED");
        assertThat(complete(waveId, "k2", body).body()).as("a repeat").isEqualTo(answer.body());
        assertThat(complete(waveId, "k3", body).problem()).isEqualTo("wave-over");
        assertThat(name(waveId, "{\"picker\": \"bia\"}").problem()).isEqualTo("wave-over");
        assertThat(picked(first)).isEqualTo("[{\"lineId\":\"1\",\"reason\":\"expired\",\"quantity\":1}]");
        assertThat(messages(waveId)).endsWith(MessageName.PICKING_WAVE_PICKED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"picked": [{"sku": "NONE", "quantity": 1}]}                                    | /picked/0/sku
            {"picked": [{"sku": "SHIRT", "quantity": 3}]}                                   | /picked/0/quantity
            {"picked": [{"sku": "SHIRT", "quantity": -1}]}                                  | /picked/0/quantity
            {"picked": [{"sku": "SHIRT"}]}                                                  | /picked/0/quantity
            {"picked": [{"sku": "SHIRT", "quantity": 1}, {"sku": "SHIRT", "quantity": 1}]}  | /picked/1/sku
            {"picked": [{"sku": "SHIRT", "quantity": 1, "reason": "gone"}]}                 | /picked/0/reason
            {"picked": [null]}                                                              | /picked/0
            {}                                                                              | /picked
            {"picked": [], "colour": "blue"}                                                | /colour
            """)
    void bad_input_is_refused_where_it_is(String body, String field) {
        var waveId = wave(pick("SHIRT", 2, "PT1H"));
        name(waveId, "{\"picker\": \"bia\"}");
        post(waveId, "/start", "");

        var answer = complete(waveId, "k", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(name(waveId, "{\"picker\": \"\"}").status()).isEqualTo(400);
        assertThat(name(waveId, "{}").status()).isEqualTo(400);
        assertThat(read(waveId).path("status").asText()).isEqualTo("STARTED");
    }

    @Test
    void waves_are_for_staff_and_unknown_ones_are_not_there() {
        var unknown = UUID.randomUUID();
        assertThat(api.get("/api/v1/waves/" + unknown).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/waves?status=GONE").status()).isEqualTo(400);
        assertThat(api.send(api.anonymous("/api/v1/waves")
                                .header("X-Api-Key", api.newKey(null, "orders:read"))
                                .GET())
                        .status())
                .isEqualTo(403);
    }

    private UUID pick(String sku, int units, String within) {
        orderId = orderId == null ? api.placed() : orderId;
        var fulfilmentId = UUID.randomUUID();
        note(begin(fulfilmentId, NODE, sku, units, within));
        return fulfilmentId;
    }

    private void note(UUID waveId) {
        if (!waves.contains(waveId)) {
            waves.add(waveId);
        }
    }

    private UUID begin(UUID fulfilmentId, String nodeId, String sku, int units, String within) {
        return start.work(new StartPicking.Input(
                        orderId, fulfilmentId, nodeId, List.of(new FulfilmentPlan.Item("1", sku, sku, units)), within))
                .waveId();
    }

    private UUID begun(String nodeId) {
        return begin(UUID.randomUUID(), nodeId, "SHIRT", 1, "PT1H");
    }

    private UUID again(UUID fulfilmentId) {
        return begin(fulfilmentId, NODE, "SHIRT", 2, "PT2H");
    }

    private UUID wave(UUID fulfilmentId) {
        return waves.stream()
                .filter(id -> read(id).path("fulfilmentIds").toString().contains(fulfilmentId.toString()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode read(UUID waveId) {
        return api.get("/api/v1/waves/" + waveId).body();
    }

    private void leave(UUID fulfilmentId) {
        transactions.executeWithoutResult(tx -> members.leave(fulfilmentId));
    }

    private List<String> messages(UUID waveId) {
        return destinations(waveId);
    }

    private List<String> destinations(UUID key) {
        return db.select(OUTBOX.DESTINATION)
                .from(OUTBOX)
                .where(OUTBOX.CORRELATION_KEY.eq(key.toString()))
                .orderBy(OUTBOX.OUTBOX_ID)
                .fetch(OUTBOX.DESTINATION);
    }

    private String picked(UUID fulfilmentId) {
        try {
            return new ObjectMapper()
                    .readTree(db.select(OUTBOX.BODY)
                            .from(OUTBOX)
                            .where(OUTBOX.CORRELATION_KEY.eq(fulfilmentId.toString()))
                            .and(OUTBOX.DESTINATION.eq(MessageName.PICKING_ITEMS_PICKED))
                            .fetchSingle(OUTBOX.BODY)
                            .data())
                    .path("picked")
                    .toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Api.Answer name(UUID waveId, String body) {
        return api.send(api.request("/api/v1/waves/" + waveId + "/picker")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Api.Answer post(UUID waveId, String path, String body) {
        return api.post("/api/v1/waves/" + waveId + path, body);
    }

    private Api.Answer complete(UUID waveId, String key, String body) {
        return api.send(api.request("/api/v1/waves/" + waveId + "/completion")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", waveId + key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
