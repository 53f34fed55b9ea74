package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.EXCLUDED;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.SOURCING_STEP;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which decisions have been taken for an order, and what is not tried again. */
@Repository
class SourcingStepRepository {
    private static final String WHOLE_NODE = "*";

    private final DSLContext db;
    private final Clock clock;

    SourcingStepRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Waits for whoever is at the same step.
     *
     * @param originId whose lines are sourced again; null for the whole order
     * @return false when the step has been taken before
     */
    boolean begin(UUID orderId, String stepId, UUID originId) {
        return db.insertInto(SOURCING_STEP)
                        .set(SOURCING_STEP.ORDER_ID, orderId)
                        .set(SOURCING_STEP.STEP_ID, stepId)
                        .set(SOURCING_STEP.ORIGIN_ID, originId)
                        .set(SOURCING_STEP.TAKEN_AT, clock.instant())
                        .onConflict(SOURCING_STEP.ORDER_ID, SOURCING_STEP.STEP_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    void decided(UUID orderId, String stepId, UUID decisionId) {
        db.update(SOURCING_STEP)
                .set(SOURCING_STEP.DECISION_ID, decisionId)
                .where(SOURCING_STEP.ORDER_ID.eq(orderId))
                .and(SOURCING_STEP.STEP_ID.eq(stepId))
                .execute();
    }

    List<String> ofOrigin(UUID orderId, UUID originId) {
        return db.select(SOURCING_STEP.STEP_ID)
                .from(SOURCING_STEP)
                .where(SOURCING_STEP.ORDER_ID.eq(orderId))
                .and(SOURCING_STEP.ORIGIN_ID.eq(originId))
                .fetch(SOURCING_STEP.STEP_ID);
    }

    void excludeNode(UUID orderId, String nodeId, String reason) {
        exclude(orderId, nodeId, Set.of(WHOLE_NODE), reason);
    }

    void excludeProducts(UUID orderId, String nodeId, Collection<String> skus, String reason) {
        exclude(orderId, nodeId, skus, reason);
    }

    private void exclude(UUID orderId, String nodeId, Collection<String> skus, String reason) {
        for (var sku : skus) {
            db.insertInto(EXCLUDED)
                    .set(EXCLUDED.ORDER_ID, orderId)
                    .set(EXCLUDED.NODE_ID, nodeId)
                    .set(EXCLUDED.SKU, sku)
                    .set(EXCLUDED.REASON, reason)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    Set<SourcingRequest.Excluded> excluded(UUID orderId) {
        return db.selectFrom(EXCLUDED).where(EXCLUDED.ORDER_ID.eq(orderId)).fetch().stream()
                .map(row -> new SourcingRequest.Excluded(
                        row.getNodeId(), row.getSku().equals(WHOLE_NODE) ? null : row.getSku()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
