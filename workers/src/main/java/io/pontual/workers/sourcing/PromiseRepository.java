package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.PROMISE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.PROMISED_ORDER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;

@Repository
class PromiseRepository {
    private final DSLContext db;
    private final ObjectMapper json;
    private final Clock clock;

    PromiseRepository(DSLContext db, ObjectMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    void insert(Promise promise) {
        db.insertInto(PROMISE)
                .set(PROMISE.PROMISE_ID, promise.promiseId())
                .set(PROMISE.CHANNEL, promise.channel())
                .set(PROMISE.CURRENCY, promise.currency())
                .set(PROMISE.POSTAL_CODE, promise.postalCode())
                .set(PROMISE.BASKET, write(promise.basket()))
                .set(PROMISE.OPTIONS, write(promise.options()))
                .set(PROMISE.PROMISED_AT, clock.instant())
                .set(PROMISE.VALID_UNTIL, promise.validUntil())
                .execute();
    }

    /** Lapsed ones too, until they are swept away. */
    Optional<Promise> find(UUID promiseId) {
        return db.selectFrom(PROMISE)
                .where(PROMISE.PROMISE_ID.eq(promiseId))
                .fetchOptional(row -> new Promise(
                        row.getPromiseId(),
                        row.getChannel(),
                        row.getCurrency(),
                        row.getPostalCode(),
                        read(row.getBasket(), new TypeReference<TreeMap<String, Integer>>() {}),
                        read(row.getOptions(), new TypeReference<List<Promise.Option>>() {}),
                        List.of(),
                        row.getValidUntil()));
    }

    /** Remembers what the order is to get, longer than the promise. */
    void bind(UUID orderId, UUID promiseId, Promise.Option option) {
        db.insertInto(PROMISED_ORDER)
                .set(PROMISED_ORDER.ORDER_ID, orderId)
                .set(PROMISED_ORDER.PROMISE_ID, promiseId)
                .set(PROMISED_ORDER.OPTION_ID, option.optionId())
                .set(PROMISED_ORDER.NODE_IDS, option.nodes().toArray(String[]::new))
                .set(PROMISED_ORDER.DELIVER_BY, option.deliverBy())
                .execute();
    }

    /** Those that the order was promised to come from; empty when nothing was promised. */
    Set<String> nodesOf(UUID orderId) {
        return db.select(PROMISED_ORDER.NODE_IDS)
                .from(PROMISED_ORDER)
                .where(PROMISED_ORDER.ORDER_ID.eq(orderId))
                .fetchOptional(PROMISED_ORDER.NODE_IDS)
                .map(Set::of)
                .orElse(Set.of());
    }

    /** The day by which it was promised to arrive; empty when nothing was promised, or a pickup. */
    Optional<LocalDate> deliverBy(UUID orderId) {
        return db.select(PROMISED_ORDER.DELIVER_BY)
                .from(PROMISED_ORDER)
                .where(PROMISED_ORDER.ORDER_ID.eq(orderId))
                .fetchOptional(PROMISED_ORDER.DELIVER_BY);
    }

    /** It was promised for another day since. */
    void postpone(UUID orderId, LocalDate deliverBy) {
        db.update(PROMISED_ORDER)
                .set(PROMISED_ORDER.DELIVER_BY, deliverBy)
                .where(PROMISED_ORDER.ORDER_ID.eq(orderId))
                .execute();
    }

    /** @return how many there were */
    int deleteLapsed(Instant before) {
        return db.deleteFrom(PROMISE).where(PROMISE.VALID_UNTIL.lt(before)).execute();
    }

    private <T> T read(JSONB stored, TypeReference<T> type) {
        try {
            return json.readValue(stored.data(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored promise must be readable", e);
        }
    }

    private JSONB write(Object value) {
        try {
            return JSONB.valueOf(json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A promise must be writable", e);
        }
    }
}
