package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_CHANGE;

import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.FeedChangeRecord;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Puts a feed's nodes, products and pickup points where they belong. What is as it was is not written. */
@Repository
class ThingMergeRepository {
    private final DSLContext db;
    private final NodeRepository nodes;
    private final ProductRepository products;
    private final PickupPointRepository points;

    ThingMergeRepository(
            DSLContext db, NodeRepository nodes, ProductRepository products, PickupPointRepository points) {
        this.db = db;
        this.nodes = nodes;
        this.products = products;
        this.points = points;
    }

    /** The changes {@code after + 1} to {@code upTo}. @return how many nodes are not what they were */
    int mergeNodes(UUID runId, long after, long upTo) {
        var byPresence = changes(runId, after, upTo).stream()
                .collect(Collectors.partitioningBy(change -> change.getBody() != null));
        var changed = nodes.upsert(byPresence.get(true).stream()
                .map(change -> new NodeRow(change.getNodeId(), FeedBodies.read(change.getBody(), NodeRequest.class)))
                .toList());
        return changed
                + nodes.deactivate(byPresence.get(false).stream()
                        .map(FeedChangeRecord::getNodeId)
                        .toList());
    }

    /** The changes {@code after + 1} to {@code upTo}. @return how many products are not what they were */
    int mergeProducts(UUID runId, long after, long upTo) {
        return products.upsert(changes(runId, after, upTo).stream()
                .map(change -> new ProductRow(change.getSku(), FeedBodies.read(change.getBody(), ProductRequest.class)))
                .toList());
    }

    /** The changes {@code after + 1} to {@code upTo}. @return how many pickup points are not what they were */
    int mergePoints(UUID runId, long after, long upTo) {
        var byPresence = changes(runId, after, upTo).stream()
                .collect(Collectors.partitioningBy(change -> change.getBody() != null));
        var changed = points.upsert(byPresence.get(true).stream()
                .map(change -> new PointRow(change.getNodeId(), FeedBodies.read(change.getBody(), PointRequest.class)))
                .toList());
        return changed
                + points.deactivate(byPresence.get(false).stream()
                        .map(FeedChangeRecord::getNodeId)
                        .toList());
    }

    private List<FeedChangeRecord> changes(UUID runId, long after, long upTo) {
        return db.selectFrom(FEED_CHANGE)
                .where(FEED_CHANGE.RUN_ID.eq(runId), FEED_CHANGE.SEQ.between(after + 1, upTo))
                .orderBy(FEED_CHANGE.SEQ)
                .fetch();
    }
}
