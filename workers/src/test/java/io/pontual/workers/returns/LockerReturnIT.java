package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Goods that customers put into a locker of a store. */
@ApiTest
@Import(ReturnSteps.class)
class LockerReturnIT {
    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    ReturnCodes codes;

    @Autowired
    DSLContext db;

    private final String locker = "locker-" + UUID.randomUUID();

    @Test
    void goods_put_in_have_arrived_and_the_door_is_free_when_they_are_received() {
        var returnId = asked();
        setUp("STORE", locker, "\"01\", \"size\": \"L\"", "\"02\", \"size\": \"S\"");

        var door = put(locker, returnId, codes.code(returnId));

        assertThat(door.status()).as("%s", door.body()).isEqualTo(201);
        assertThat(door.body().path("compartment").asText()).as("the smallest").isEqualTo("02");
        assertThat(put(locker, returnId, codes.code(returnId)).body())
                .as("again")
                .isEqualTo(door.body());
        assertThat(api.get("/api/v1/returns/" + returnId).body().path("status").asText())
                .isEqualTo("ARRIVED");
        assertThat(db.selectFrom(OUTBOX)
                        .where(OUTBOX.DESTINATION.eq(MessageName.RETURNS_GOODS_ARRIVED))
                        .and(OUTBOX.CORRELATION_KEY.eq(returnId.toString()))
                        .fetch(row -> row.getBody().toString()))
                .singleElement()
                .asString()
                .contains("Entrada, 02");
        assertThat(status("02")).isEqualTo("TAKEN");

        api.post("/api/v1/returns/" + returnId + "/receipt", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}");

        assertThat(status("02")).isEqualTo("FREE");
        assertThat(put(locker, returnId, codes.code(returnId)).problem()).isEqualTo("return-not-open");
    }

    @Test
    void wrong_codes_take_no_door_and_are_counted_as_at_the_counter() {
        var returnId = asked();
        setUp("STORE", locker, "\"01\", \"size\": \"M\"");
        var wrong = codes.code(returnId).equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 4; i++) {
            assertThat(put(locker, returnId, wrong).problem()).isEqualTo("return-wrong-code");
        }
        assertThat(put(locker, returnId, wrong).problem()).isEqualTo("return-code-locked");
        assertThat(put(locker, returnId, codes.code(returnId)).problem()).isEqualTo("return-code-locked");
        assertThat(status("01")).isEqualTo("FREE");
    }

    @Test
    void of_many_customers_at_once_each_gets_a_door_of_their_own_and_the_rest_none() throws Exception {
        setUp("STORE", locker, "\"01\", \"size\": \"M\"", "\"02\", \"size\": \"M\"");
        var returns = List.of(asked(), asked(), asked(), asked());
        List<Api.Answer> answers = new ArrayList<>();
        try (var customers = Executors.newFixedThreadPool(4)) {
            var all = customers.invokeAll(returns.stream()
                    .<Callable<Api.Answer>>map(returnId -> () -> put(locker, returnId, codes.code(returnId)))
                    .toList());
            for (var one : all) {
                answers.add(one.get());
            }
        }
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 201)
                .extracting(answer -> answer.body().path("compartment").asText())
                .containsExactlyInAnyOrder("01", "02");
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Api.Answer::problem)
                .containsExactly("locker-full", "locker-full");
        assertThat(returns)
                .filteredOn(returnId -> api.get("/api/v1/returns/" + returnId)
                        .body()
                        .path("status")
                        .asText()
                        .equals("REQUESTED"))
                .as("may still be brought elsewhere")
                .hasSize(2);
    }

    @Test
    void lockers_that_another_system_opens_and_those_that_are_out_of_use_take_none() {
        var returnId = asked();
        setUp("OWN-SYSTEM", "own-" + locker, "\"01\", \"size\": \"L\"");
        assertThat(put("own-" + locker, returnId, codes.code(returnId)).status())
                .isEqualTo(404);
        assertThat(put("nowhere", returnId, codes.code(returnId)).status()).isEqualTo(404);
        setUp("STORE", locker, "\"01\", \"size\": \"L\"");
        assertThat(put(locker, UUID.randomUUID(), "123456").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"code": "123456"}                                                                | /returnId
                    {"returnId": "5f0c3c52-1111-4222-8333-444455556666"}                              | /code
                    {"returnId": "5f0c3c52-1111-4222-8333-444455556666", "code": "open sesame"}       | /code
                    {"returnId": "5f0c3c52-1111-4222-8333-444455556666", "code": "123456", "door": 1} | /door
                    """)
    void bad_input_is_named(String body, String field) {
        var answer = api.post("/api/v1/lockers/" + locker + "/returns", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    private Api.Answer put(String lockerId, UUID returnId, String code) {
        return api.post(
                "/api/v1/lockers/" + lockerId + "/returns",
                "{\"returnId\": \"%s\", \"code\": \"%s\"}".formatted(returnId, code));
    }

    private void setUp(String nodeId, String lockerId, String... doors) {
        var compartments =
                Stream.of(doors).map(door -> "{\"number\": " + door + "}").toList();
        var answer = api.send(api.request("/api/v1/lockers/" + lockerId)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"nodeId\": \"%s\", \"name\": \"Entrada\", \"compartments\": %s}"
                        .formatted(nodeId, compartments))));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    private String status(String number) {
        var all = api.get("/api/v1/lockers?nodeId=STORE").body().path("items");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path("lockerId").asText().equals(locker)
                        && one.path("number").asText().equals(number))
                .findFirst()
                .orElseThrow()
                .path("status")
                .asText();
    }

    private UUID asked() {
        new Catalog(db)
                .node("STORE", "America/Sao_Paulo", "tasklist", true, "pickup", "ship")
                .product("SHIRT", "Camiseta azul", "home")
                .product("MUG", "Caneca", "home");
        var orderId = steps.delivered("web", null, 1);
        steps.charged(orderId, "202.95", "0");
        var answer = api.send(api.request("/api/v1/orders/" + orderId + "/returns")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1, \"reason\": \"changed-mind\"}]}")));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return UUID.fromString(answer.body().path("returnId").asText());
    }
}
