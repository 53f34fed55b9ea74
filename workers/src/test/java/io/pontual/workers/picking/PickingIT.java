package io.pontual.workers.picking;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.ORDER_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.picking.RecordPick;
import io.pontual.processes.picking.StartPicking;
import io.pontual.workers.picking.contract.Picks;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import(FakeOrders.class)
class PickingIT {
    private final UUID orderId = UUID.randomUUID();
    private final UUID fulfilmentId = UUID.randomUUID();
    private final String nodeId = "node-" + UUID.randomUUID();

    @Autowired
    StartPickingWorker start;

    @Autowired
    RecordPickWorker record;

    @Autowired
    Picks picks;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext db;

    @BeforeEach
    void node() {
        new Catalog(db).node(nodeId, "America/Manaus", "jms", true, "pickup");
    }

    @Test
    void a_pick_is_due_within_the_policy_in_the_time_of_the_node() {
        var dueAt = OffsetDateTime.parse(start("PT4H"));

        assertThat(dueAt.getOffset()).isEqualTo(ZoneOffset.ofHours(-4));
        assertThat(dueAt.toInstant())
                .isCloseTo(clock.instant().plus(Duration.ofHours(4)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void starting_again_gives_the_same_due_time() {
        assertThat(start("PT4H")).isEqualTo(start("PT8H"));
        assertThat(picks.found(fulfilmentId)).isEmpty();
    }

    @Test
    void a_duration_that_cannot_be_read_asks_for_an_operator() {
        assertThatThrownBy(() -> start("4 hours"))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("pickup-policy")
                .hasMessageContaining("4 hours");
    }

    @Test
    void everything_found_is_complete() {
        start("PT4H");

        var output = record(quantity("b", 3), quantity("a", 2));

        assertThat(output.picked()).containsExactly(quantity("a", 2), quantity("b", 3));
        assertThat(output.pickResult()).isEqualTo("complete");
        assertThat(timeline()).containsExactly("ITEMS_PICKED Loja %s: 5 found, 0 missing".formatted(nodeId));
    }

    @Test
    void a_line_that_is_not_named_was_not_found() {
        start("PT4H");

        var output = record(quantity("b", 3));

        assertThat(output.picked()).containsExactly(quantity("a", 0), quantity("b", 3));
        assertThat(output.pickResult()).isEqualTo("short");
        assertThat(picks.found(fulfilmentId)).isEqualTo(output.picked());
        assertThat(timeline()).containsExactly("ITEMS_SHORT Loja %s: 3 found, 2 missing".formatted(nodeId));
    }

    @Test
    void nothing_found_is_nothing() {
        start("PT4H");

        assertThat(record().pickResult()).isEqualTo("nothing");
        assertThat(timeline()).singleElement().asString().startsWith("ITEMS_SHORT");
    }

    @Test
    void no_answer_at_all_counts_as_nothing_found() {
        start("PT4H");

        assertThat(record.work(new RecordPick.Input(orderId, fulfilmentId, null))
                        .pickResult())
                .isEqualTo("nothing");
    }

    @Test
    void more_than_was_asked_for_and_lines_that_nobody_asked_for_do_not_count() {
        start("PT4H");

        var output = record(
                quantity("a", Integer.MAX_VALUE),
                quantity("a", 2),
                quantity("b", -1),
                quantity("b", 1),
                quantity("c", 9));

        assertThat(output.picked()).containsExactly(quantity("a", 2), quantity("b", 1));
        assertThat(output.pickResult()).isEqualTo("short");
    }

    @Test
    void recording_again_gives_the_first_result() {
        start("PT4H");

        var first = record(quantity("a", 1));
        var again = record(quantity("a", 2), quantity("b", 3));

        assertThat(again).isEqualTo(first);
        assertThat(timeline()).hasSize(1);
    }

    @Test
    void what_was_never_started_asks_for_an_operator() {
        assertThatThrownBy(() -> record(quantity("a", 1)))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining(fulfilmentId.toString());
    }

    private String start(String within) {
        return start.work(new StartPicking.Input(
                        orderId,
                        fulfilmentId,
                        nodeId,
                        List.of(
                                new FulfilmentPlan.Item("a", "SKU-A", "Shirt", 2),
                                new FulfilmentPlan.Item("b", "SKU-B", "Cap", 3)),
                        within))
                .pickDueAt();
    }

    private RecordPick.Output record(LineQuantity... picked) {
        return record.work(new RecordPick.Input(
                orderId,
                fulfilmentId,
                Stream.of(picked)
                        .map(line -> new PickedLine(line.lineId(), line.quantity()))
                        .toList()));
    }

    private static LineQuantity quantity(String lineId, int quantity) {
        return new LineQuantity(lineId, quantity);
    }

    private List<String> timeline() {
        return db.selectFrom(ORDER_EVENT)
                .where(ORDER_EVENT.ORDER_ID.eq(orderId))
                .fetch(event -> told(event.getKind(), event.getParams().data()));
    }

    private static String told(String kind, String params) {
        try {
            var values = new ObjectMapper().readTree(params);
            return "%s %s: %s found, %s missing"
                    .formatted(kind, values.get("node").asText(), values.get("quantity"), values.get("missing"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(params, e);
        }
    }
}
