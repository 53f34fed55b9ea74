package io.pontual.workers.picking;

import static io.pontual.workers.platform.persistence.jooq.picking.Tables.SCAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.picking.RecordPick;
import io.pontual.processes.picking.StartPicking;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff with a device at the shelf. */
@ApiTest
class PickApiIT {
    @Autowired
    Api api;

    @Autowired
    StartPickingWorker start;

    @Autowired
    RecordPickWorker record;

    @Autowired
    DSLContext db;

    private final UUID fulfilmentId = UUID.randomUUID();
    private UUID orderId;

    @BeforeEach
    void pick() {
        orderId = api.placed();
        start.work(new StartPicking.Input(
                orderId,
                fulfilmentId,
                "STORE",
                List.of(
                        new FulfilmentPlan.Item("1", "SHIRT", "Camiseta", 2),
                        new FulfilmentPlan.Item("2", "MUG", "Caneca", 1)),
                "PT4H"));
    }

    @Test
    void what_is_wanted_is_counted_once_per_scan() {
        var scanId = UUID.randomUUID();
        assertThat(scan(scanId, "SHIRT").body().at("/lines/0/scanned").asInt()).isEqualTo(1);
        assertThat(scan(scanId, "SHIRT").body().at("/lines/0/scanned").asInt())
                .as("a repeat")
                .isEqualTo(1);
        assertThat(scan(UUID.randomUUID(), "SHIRT")
                        .body()
                        .at("/lines/0/scanned")
                        .asInt())
                .isEqualTo(2);

        var shown = api.get(path("")).body();
        assertThat(shown.path("status").asText()).isEqualTo("STARTED");
        assertThat(shown.at("/lines/0/wanted").asInt()).isEqualTo(2);
        assertThat(shown.at("/lines/1/scanned").asInt()).isZero();
        assertThat(shown.at("/lines/0").has("found")).isFalse();
    }

    @Test
    void the_ean_on_the_label_is_as_good_as_the_sku() {
        assertThat(scan(UUID.randomUUID(), "7891234567895").problem()).isEqualTo("wrong-product");
        assertThat(scan(UUID.randomUUID(), "036000291452")
                        .body()
                        .at("/lines/1/scanned")
                        .asInt())
                .as("without its leading zero")
                .isEqualTo(1);
        assertThatThrownBy(
                        () -> record(new PickedLine("1", 2, null, null, null, "0036000291452"), new PickedLine("2", 1)))
                .isInstanceOf(BusinessError.class)
                .hasMessageContaining("scanned 0036000291452, wanted SHIRT");
        assertThat(record(new PickedLine("1", 2), new PickedLine("2", 1, null, null, null, "0036000291452")))
                .isEmpty();
    }

    @Test
    void another_product_is_refused_with_what_was_scanned_and_what_is_wanted() {
        var answer = scan(UUID.randomUUID(), "IMPORT");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("wrong-product");
        assertThat(answer.body().path("detail").asText())
                .contains("Scanned IMPORT")
                .contains("Wanted: 2 x SHIRT, 1 x MUG");
        assertThat(db.fetchCount(SCAN, SCAN.FULFILMENT_ID.eq(fulfilmentId))).isZero();
    }

    @Test
    void more_than_is_wanted_is_refused_also_by_two_devices_at_once() throws Exception {
        try (var devices = Executors.newFixedThreadPool(4)) {
            var answers = devices.invokeAll(Collections.<Callable<Integer>>nCopies(
                    4, () -> scan(UUID.randomUUID(), "SHIRT").status()));
            assertThat(answers).extracting(answer -> answer.get()).containsExactlyInAnyOrder(200, 200, 409, 409);
        }
        assertThat(scan(UUID.randomUUID(), "SHIRT").problem()).isEqualTo("enough-scanned");
        assertThat(api.get(path("")).body().at("/lines/0/scanned").asInt()).isEqualTo(2);
    }

    @Test
    void a_pick_that_has_ended_takes_nothing_more() {
        var known = UUID.randomUUID();
        scan(known, "MUG");
        record(new PickedLine("1", 1, "damaged", null, null), new PickedLine("2", 1));

        assertThat(scan(UUID.randomUUID(), "SHIRT").problem()).isEqualTo("pick-closed");
        assertThat(scan(known, "MUG").status()).as("a late repeat").isEqualTo(200);
        assertThat(propose("1", "MUG").problem()).isEqualTo("pick-closed");
        var shown = api.get(path("")).body();
        assertThat(shown.path("status").asText()).isEqualTo("SHORT");
        assertThat(shown.at("/lines/0/found").asInt()).isEqualTo(1);
        assertThat(shown.at("/lines/0/reason").asText()).isEqualTo("damaged");
    }

