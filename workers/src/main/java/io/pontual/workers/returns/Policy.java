package io.pontual.workers.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What customers are promised, as a file says it beside the tables that decide. {@code PolicyFactsTest} holds both
 * together.
 *
 * @param validFrom for orders that are accepted on that day (in Brasília) or later, until the next version
 * @param returns the first that fits a product counts
 * @param texts by locale
 */
record Policy(
        String version,
        LocalDate validFrom,
        Withdrawal withdrawal,
        Defects defects,
        List<Window> returns,
        List<Exclusion> excluded,
        Map<String, Words> texts) {

    @Schema(name = "PolicyWithdrawal", description = "What the law gives, whatever else the policy says.")
    record Withdrawal(int days, List<String> channels, boolean refundsShipping, String law) {}

    @Schema(name = "PolicyDefects", description = "When something is wrong with the goods.")
    record Defects(int days, int daysForFresh, boolean refundsShipping, String law) {}

    @Schema(
            name = "PolicyWindow",
            description = "Days after delivery in which unused goods may come back; the first that fits counts.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Window(
            @Schema(description = "Absent for any.") String productGroup,
            @Schema(description = "Where it was bought; absent for anywhere.") String channel,
            int days) {}

    @Schema(name = "PolicyExclusion", description = "What does not come back because somebody changed their mind.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Exclusion(
            List<String> productGroups,
            @Schema(description = "Condition in which it may come back all the same.") String unless) {}

    @Schema(name = "PolicyWords")
    record Words(String title, List<Section> sections) {}

    @Schema(name = "PolicySection")
    record Section(
            @Schema(description = "The same in every locale and version.") String id, String title, String text) {}
}
