package io.pontual.workers.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** A channel's stock rule as the API shows it; nodeId and group are absent where the rule is for all. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StockRuleResource(
        String channel,
        String ruleId,
        String nodeId,
        String group,
        int safetyStock,
        int threshold,
        boolean open,
        Instant createdAt,
        Instant updatedAt) {}
