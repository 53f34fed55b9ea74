package io.pontual.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.DecisionId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnSharedEngine
class ShippingPolicyDecisionTest {
    private final DecisionBench shippingPolicy = new DecisionBench(DecisionId.SHIPPING_POLICY);

    @ParameterizedTest
    @CsvSource({
        "sp-pinheiros,  fashion,       Rule_Otherwise,    PT2H, PT8H",
        "sp-pinheiros,  fashion|fresh, Rule_Fresh,        PT1H, PT2H",
        "manaus-centro, fashion,       Rule_ManausCentro, PT4H, PT24H",
        "manaus-centro, fresh,         Rule_Fresh,        PT1H, PT2H",
    })
    void the_first_row_that_fits_decides(
            String nodeId, String groups, String expectedRow, String answerWithin, String pickWithin) {
        var decided = shippingPolicy.decide(shipment(nodeId, Arrays.asList(groups.split("\\|"))));

        assertThat(decided.row()).isEqualTo(expectedRow);
        assertThat(decided.output()).contains("\"" + answerWithin + "\"", "\"" + pickWithin + "\"");
    }

    @Test
    void every_row_decides_some_shipment() {
        shippingPolicy.assertEveryRowDecides(List.of(
                shipment("sp-pinheiros", List.of("fresh")),
                shipment("manaus-centro", List.of("fashion")),
                shipment("sp-pinheiros", List.of("fashion"))));
    }

    @Test
    void what_is_missing_or_of_the_wrong_type_gets_the_limits_of_every_other_shipment() {
        assertThat(List.of(shipment(null, null), shipment(7, "fresh"), Map.<String, Object>of()))
                .map(shippingPolicy::decide)
                .extracting(DecisionBench.Decided::row)
                .containsOnly("Rule_Otherwise");
    }

    private static Map<String, Object> shipment(Object nodeId, Object productGroups) {
        var inputs = new HashMap<String, Object>();
        inputs.put("nodeId", nodeId);
        inputs.put("productGroups", productGroups);
        return inputs;
    }
}
