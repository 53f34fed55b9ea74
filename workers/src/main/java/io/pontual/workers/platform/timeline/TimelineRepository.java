package io.pontual.workers.platform.timeline;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.ORDER_EVENT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.persistence.jooq.platform.tables.records.OrderEventRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;

@Repository
class TimelineRepository {
    private final DSLContext db;
    private final ObjectMapper json;
    private final Clock clock;

    record Fact(Instant at, TimelineKind kind, Map<String, Object> params) {}

    TimelineRepository(DSLContext db, ObjectMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** @param entries at least one */
    void insert(TimelineKind kind, List<Timeline.Entry> entries) {
        var now = clock.instant();
        db.insertInto(ORDER_EVENT)
                .set(entries.stream()
                        .map(entry -> {
                            var event = new OrderEventRecord();
                            event.setOrderEventId(Ids.next());
                            event.setOrderId(entry.orderId());
                            event.setKind(kind.name());
                            event.setBusinessKey(String.valueOf(entry.businessKey()));
                            event.setParams(JSONB.valueOf(write(entry.params())));
                            event.setAt(now);
                            return event;
                        })
                        .toList())
                .onConflictDoNothing()
                .execute();
    }

    /** Oldest first. */
    List<Fact> ofOrder(UUID orderId) {
        return db.selectFrom(ORDER_EVENT)
                .where(ORDER_EVENT.ORDER_ID.eq(orderId))
                .orderBy(ORDER_EVENT.AT, ORDER_EVENT.ORDER_EVENT_ID)
                .fetch(row -> new Fact(
                        row.getAt(),
                        TimelineKind.valueOf(row.getKind()),
                        read(row.getParams().data())));
    }

    private Map<String, Object> read(String params) {
        try {
            return json.readValue(params, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Timeline params must be readable as JSON", e);
        }
    }

    private String write(Map<String, ?> params) {
        try {
            return json.writeValueAsString(params);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Timeline params must be writable as JSON", e);
        }
    }
}
