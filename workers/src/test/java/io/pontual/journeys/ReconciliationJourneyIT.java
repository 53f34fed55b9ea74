package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

/** The provider's books of a day against ours. */
class ReconciliationJourneyIT extends Journey {
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    @AfterEach
    void behave() {
        partner("aurora", "normal");
    }

    @Test
    void a_day_whose_file_agrees_has_no_difference_and_one_whose_file_was_tampered_with_has_one_task() {
        var day = aDayOfItsOwn();
        for (int i = 0; i < 2; i++) {
            awaitStatus(place(order()), "CLOSED");
        }

        settle(day);
        var agreed = awaitReport(day, 1);
        assertThat(agreed.path("problem").isMissingNode()
                        || agreed.path("problem").isNull())
                .isTrue();
        assertThat(agreed.path("lines").asInt()).isEqualTo(2);
        assertThat(agreed.path("differences").asInt()).isZero();

        partner("aurora", "tamper");
        settle(day);
        var tampered = awaitReport(day, 2);
        assertThat(tampered.path("differences").asInt()).isOne();
        var difference = api.get("/api/v1/reconciliations/differences?provider=aurora&date=" + day)
                .body()
                .at("/items/0");
        assertThat(difference.path("kind").asText()).isEqualTo("AMOUNT_DIFFERS");

        var task = awaitFinanceTask(difference.path("differenceId").asText());
        complete(task, Map.of("resolution", "corrected-by-provider"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(awaitReport(day, 2).path("open").asInt()).isZero());
    }

    @Test
    void at_the_end_of_the_day_the_files_come_by_themselves_and_what_differs_becomes_a_task() {
        var day = aDayOfItsOwn();
        awaitStatus(place(order()), "CLOSED");
        partner("aurora", "tamper");

        advance(Duration.ofHours(13));

        var report = awaitReport(day, 1);
        assertThat(report.path("fileName").asText()).isEqualTo("settlement-" + day + "-tampered.txt");
        assertThat(report.path("lines").asInt()).isOne();
        assertThat(report.path("differences").asInt()).isOne();
        var difference = api.get("/api/v1/reconciliations/differences?provider=aurora&date=" + day)
                .body()
                .at("/items/0");
        assertThat(difference.path("kind").asText()).isEqualTo("AMOUNT_DIFFERS");
        complete(
                awaitFinanceTask(difference.path("differenceId").asText()),
                Map.of("resolution", "corrected-by-provider"));
        var other = "/api/v1/reconciliations?provider=litoral&date=" + day;
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(api.get(other).body().path("total").asInt()).isOne();
            assertThat(awaitReport(day, 1).path("open").asInt()).isZero();
        });
        assertThat(api.get(other).body().at("/items/0/differences").asInt()).isZero();
    }

    /** Other journeys share this sandbox and its providers: their captures are of other days. */
    private LocalDate aDayOfItsOwn() {
        var now = Instant.parse(api.get("/sandbox/clock").body().path("now").asText());
        var noon = now.atZone(ZONE).toLocalDate().plusDays(2).atTime(12, 0).atZone(ZONE);
        advance(Duration.between(now, noon));
        return noon.toLocalDate();
    }

    private void settle(LocalDate day) {
        sandbox()
                .workersBean(RestClient.class)
                .post()
                .uri("/settlements/aurora")
                .body(Map.of("day", day.toString()))
                .retrieve()
                .toBodilessEntity();
    }

    /** The newest of so many files of the day. */
    private JsonNode awaitReport(LocalDate day, int files) {
        var path = "/api/v1/reconciliations?provider=aurora&date=" + day;
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(api.get(path).body().path("total").asInt()).isEqualTo(files));
        return api.get(path).body().at("/items/0");
    }

    private JsonNode awaitFinanceTask(String differenceId) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !tasks(differenceId).isEmpty());
        assertThat(tasks(differenceId)).hasSize(1);
        return tasks(differenceId).getFirst();
    }

    private List<JsonNode> tasks(String differenceId) {
        return StreamSupport.stream(
                        api.get("/api/v1/tasks?group=finance")
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(task -> task.toString().contains(differenceId))
                .toList();
    }
}
