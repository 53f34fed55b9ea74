package io.pontual.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.DecisionId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenOrderDecisionTest {
    private final DecisionBench screenOrder = new DecisionBench(DecisionId.SCREEN_ORDER);

    @ParameterizedTest
    @CsvSource({
        "5000,    BRL, web,         1,  Rule_HighValue",
        "5000,    BRL, marketplace, 60, Rule_HighValue",
        "4999.99, BRL, web,         1,  Rule_Usual",
        "3000,    BRL, marketplace, 1,  Rule_HighValueMarketplace",
        "2999.99, BRL, marketplace, 1,  Rule_Usual",
        "3000,    BRL, store,       1,  Rule_Usual",
        "1000,    USD, web,         1,  Rule_ForeignCurrency",
        "999.99,  USD, web,         1,  Rule_Usual",
        "10,      BRL, web,         51, Rule_ManyUnits",
        "10,      BRL, web,         50, Rule_Usual",
        "0,       BRL, web,         1,  Rule_Usual",
    })
    void the_first_row_that_fits_decides(
            BigDecimal total, String currency, String channel, int units, String expectedRow) {
        var decided = screenOrder.decide(order(total, currency, channel, units));

        assertThat(decided.row()).isEqualTo(expectedRow);
        assertThat(decided.output())
                .contains(expectedRow.equals("Rule_Usual") ? "\"decision\":\"approve\"" : "\"decision\":\"review\"");
    }

    @Test
    void a_reviewer_is_told_why() {
        assertThat(screenOrder.decide(order(5000, "BRL", "web", 1)).output())
                .isEqualTo("{\"decision\":\"review\",\"reason\":\"High value: 5000 BRL or more\"}");
    }

    @Test
    void every_row_decides_some_order() {
        screenOrder.assertEveryRowDecides(List.of(
                order(5000, "BRL", "web", 1),
                order(3000, "BRL", "marketplace", 1),
                order(1000, "USD", "web", 1),
                order(10, "BRL", "web", 51),
                order(10, "BRL", "web", 1),
                Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderAmount", "currency", "channel", "itemCount"})
    void an_order_that_cannot_be_judged_is_reviewed_and_not_waved_through(String missing) {
        var isNull = order(10, "BRL", "web", 1);
        isNull.put(missing, null);
        var isAbsent = order(10, "BRL", "web", 1);
        isAbsent.remove(missing);

        assertThat(List.of(screenOrder.decide(isNull), screenOrder.decide(isAbsent)))
                .extracting(DecisionBench.Decided::row)
                .containsOnly("Rule_Otherwise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderAmount", "itemCount"})
    void a_number_sent_as_text_cannot_be_judged(String wrong) {
        var order = order(10, "BRL", "web", 1);
        order.put(wrong, "70");

        assertThat(screenOrder.decide(order).row()).isEqualTo("Rule_Otherwise");
    }

    private static Map<String, Object> order(Number total, String currency, String channel, Object units) {
        return new HashMap<>(
                Map.of("orderAmount", total, "currency", currency, "channel", channel, "itemCount", units));
    }
}
