package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.CHANNEL_RULE;

import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.ChannelRuleRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What administrators say about channels; {@link SellableRepository} applies it. */
@Repository
class StockRuleRepository {
    private final DSLContext db;
    private final Clock clock;

    StockRuleRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<StockRuleResource> find(String channel, String ruleId) {
        return db.selectFrom(CHANNEL_RULE)
                .where(CHANNEL_RULE.CHANNEL.eq(channel), CHANNEL_RULE.RULE_ID.eq(ruleId))
                .fetchOptional(StockRuleRepository::resource);
    }

    /** @param nodeId null means any, as for the group */
    Page<StockRuleResource> list(String channel, String nodeId, String group, PageRequest page) {
        var filters = new ArrayList<Condition>();
        filters.add(CHANNEL_RULE.CHANNEL.eq(channel));
        if (nodeId != null) {
            filters.add(CHANNEL_RULE.NODE_ID.eq(nodeId));
        }
        if (group != null) {
            filters.add(CHANNEL_RULE.PRODUCT_GROUP.eq(group));
        }
        return page.of(
                db.selectFrom(CHANNEL_RULE)
                        .where(filters)
                        .orderBy(CHANNEL_RULE.RULE_ID)
                        .offset(page.offset())
                        .limit(page.size())
                        .fetch(StockRuleRepository::resource),
                db.fetchCount(CHANNEL_RULE, filters));
    }

    /**
     * @return true when it is new, false when it was changed
     * @throws org.springframework.dao.DuplicateKeyException when another rule of the channel has the same reach
     */
    boolean put(String channel, String ruleId, StockRuleRequest rule) {
        var record = record(rule);
        record.setChannel(channel);
        record.setRuleId(ruleId);
        record.setCreatedAt(clock.instant());
        var created = db.insertInto(CHANNEL_RULE)
                        .set(record)
                        .onConflict(CHANNEL_RULE.CHANNEL, CHANNEL_RULE.RULE_ID)
                        .doNothing()
                        .execute()
                == 1;
        if (!created) {
            db.update(CHANNEL_RULE)
                    .set(record(rule))
                    .set(CHANNEL_RULE.VERSION, CHANNEL_RULE.VERSION.plus(1))
                    .where(CHANNEL_RULE.CHANNEL.eq(channel), CHANNEL_RULE.RULE_ID.eq(ruleId))
                    .execute();
        }
        return created;
    }

    /** @return false when there was none */
    boolean delete(String channel, String ruleId) {
        return db.deleteFrom(CHANNEL_RULE)
                        .where(CHANNEL_RULE.CHANNEL.eq(channel), CHANNEL_RULE.RULE_ID.eq(ruleId))
                        .execute()
                == 1;
    }

    private ChannelRuleRecord record(StockRuleRequest rule) {
        var record = new ChannelRuleRecord();
        record.setNodeId(rule.nodeId());
        record.setProductGroup(rule.group());
        record.setSafetyStock(rule.safetyStock());
        record.setThreshold(rule.threshold());
        record.setOpen(rule.open());
        record.setUpdatedAt(clock.instant());
        return record;
    }

    private static StockRuleResource resource(ChannelRuleRecord rule) {
        return new StockRuleResource(
                rule.getChannel(),
                rule.getRuleId(),
                rule.getNodeId(),
                rule.getProductGroup(),
                rule.getSafetyStock(),
                rule.getThreshold(),
                rule.getOpen(),
                rule.getCreatedAt(),
                rule.getUpdatedAt());
    }
}
