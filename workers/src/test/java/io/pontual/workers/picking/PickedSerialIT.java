package io.pontual.workers.picking;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.picking.RecordPick;
import io.pontual.processes.picking.StartPicking;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Units with numbers of their own, scanned as they are taken from the shelf; radios have them, mugs have none. */
@ApiTest
class PickedSerialIT {
    @Autowired
    Api api;

    @Autowired
    StartPickingWorker start;

    @Autowired
    RecordPickWorker record;

    @Autowired
    DSLContext db;

    private final String one = "SN-" + UUID.randomUUID();
    private final String two = "SN-" + UUID.randomUUID();

    private UUID orderId;
    private UUID fulfilmentId;

    @BeforeEach
    void radios() {
        orderId = ordered();
        fulfilmentId = started(orderId, "STORE", 2);
    }

    @Test
    void the_form_knows_of_which_lines_numbers_are_scanned() {
        assertThat(start(orderId, fulfilmentId, "STORE", 2).serialised()).containsExactly("1");
    }

    @Test
    void what_is_scanned_at_the_shelf_is_known_of_the_order_once() {
        assertThat(record(fulfilmentId, 2, one, two).pickResult()).isEqualTo("complete");
        record(fulfilmentId, 2, one, two);

        assertThat(known(orderId, one)).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void what_is_not_scanned_at_the_shelf_is_told_later() {
        record(fulfilmentId, 2, " " + one, "");

        assertThat(known(orderId, two)).containsExactlyInAnyOrder(one, two);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 | 1 | A,B   | line 1: the serial numbers are more than the 1 found
                    1 | 2 | A,A   | line 1: the serial numbers have A twice
                    1 | 2 | A,BÉ  | line 1: the serial numbers must have 1 to 64 visible ASCII characters
                    2 | 1 | A     | line 2: is of a product whose units have no serial numbers
                    """)
    void numbers_that_cannot_be_right_are_said_and_nothing_is_recorded(
            String lineId, int found, String serials, String said) {
        var before = known(orderId, one);

        assertThatThrownBy(() -> record.work(new RecordPick.Input(
                        orderId, fulfilmentId, List.of(new PickedLine(lineId, found, List.of(serials.split(",")))))))
                .isInstanceOfSatisfying(BusinessError.class, error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.PICKING_WRONG_PRODUCT);
                    assertThat(error.variables()).containsEntry("wrongScan", said);
                });

        assertThat(status()).isEqualTo("STARTED");
        assertThat(known(orderId, one)).isEqualTo(before);
    }

    @Test
    void more_than_were_ordered_are_too_many_together_with_those_that_were_told_before() {
        known(orderId, one);

        assertThatThrownBy(() -> record(fulfilmentId, 2, two, "SN-" + UUID.randomUUID()))
                .hasMessageContaining("with those known before, more than the 2 ordered");
    }

    @Test
    void a_unit_of_another_customer_is_said_to_people_who_then_leave_it_out() {
        record(started(ordered(), "STORE", 2), 2, one);

        assertThatThrownBy(() -> record(fulfilmentId, 2, one, two))
                .isInstanceOf(BusinessError.class)
                .hasMessageContaining("The unit " + one + " was sold with another order and did not come back.");
        assertThat(record(fulfilmentId, 2, two).pickResult()).isEqualTo("complete");
        assertThat(known(orderId, two)).containsExactly(two);
    }

    @Test
    void a_stores_own_system_that_says_one_has_it_left_out_and_the_pick_taken() {
        record(started(ordered(), "STORE", 2), 2, one);
        var theirs = ordered();
        var picking = started(theirs, "OWN-SYSTEM", 2);

        assertThat(record(picking, 2, one, two, two).pickResult()).isEqualTo("complete");

        assertThat(known(theirs, two)).containsExactly(two);
    }

    @Test
    void two_who_scan_the_same_number_at_once_do_not_both_get_it() throws Exception {
        var other = started(ordered(), "STORE", 2);
        try (var devices = Executors.newFixedThreadPool(2)) {
            var taken = devices.invokeAll(Stream.of(fulfilmentId, other)
                    .<Callable<Boolean>>map(pick -> () -> takes(pick, one))
                    .toList());
            assertThat(taken).extracting(answer -> answer.get()).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void what_an_ended_order_did_not_hand_over_is_nobodys() {
        var never = ordered();
        record(started(never, "STORE", 2), 2, one);
        db.update(SALES_ORDER)
                .set(SALES_ORDER.STATUS, "CLOSED")
                .set(SALES_ORDER.ENDED_AT, Instant.now())
                .where(SALES_ORDER.ORDER_ID.eq(never))
                .execute();

        record(fulfilmentId, 2, one);

        assertThat(known(orderId, two)).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void a_line_that_another_node_picks_has_the_numbers_of_that_node() {
        record(fulfilmentId, 2, one, two);
        var three = "SN-" + UUID.randomUUID();

        record(started(orderId, "belem-nazare", 1), 1, three);

        assertThat(known(orderId, three)).hasSize(2).contains(three);
    }

    private boolean takes(UUID fulfilment, String serial) {
        try {
            record(fulfilment, 2, serial);
            return true;
        } catch (BusinessError sold) {
            return false;
        }
    }

    /** Two radios and a mug. */
    private UUID ordered() {
        var order = api.order();
        ((ObjectNode) order.at("/lines/0")).put("sku", "RADIO");
        return api.place(order).orderId();
    }

    private UUID started(UUID order, String nodeId, int radios) {
        var fulfilment = UUID.randomUUID();
        start(order, fulfilment, nodeId, radios);
        return fulfilment;
    }

    private StartPicking.Output start(UUID order, UUID fulfilment, String nodeId, int radios) {
        return start.work(new StartPicking.Input(
                order,
                fulfilment,
                nodeId,
                List.of(
                        new FulfilmentPlan.Item("1", "RADIO", "Rádio", radios),
                        new FulfilmentPlan.Item("2", "MUG", "Caneca", 1)),
                "PT4H"));
    }

    private RecordPick.Output record(UUID fulfilment, int radios, String... serials) {
        return record.work(new RecordPick.Input(
                orderId, fulfilment, List.of(new PickedLine("1", radios, List.of(serials)), new PickedLine("2", 1))));
    }

    private String status() {
        return api.get("/api/v1/fulfilments/" + fulfilmentId + "/picks")
                .body()
                .path("status")
                .asText();
    }

    /** All that are known of the order, with this one. */
    private List<String> known(UUID order, String serial) {
        var answer = api.post(
                "/api/v1/orders/" + order + "/serials",
                "{\"lines\": [{\"lineId\": \"1\", \"serials\": [\"%s\"]}]}".formatted(serial));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.body().at("/lines/0/serials").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
