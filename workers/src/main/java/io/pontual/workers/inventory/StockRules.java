package io.pontual.workers.inventory;

import io.pontual.workers.platform.web.Problem;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What of the stock each channel sees. */
@Service
class StockRules {
    private final StockRuleRepository rules;
    private final NodeRepository nodes;

    StockRules(StockRuleRepository rules, NodeRepository nodes) {
        this.rules = rules;
        this.nodes = nodes;
    }

    /** @throws Problem 400 for an unknown node, 409 when another rule of the channel has the same reach */
    @Transactional
    public Stored<StockRuleResource> put(String channel, String ruleId, StockRuleRequest rule) {
        if (rule.nodeId() != null && nodes.existing(Set.of(rule.nodeId())).isEmpty()) {
            throw Problem.invalid("/nodeId", "is not a known node; GET /api/v1/nodes lists them");
        }
        try {
            var created = rules.put(channel, ruleId, rule);
            return new Stored<>(created, get(channel, ruleId));
        } catch (DuplicateKeyException e) {
            throw Problem.conflict(
                    "rule-exists",
                    "Channel %s has another rule for %s. Change or delete that one, or say another node or group."
                            .formatted(channel, rule.reach()));
        }
    }

    StockRuleResource get(String channel, String ruleId) {
        return rules.find(channel, ruleId).orElseThrow(() -> none(channel, ruleId));
    }

    Page<StockRuleResource> list(String channel, String nodeId, String group, PageRequest page) {
        return rules.list(channel, nodeId, group, page);
    }

    @Transactional
    public void delete(String channel, String ruleId) {
        if (!rules.delete(channel, ruleId)) {
            throw none(channel, ruleId);
        }
    }

    private static Problem none(String channel, String ruleId) {
        return Problem.notFound("stock rule of channel " + channel + " named", ruleId);
    }
}
