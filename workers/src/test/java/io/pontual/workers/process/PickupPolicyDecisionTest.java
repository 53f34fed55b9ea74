package io.pontual.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.model.DecisionId;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnSharedEngine
class PickupPolicyDecisionTest {
    private final DecisionBench pickupPolicy = new DecisionBench(DecisionId.PICKUP_POLICY);

    @ParameterizedTest
    @CsvSource({
        "sp-pinheiros, fashion,       Rule_Otherwise,    PT2H, PT4H, PT24H, PT72H, 5, 2, PT24H, PT10M",
        "sp-pinheiros, fresh,         Rule_Fresh,        PT1H, PT1H, PT4H,  PT12H, 5, 0, PT12H, PT5M",
        "sp-pinheiros, fashion|fresh, Rule_Fresh,        PT1H, PT1H, PT4H,  PT12H, 5, 0, PT12H, PT5M",
        "manaus-centro, fashion,      Rule_ManausCentro, PT2H, PT4H, PT48H, PT120H, 5, 1, PT72H, PT10M",
        "manaus-centro, fresh,        Rule_Fresh,        PT1H, PT1H, PT4H,  PT12H, 5, 0, PT12H, PT5M",
        "sp-pinheiros, freshener,     Rule_Otherwise,    PT2H, PT4H, PT24H, PT72H, 5, 2, PT24H, PT10M",
    })
    void the_first_row_that_fits_decides(
            String nodeId,
            String groups,
            String expectedRow,
            String answerWithin,
            String pickWithin,
            String remindAfter,
            String holdPeriod,
            String codeAttempts,
            String extensions,
            String extendBy,
            String curbsideWithin) {
        var decided = pickupPolicy.decide(pickup(nodeId, Arrays.asList(groups.split("\\|"))));

        assertThat(decided.row()).isEqualTo(expectedRow);
        assertThat(limits(decided))
                .isEqualTo(Map.of(
                        "answerWithin", answerWithin,
                        "pickWithin", pickWithin,
                        "remindAfter", remindAfter,
                        "holdPeriod", holdPeriod,
                        "codeAttempts", codeAttempts,
                        "extensions", extensions,
                        "extendBy", extendBy,
                        "curbsideWithin", curbsideWithin));
    }

    @Test
    void every_row_decides_some_pickup_and_reminds_before_it_gives_up() {
        var cases = List.of(
                pickup("sp-pinheiros", List.of("fresh")),
                pickup("manaus-centro", List.of("fashion")),
                pickup("sp-pinheiros", List.of("fashion")));

        pickupPolicy.assertEveryRowDecides(cases);
        assertThat(cases).map(pickupPolicy::decide).map(this::limits).allSatisfy(limits -> assertThat(
                        Duration.parse(limits.get("remindAfter")))
                .isPositive()
                .isLessThan(Duration.parse(limits.get("holdPeriod"))));
    }

    @Test
    void what_is_missing_or_of_the_wrong_type_gets_the_limits_of_every_other_pickup() {
        var noStore = pickup(null, List.of("fashion"));
        var noGroups = pickup("sp-pinheiros", null);
        var emptyGroups = pickup("sp-pinheiros", List.of());
        var groupAsText = pickup("sp-pinheiros", "fresh");
        var storeAsNumber = pickup(7, List.of("fashion"));

        assertThat(List.of(noStore, noGroups, emptyGroups, groupAsText, storeAsNumber, Map.<String, Object>of()))
                .map(pickupPolicy::decide)
                .extracting(DecisionBench.Decided::row)
                .containsOnly("Rule_Otherwise");
    }

    private static Map<String, Object> pickup(Object nodeId, Object productGroups) {
        var inputs = new HashMap<String, Object>();
        inputs.put("nodeId", nodeId);
        inputs.put("productGroups", productGroups);
        return inputs;
    }

    private Map<String, String> limits(DecisionBench.Decided decided) {
        try {
            return new ObjectMapper().readValue(decided.output(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new AssertionError("The limits are no JSON: " + decided.output(), e);
        }
    }
}
