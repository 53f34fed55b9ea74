package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.DECISION;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;

@Repository
class DecisionRepository {
    private final DSLContext db;
    private final ObjectMapper json;
    private final Clock clock;

    DecisionRepository(DSLContext db, ObjectMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    record Stored(
            UUID decisionId, String cause, String method, Instant decidedAt, long tookMicros, DecisionRecord record) {}

    void insert(UUID decisionId, SourcingRequest request, DecisionRecord record, long tookMicros) {
        db.insertInto(DECISION)
                .set(DECISION.DECISION_ID, decisionId)
                .set(DECISION.ORDER_ID, request.orderId())
                .set(DECISION.CAUSE, request.cause())
                .set(DECISION.CHANNEL, request.channel())
                .set(DECISION.METHOD, request.method())
                .set(DECISION.DECIDED_AT, clock.instant())
                .set(DECISION.TOOK_MICROS, tookMicros)
                .set(DECISION.RECORD, JSONB.valueOf(write(record)))
                .execute();
    }

    /** Oldest first. */
    List<Stored> ofOrder(UUID orderId) {
        return db.selectFrom(DECISION)
                .where(DECISION.ORDER_ID.eq(orderId))
                .orderBy(DECISION.DECIDED_AT, DECISION.DECISION_ID)
                .fetch(row -> new Stored(
                        row.getDecisionId(),
                        row.getCause(),
                        row.getMethod(),
                        row.getDecidedAt(),
                        row.getTookMicros(),
                        read(row.getRecord().data())));
    }

    private DecisionRecord read(String record) {
        try {
            return json.readValue(record, DecisionRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The record of a decision must be readable", e);
        }
    }

    private String write(DecisionRecord record) {
        try {
            return json.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The record of a decision must be writable", e);
        }
    }
}
