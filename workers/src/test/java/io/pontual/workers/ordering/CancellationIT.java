package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class CancellationIT {
    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Autowired
    OrderProgress progress;

    @Autowired
    OrderCancellation cancellation;

    @Autowired
    DSLContext db;

    private Api.Answer cancel(UUID orderId, String body) {
        return api.post("/api/v1/orders/" + orderId + "/cancellation", body);
    }

    private List<String> messages(UUID orderId) {
        return db.selectFrom(OUTBOX)
                .where(OUTBOX.MESSAGE_ID.eq("cancel:" + orderId))
                .fetch(message -> message.getDestination() + " " + message.getCorrelationKey() + " "
                        + message.getBody().data());
    }

    @Test
    void cancelling_tells_the_process_and_keeps_the_words_out_of_it() {
        var orderId = api.placed();
        var answer = cancel(orderId, "{\"reason\": \"Bought for Ana, wrong size\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("status").asText()).isEqualTo("CANCELLING");
        assertThat(messages(orderId))
                .containsExactly("ordering.cancellation-requested " + orderId
                        + " {\"cancellationReason\": \"customer-request\"}");
        var read = api.get("/api/v1/orders/" + orderId).body();
        assertThat(read.path("cancellationReason").asText()).isEqualTo("customer-request");
        assertThat(read.path("cancellationNote").asText()).isEqualTo("Bought for Ana, wrong size");
        assertThat(read.path("cancellingAt").asText()).isNotBlank();
    }

    @Test
    void cancelling_works_without_a_body_and_again_changes_nothing() {
        var orderId = api.placed();
        var path = "/api/v1/orders/" + orderId + "/cancellation";
        assertThat(api.send(api.request(path).POST(BodyPublishers.noBody())).status())
                .isEqualTo(202);

        var again = cancel(orderId, "{}");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body().path("status").asText()).isEqualTo("CANCELLING");
        assertThat(messages(orderId)).hasSize(1);

        cancellation.record(orderId);
        assertThat(cancel(orderId, "{}").body().path("status").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void goods_that_were_handed_over_cannot_be_cancelled() {
        var orderId = api.placed();
        neighbours.handOver(orderId);

        var answer = cancel(orderId, "{}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("too-late-to-cancel");
        assertThat(answer.body().path("detail").asText()).contains("handed over", "return");
        assertThat(api.get("/api/v1/orders/" + orderId).body().path("status").asText())
                .isEqualTo("ACCEPTED");
        assertThat(messages(orderId)).isEmpty();
    }

    @Test
    void a_complete_order_cannot_be_cancelled() {
        var orderId = api.placed();
        var outcomes = List.of(new FulfilmentOutcome(Ids.next(), "handed-over", List.of(new LineQuantity("1", 2))));
        progress.confirm(orderId);
        progress.settle(orderId, outcomes);
        progress.close(orderId, outcomes);

        var answer = cancel(orderId, "{}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("too-late-to-cancel");
    }

    @Test
    void an_unknown_order_is_told() {
        var answer = cancel(UUID.randomUUID(), "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @Test
    void an_unknown_field_or_a_long_reason_is_refused() {
        var orderId = api.placed();

        assertThat(cancel(orderId, "{\"why\": \"x\"}")
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/why");
        assertThat(cancel(orderId, "{\"reason\": \"" + "x".repeat(501) + "\"}")
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/reason");
    }

    @Test
    void a_key_of_another_channel_cannot_cancel() {
        var orderId = api.placed();
        var answer = api.send(api.anonymous("/api/v1/orders/" + orderId + "/cancellation")
                .header("X-Api-Key", api.newKey("app", "orders:write"))
                .POST(BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("wrong-channel");
        assertThat(db.fetchValue(SALES_ORDER.STATUS, SALES_ORDER.ORDER_ID.eq(orderId)))
                .isEqualTo("ACCEPTED");
    }
}
