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

@OnSharedEngine
class ScreenOrderDecisionTest {
    private final DecisionBench screenOrder = new DecisionBench(DecisionId.SCREEN_ORDER);

    @ParameterizedTest
    @CsvSource({
        "5000,    BRL, web,         1,  Rule_HighValue Rule_Screened",
        "5000,    BRL, marketplace, 60, Rule_HighValue Rule_HighValueMarketplace Rule_ManyUnits Rule_Screened",
        "4999.99, BRL, web,         1,  Rule_Screened",
        "3000,    BRL, marketplace, 1,  Rule_HighValueMarketplace Rule_Screened",
        "2999.99, BRL, marketplace, 1,  Rule_Screened",
        "3000,    BRL, store,       1,  Rule_Screened",
        "1000,    USD, web,         1,  Rule_ForeignCurrency Rule_Screened",
        "999.99,  USD, web,         1,  Rule_Screened",
        "10,      BRL, web,         51, Rule_ManyUnits Rule_Screened",
        "10,      BRL, web,         50, Rule_Screened",
        "0,       BRL, web,         1,  Rule_Screened",
    })
    void every_row_that_fits_counts(BigDecimal total, String currency, String channel, int units, String rows) {
        assertThat(screenOrder.rows(order(total, currency, channel, units))).containsExactly(rows.split(" "));
    }

    @Test
    void a_reviewer_is_told_every_reason() {
        assertThat(screenOrder.decide(order(5000, "BRL", "web", 60)).output())
                .isEqualTo("[{\"decision\":\"review\",\"reason\":\"High value: 5000 BRL or more\"},"
                        + "{\"decision\":\"review\",\"reason\":\"Unusually many units: more than 50\"},"
                        + "{\"decision\":\"approve\",\"reason\":\"Screened\"}]");
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
    @CsvSource({
        "orderAmount, Rule_TotalUnknown",
        "currency, Rule_CurrencyUnknown",
        "channel, Rule_ChannelUnknown",
        "itemCount, Rule_UnitsUnknown"
    })
    void an_order_that_cannot_be_judged_is_reviewed_and_not_waved_through(String missing, String row) {
        var isNull = order(10, "BRL", "web", 1);
        isNull.put(missing, null);
        var isAbsent = order(10, "BRL", "web", 1);
        isAbsent.remove(missing);

        assertThat(screenOrder.rows(isNull)).contains(row);
        assertThat(screenOrder.rows(isAbsent)).contains(row);
    }

    @ParameterizedTest
    @CsvSource({"orderAmount, Rule_TotalUnknown", "itemCount, Rule_UnitsUnknown"})
    void a_number_sent_as_text_cannot_be_judged(String wrong, String row) {
        var order = order(10, "BRL", "web", 1);
        order.put(wrong, "70");

        assertThat(screenOrder.rows(order)).contains(row);
    }

    private static Map<String, Object> order(Number total, String currency, String channel, Object units) {
        return new HashMap<>(
                Map.of("orderAmount", total, "currency", currency, "channel", channel, "itemCount", units));
    }
}
