package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.REROUTE;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Orders that go another way than they were sourced for. Whoever writes has locked the order. */
@Repository
class RerouteRepository {
    private final DSLContext db;
    private final Clock clock;

    RerouteRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void record(UUID orderId) {
        db.insertInto(REROUTE)
                .set(REROUTE.ORDER_ID, orderId)
                .set(REROUTE.REROUTED_AT, clock.instant())
                .onConflict(REROUTE.ORDER_ID)
                .doUpdate()
                .set(REROUTE.REROUTED_AT, clock.instant())
                .execute();
    }

    Optional<Instant> last(UUID orderId) {
        return db.select(REROUTE.REROUTED_AT)
                .from(REROUTE)
                .where(REROUTE.ORDER_ID.eq(orderId))
                .fetchOptional(REROUTE.REROUTED_AT);
    }

    /** Whether the order goes another way now than what was planned then. */
    boolean since(UUID orderId, Instant planned) {
        return last(orderId).filter(rerouted -> !planned.isAfter(rerouted)).isPresent();
    }
}
