package io.pontual.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.DecisionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnSharedEngine
class ShortageFallbackDecisionTest {
    private final DecisionBench fallback = new DecisionBench(DecisionId.SHORTAGE_FALLBACK);

    @ParameterizedTest
    @CsvSource({
        "pickup, initial,       web,         false, Rule_NothingToCollect,   cancel",
        "pickup, initial,       web,         true,  Rule_Pickup,             ask",
        "pickup, missing,       app,         false, Rule_Pickup,             ask",
        "pickup, stock-arrived, marketplace, true,  Rule_Pickup,             ask",
        "ship,   initial,       marketplace, false, Rule_MarketplaceInitial, cancel",
        "ship,   initial,       marketplace, true,  Rule_Otherwise,          wait",
        "ship,   initial,       web,         false, Rule_Otherwise,          wait",
        "ship,   missing,       marketplace, false, Rule_Otherwise,          wait",
    })
    void the_first_row_that_fits_decides(
            String method, String cause, String channel, boolean partly, String expectedRow, String action) {
        decides(shortage(method, cause, channel, partly), expectedRow, action);
    }

    @ParameterizedTest
    @CsvSource({
        "ship,   missing,     0,  Rule_Backorder, backorder",
        "ship,   initial,     14, Rule_Backorder, backorder",
        "ship,   initial,     15, Rule_Otherwise, wait",
        "ship,   not-arrived, 3,  Rule_Otherwise, wait",
        "pickup, missing,     3,  Rule_Pickup,    ask",
    })
    void goods_that_come_soon_are_promised(String method, String cause, int inDays, String expectedRow, String action) {
        var shortage = shortage(method, cause, "web", true);
        shortage.put("expectedInDays", inDays);
        decides(shortage, expectedRow, action);
    }

    private void decides(Map<String, Object> shortage, String expectedRow, String action) {
        var decided = fallback.decide(shortage);

        assertThat(decided.row()).isEqualTo(expectedRow);
        assertThat(decided.output()).contains("\"action\":\"" + action + "\"");
    }

    @Test
    void every_row_decides_some_shortage() {
        fallback.assertEveryRowDecides(List.of(
                shortage("pickup", "initial", "web", false),
                shortage("pickup", "missing", "web", true),
                shortage("ship", "initial", "marketplace", false),
                soon(),
                shortage("ship", "missing", "web", true)));
    }

    @Test
    void what_is_missing_or_of_the_wrong_type_waits() {
        assertThat(List.of(shortage(null, null, null, null), shortage(1, 2, 3, "yes"), Map.<String, Object>of()))
                .map(fallback::decide)
                .extracting(DecisionBench.Decided::row)
                .containsOnly("Rule_Otherwise");
    }

    private static Map<String, Object> soon() {
        var shortage = shortage("ship", "missing", "web", true);
        shortage.put("expectedInDays", 3);
        return shortage;
    }

    private static Map<String, Object> shortage(Object method, Object cause, Object channel, Object partly) {
        var inputs = new HashMap<String, Object>();
        inputs.put("method", method);
        inputs.put("shortageCause", cause);
        inputs.put("channel", channel);
        inputs.put("partlySupplied", partly);
        inputs.put("expectedInDays", null);
        return inputs;
    }
}