    @Test
    void the_latest_proposal_of_a_device_counts_for_what_is_missing_in_the_end() {
        assertThat(propose("1", "IMPORT").status()).isEqualTo(200);
        var shown = propose("1", "MUG").body();
        assertThat(shown.at("/lines/0/substitute/sku").asText()).isEqualTo("MUG");
        assertThat(shown.at("/lines/0/substitute/quantity").asInt()).isEqualTo(2);

        var ids = record(new PickedLine("1", 1), new PickedLine("2", 1));

        assertThat(ids).hasSize(1);
        assertThat(api.get(path("")).body().at("/lines/0/substitute/quantity").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_proposal_for_what_was_found_after_all_is_forgotten() {
        propose("1", "MUG");

        assertThat(record(new PickedLine("1", 2), new PickedLine("2", 1))).isEmpty();
        assertThat(api.get(path("")).body().at("/lines/0").has("substitute")).isFalse();
    }

    @Test
    void another_product_in_the_form_is_an_error_and_records_nothing() {
        assertThatThrownBy(() -> record(
                        new PickedLine("1", 2, null, null, null, " MUG "),
                        new PickedLine("2", 1, null, null, null, "MUG")))
                .isInstanceOfSatisfying(BusinessError.class, error -> assertThat(error.code())
                        .isEqualTo(ErrorCode.PICKING_WRONG_PRODUCT))
                .hasMessageContaining("line 1: scanned MUG, wanted SHIRT");

        assertThat(api.get(path("")).body().path("status").asText()).isEqualTo("STARTED");
        assertThat(record(new PickedLine("1", 2, null, null, null, " SHIRT "), new PickedLine("2", 1)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"code": "SHIRT"}                                                           | /scanId   | is required
                    {"scanId": "7", "code": "SHIRT"}                                            | /scanId   | UUID
                    {"scanId": "00000000-0000-0000-0000-000000000001"}                          | /code     | is required
                    {"scanId": "00000000-0000-0000-0000-000000000001", "code": "a b"}           | /code     | visible ASCII
                    {"scanId": "00000000-0000-0000-0000-000000000001", "code": ""}              | /code     | visible ASCII
                    {"scanId": "00000000-0000-0000-0000-000000000001", "code": "SHIRT", "quantity": 0} | /quantity | from 1 to 9999
                    {"scanId": "00000000-0000-0000-0000-000000000001", "code": "SHIRT", "quantity": -1} | /quantity | from 1 to 9999
                    {"scanId": "00000000-0000-0000-0000-000000000001", "code": "SHIRT", "quantity": 10000} | /quantity | from 1 to 9999
                    {"scanId": "00000000-0000-0000-0000-000000000001", "code": "SHIRT", "quantity": 1.5} | /quantity | whole number
                    """)
    void a_scan_that_cannot_be_is_refused(String body, String field, String message) {
        var answer = api.post(path("/scans"), body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/message").asText()).contains(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"sku": "MUG"}                                   | /lineId   | is required
                    {"lineId": "9", "sku": "MUG"}                    | /lineId   | must be one of 1, 2
                    {"lineId": "1"}                                  | /sku      | is required
                    {"lineId": "1", "sku": "SHIRT"}                  | /sku      | what was ordered
                    {"lineId": "1", "sku": "NOTHING"}                | /sku      | not in the catalogue
                    {"lineId": "1", "sku": "MUG", "quantity": 0}     | /quantity | from 1 to 9999
                    """)
    void a_proposal_that_cannot_be_is_refused(String body, String field, String message) {
        var answer = api.post(path("/substitutes"), body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/message").asText()).contains(message);
    }

    @Test
    void a_fulfilment_that_nobody_picks_is_not_there() {
        var nowhere = "/api/v1/fulfilments/" + UUID.randomUUID() + "/picks";

        assertThat(api.get(nowhere).status()).isEqualTo(404);
        assertThat(api.post(nowhere + "/scans", scanned(UUID.randomUUID(), "SHIRT"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void only_whoever_may_work_on_tasks_may_scan() {
        var channel = api.newKey(null, "orders:read", "orders:write");
        var staff = api.newKey(null, "tasks");

        assertThat(api.send(api.anonymous(path("")).header("X-Api-Key", channel).GET())
                        .status())
                .isEqualTo(403);
        assertThat(api.send(api.anonymous(path("")).header("X-Api-Key", staff).GET())
                        .status())
                .isEqualTo(200);
    }

    private String path(String rest) {
        return "/api/v1/fulfilments/" + fulfilmentId + "/picks" + rest;
    }

    private Api.Answer scan(UUID scanId, String code) {
        return api.post(path("/scans"), scanned(scanId, code));
    }

    private static String scanned(UUID scanId, String code) {
        return "{\"scanId\": \"%s\", \"code\": \"%s\"}".formatted(scanId, code);
    }

    private Api.Answer propose(String lineId, String sku) {
        return api.post(path("/substitutes"), "{\"lineId\": \"%s\", \"sku\": \"%s\"}".formatted(lineId, sku));
    }

    private List<UUID> record(PickedLine... lines) {
        return record.work(new RecordPick.Input(orderId, fulfilmentId, List.of(lines)))
                .substitutions();
    }
}
