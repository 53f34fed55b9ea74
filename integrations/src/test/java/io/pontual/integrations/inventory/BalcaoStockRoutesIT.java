package io.pontual.integrations.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.TestQueues;
import io.pontual.processes.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@IntegrationsTest
class BalcaoStockRoutesIT {
    private final String store = "st-" + UUID.randomUUID();

    @Test
    void what_a_store_reports_comes_out_in_our_words() {
        report("1", "contagem", 7, 12);
        report("2", "movimento", 8, -3);
        report("3", "avaria", 9, 1);

        var events = TestQueues.await(Queue.INVENTORY_STOCK_EVT, "nodeId", store, 3);
        assertThat(events)
                .extracting(event -> event.body().path("kind").asText() + " "
                        + event.body().path("sequence").asLong() + " "
                        + event.body().path("quantity").asInt())
                .containsExactly("COUNTED 7 12", "CHANGED 8 -3", "DAMAGED 9 1");
        var first = events.getFirst();
        assertThat(first.body().path("eventId").asText()).isEqualTo("balcao:" + store + "-1");
        assertThat(first.body().path("sku").asText()).isEqualTo("CAM-0101");
        assertThat(first.group()).isEqualTo(store);
    }

    @Test
    void a_copy_is_heard_once_and_a_report_without_a_number_ends_with_the_dead_letters() {
        report("1", "contagem", 1, 12);
        report("1", "contagem", 1, 12);
        TestQueues.sendText(
                Queue.PARTNER_BALCAO_STOCK,
                null,
                store,
                text("9", "contagem", 1, 12).replace("\"sequencia\":1,", ""));

        TestQueues.await(Queue.INVENTORY_STOCK_EVT, "nodeId", store, 1);
        TestQueues.staysAt(1, Queue.INVENTORY_STOCK_EVT, "nodeId", store);
        assertThat(TestQueues.awaitText(Queue.deadLetters(Queue.PARTNER_BALCAO_STOCK), store + "-9"))
                .isNotNull();
    }

    private void report(String id, String kind, long sequence, int quantity) {
        TestQueues.sendText(Queue.PARTNER_BALCAO_STOCK, null, store, text(id, kind, sequence, quantity));
    }

    private String text(String id, String kind, long sequence, int quantity) {
        return """
               {"id":"%1$s-%2$s","tipo":"%3$s","loja":"%1$s","sequencia":%4$d,"sku":"CAM-0101","quantidade":%5$d,\
               "quando":"2026-01-10T09:00:00-03:00"}"""
                .formatted(store, id, kind, sequence, quantity);
    }
}
