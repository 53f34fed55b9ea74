package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE;
import static org.jooq.impl.DSL.excluded;

import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.NodeRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class NodeRepository {
    private static final int COORDINATE_DECIMALS = 6;

    private final DSLContext db;
    private final Clock clock;

    NodeRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<NodeResource> find(String nodeId) {
        return db.selectFrom(NODE).where(NODE.NODE_ID.eq(nodeId)).fetchOptional(NodeRepository::resource);
    }

    Set<String> existing(Collection<String> nodeIds) {
        return db.select(NODE.NODE_ID)
                .from(NODE)
                .where(NODE.NODE_ID.eq(DSL.any(nodeIds.toArray(String[]::new))))
                .fetchSet(NODE.NODE_ID);
    }

    /** @return name by id, of those that exist */
    Map<String, String> names(Collection<String> nodeIds) {
        return db.select(NODE.NODE_ID, NODE.NAME)
                .from(NODE)
                .where(NODE.NODE_ID.eq(DSL.any(nodeIds.toArray(String[]::new))))
                .fetchMap(NODE.NODE_ID, NODE.NAME);
    }

    /** @param city case does not matter; null means any, as for the other filters */
    Page<NodeResource> list(String city, String kind, Boolean active, PageRequest page) {
        var filters = new ArrayList<Condition>();
        if (city != null) {
            filters.add(NODE.CITY.equalIgnoreCase(city));
        }
        if (kind != null) {
            filters.add(NODE.KIND.eq(kind));
        }
        if (active != null) {
            filters.add(NODE.ACTIVE.eq(active));
        }
        return page.of(
                db.selectFrom(NODE)
                        .where(filters)
                        .orderBy(NODE.NODE_ID)
                        .offset(page.offset())
                        .limit(page.size())
                        .fetch(NodeRepository::resource),
                db.fetchCount(NODE, filters));
    }

    /** @return false, and nothing is changed, when the node exists already */
    boolean insert(NodeRow row) {
        return db.insertInto(NODE).set(record(row)).onConflictDoNothing().execute() == 1;
    }

    /** Adds those that are new and overwrites the others. No id may be there twice. @return how many are not as before */
    int upsert(List<NodeRow> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        return db.insertInto(NODE)
                .set(rows.stream().map(this::record).toList())
                .onConflict(NODE.NODE_ID)
                .doUpdate()
                .set(NODE.NAME, excluded(NODE.NAME))
                .set(NODE.KIND, excluded(NODE.KIND))
                .set(NODE.LATITUDE, excluded(NODE.LATITUDE))
                .set(NODE.LONGITUDE, excluded(NODE.LONGITUDE))
                .set(NODE.TIME_ZONE, excluded(NODE.TIME_ZONE))
                .set(NODE.CITY, excluded(NODE.CITY))
                .set(NODE.STATE, excluded(NODE.STATE))
                .set(NODE.METHODS, excluded(NODE.METHODS))
                .set(NODE.SYSTEM, excluded(NODE.SYSTEM))
                .set(NODE.ACTIVE, excluded(NODE.ACTIVE))
                .set(NODE.UPDATED_AT, excluded(NODE.UPDATED_AT))
                .set(NODE.VERSION, NODE.VERSION.plus(1))
                .where(DSL.or(Stream.of(
                                NODE.NAME,
                                NODE.KIND,
                                NODE.LATITUDE,
                                NODE.LONGITUDE,
                                NODE.TIME_ZONE,
                                NODE.CITY,
                                NODE.STATE,
                                NODE.METHODS,
                                NODE.SYSTEM,
                                NODE.ACTIVE)
                        .map(NodeRepository::differs)
                        .toList()))
                .execute();
    }

    private static <T> Condition differs(Field<T> field) {
        return field.ne(excluded(field));
    }

    /** They take no new orders. @return how many were active */
    int deactivate(List<String> nodeIds) {
        if (nodeIds.isEmpty()) {
            return 0;
        }
        return db.update(NODE)
                .set(NODE.ACTIVE, false)
                .set(NODE.UPDATED_AT, clock.instant())
                .set(NODE.VERSION, NODE.VERSION.plus(1))
                .where(NODE.NODE_ID.eq(DSL.any(nodeIds.toArray(String[]::new))), NODE.ACTIVE.isTrue())
                .execute();
    }

    private NodeRecord record(NodeRow row) {
        var now = clock.instant();
        var record = new NodeRecord();
        record.setNodeId(row.nodeId());
        record.setName(row.node().name());
        record.setKind(row.node().kind());
        record.setLatitude(coordinate(row.node().latitude()));
        record.setLongitude(coordinate(row.node().longitude()));
        record.setTimeZone(row.node().timeZone());
        record.setCity(row.node().city());
        record.setState(row.node().state());
        record.setMethods(row.node().methods().stream().distinct().toArray(String[]::new));
        record.setSystem(row.node().system());
        record.setActive(row.node().active());
        record.setCreatedAt(now);
        record.setUpdatedAt(now);
        return record;
    }

    private static BigDecimal coordinate(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(COORDINATE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static NodeResource resource(NodeRecord node) {
        return new NodeResource(
                node.getNodeId(),
                node.getName(),
                node.getKind(),
                node.getLatitude().doubleValue(),
                node.getLongitude().doubleValue(),
                node.getTimeZone(),
                node.getCity(),
                node.getState(),
                List.of(node.getMethods()),
                node.getSystem(),
                node.getActive(),
                node.getCreatedAt(),
                node.getUpdatedAt());
    }
}
