package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Goods from warehouses with a management system: one over queues, one by files. */
@Stage.OnSecond
class WarehouseJourneyIT extends Journey {
    @Test
    void a_warehouse_confirms_in_parts_and_out_of_order_and_what_it_lacks_a_store_sends() {
        var sku = newProduct("-SHORT-PARTS-SHUFFLED-TWICE");
        var other = newProduct("");
        stock("cd-cajamar", sku, 3);
        stock("cd-cajamar", other, 1);
        stock("sp-paulista", sku, 1);
        var request = order().line(sku, 3, "59.90").line(other, 1, "59.90").sent();
        var orderId = place(request);

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("239.60"));
        assertThat(statuses(order)).containsExactlyInAnyOrder("cd-cajamar SHIPPED", "sp-paulista SHIPPED");
        assertThat(order.at("/lines/0/handedOver").asInt()).isEqualTo(3);
        assertThat(stock("cd-cajamar", sku)).isEqualTo(new Stock(0, 0));
        assertThat(stock("cd-cajamar", other)).isEqualTo(new Stock(0, 0));
        // Mails are sent beside the order's way; the last may come after it has ended.
        await().untilAsserted(() -> assertThat(mails(request.email()))
                .filteredOn(mail -> mail.path("subject").asText().contains("a caminho"))
                .hasSize(2));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_warehouse_that_reads_and_writes_files_sends_two_parcels() {
        var one = newProduct("-PARTS");
        var other = newProduct("-SHUFFLED");
        stock("cd-extrema", one, 2);
        stock("cd-extrema", other, 1);
        var request = order().line(one, 2, "59.90").line(other, 1, "59.90").sent();
        var orderId = place(request);

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("179.70"));
        assertThat(statuses(order)).containsExactly("cd-extrema SHIPPED");
        assertThat(order.at("/fulfilments/0/carrier").asText()).isEqualTo("Transportes Exemplo");
        assertThat(order.at("/fulfilments/0/deliveries")).hasSize(2);
        assertThat(stock("cd-extrema", one)).isEqualTo(new Stock(0, 0));
        assertThat(awaitMail(request.email(), "a caminho").path("text").asText())
                .contains(order.at("/fulfilments/0/trackingCode").asText());
        assertNothingLeftBehind(orderId);
    }

    private static List<String> statuses(JsonNode order) {
        return StreamSupport.stream(order.path("fulfilments").spliterator(), false)
                .map(part ->
                        part.path("nodeId").asText() + " " + part.path("status").asText())
                .toList();
    }
}
