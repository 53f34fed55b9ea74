package io.pontual.workers.picking;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_CONTACT;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.Gift;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.picking.RecordPick;
import io.pontual.processes.picking.RecordWraps;
import io.pontual.processes.picking.StartPicking;
import io.pontual.workers.ordering.contract.GiftWraps;
import io.pontual.workers.picking.contract.Picks;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Gifts: asked for with the order, wrapped after the pick, and read by whoever writes the cards only. */
@ApiTest
class GiftIT {
    private static final String CARD = "Feliz aniversário, vó";

    @Autowired
    Api api;

    @Autowired
    StartPickingWorker start;

    @Autowired
    RecordPickWorker record;

    @Autowired
    RecordWrapsWorker wraps;

    @Autowired
    Picks picks;

    @Autowired
    GiftWraps gifts;

    @Autowired
    DSLContext db;

    private final UUID fulfilmentId = UUID.randomUUID();
    private UUID orderId;

    @BeforeEach
    void twoGifts() {
        var order = api.order();
        ((ObjectNode) order.at("/lines/0")).putObject("giftWrap").put("message", CARD);
        ((ObjectNode) order.at("/lines/1")).putObject("giftWrap");
        orderId = api.place(order).orderId();
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
    void what_was_found_is_wrapped_once_and_what_to_write_is_read_where_it_is_written() {
        assertThat(cards().at("/items/0/quantity").asInt()).isEqualTo(2);

        var left = record(new PickedLine("1", 1), new PickedLine("2", 0));

        assertThat(left).containsExactly(new Gift("1", "SHIRT", "Camiseta azul", 1, true));
        assertThat(record()).as("a job that runs again").isEqualTo(left);
        assertThat(cards().path("items")).hasSize(1);
        assertThat(cards().at("/items/0/message").asText()).isEqualTo(CARD);
        assertThat(cards().at("/items/0/quantity").asInt()).isEqualTo(1);

        wrapped(true);
        wrapped(false);

        assertThat(units()).isEqualTo(Map.of("1", 1));
        assertThat(cards().at("/items/0/wrapped").asInt()).isEqualTo(1);
        assertThat(record()).isEmpty();
        assertThat(story()).contains("GIFTS_WRAPPED").doesNotContain("GIFTS_NOT_WRAPPED", CARD);
        var shown = api.get("/api/v1/orders/" + orderId).body();
        assertThat(shown.at("/lines/0/giftWrap/message").asText()).isEqualTo(CARD);
        assertThat(shown.at("/lines/1/giftWrap").has("message")).isFalse();
        assertThat(db.selectFrom(OUTBOX).fetch().formatJSON())
                .as("no variable of a process holds it")
                .doesNotContain(CARD);
    }

    @Test
    void what_the_system_of_the_store_has_wrapped_is_not_left_to_be() {
        assertThat(record(
                        new PickedLine("1", 2, null, null, null, null, true, null),
                        new PickedLine("2", 1, null, null, null, null, false, null)))
                .containsExactly(new Gift("2", "MUG", "Caneca", 1, false));
        assertThat(units()).isEqualTo(Map.of("1", 2));
    }

    @Test
    void what_could_not_be_wrapped_goes_to_the_customer_as_it_is_and_the_order_says_so() {
        record(new PickedLine("1", 2), new PickedLine("2", 1));

        wrapped(false);

        assertThat(units()).isEqualTo(Map.of("1", 0, "2", 0));
        assertThat(story()).contains("GIFTS_NOT_WRAPPED");
    }

    @Test
    void nothing_found_is_nothing_to_wrap() {
        assertThat(record()).isEmpty();
    }

    @Test
    void what_to_write_is_erased_with_the_customer_and_the_gift_stays_one() {
        db.deleteFrom(ORDER_CONTACT).where(ORDER_CONTACT.ORDER_ID.eq(orderId)).execute();

        assertThat(record(new PickedLine("1", 2))).containsExactly(new Gift("1", "SHIRT", "Camiseta azul", 2, false));
        assertThat(api.get("/api/v1/orders/" + orderId)
                        .body()
                        .at("/lines/0/giftWrap")
                        .has("message"))
                .isFalse();
    }

    @Test
    void only_who_works_on_tasks_reads_cards_and_what_is_logged_says_nothing() {
        var answer = api.send(api.anonymous(path())
                .header("X-Api-Key", api.newKey(null, "orders:read"))
                .GET());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(api.get("/api/v1/fulfilments/" + UUID.randomUUID() + "/gift-wraps")
                        .status())
                .isEqualTo(404);
        assertThat(gifts.ofOrder(orderId).toString()).doesNotContain(CARD);
    }

    private List<Gift> record(PickedLine... lines) {
        return record.work(new RecordPick.Input(orderId, fulfilmentId, List.of(lines)))
                .gifts();
    }

    private void wrapped(boolean done) {
        wraps.work(new RecordWraps.Input(orderId, fulfilmentId, done));
    }

    private Map<String, Integer> units() {
        return picks.wrapped(fulfilmentId).stream()
                .collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity));
    }

    private String story() {
        return api.get("/api/v1/orders/" + orderId + "/events").body().toString();
    }

    private JsonNode cards() {
        return api.get(path()).body();
    }

    private String path() {
        return "/api/v1/fulfilments/" + fulfilmentId + "/gift-wraps";
    }
}
