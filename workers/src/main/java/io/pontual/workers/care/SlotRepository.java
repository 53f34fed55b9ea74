package io.pontual.workers.care;

import static io.pontual.workers.platform.persistence.jooq.care.Tables.SLOT_PLACE;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class SlotRepository {
    private final DSLContext db;

    SlotRepository(DSLContext db) {
        this.db = db;
    }

    /** Places that are taken, by the begin of the hour. */
    Map<Instant, Integer> taken(String nodeId, String service, Instant from, Instant to) {
        var taken = new HashMap<Instant, Integer>();
        db.select(SLOT_PLACE.SLOT_AT)
                .from(SLOT_PLACE)
                .where(SLOT_PLACE.NODE_ID.eq(nodeId), SLOT_PLACE.SERVICE.eq(service))
                .and(SLOT_PLACE.SLOT_AT.between(from, to))
                .forEach(row -> taken.merge(row.value1(), 1, Integer::sum));
        return taken;
    }

    /** @return false when somebody else has it */
    boolean insert(UUID bookedFor, String nodeId, String service, Instant at, int place) {
        return db.insertInto(SLOT_PLACE)
                        .set(SLOT_PLACE.NODE_ID, nodeId)
                        .set(SLOT_PLACE.SERVICE, service)
                        .set(SLOT_PLACE.SLOT_AT, at)
                        .set(SLOT_PLACE.PLACE, place)
                        .set(SLOT_PLACE.BOOKED_FOR, bookedFor)
                        .onConflict(SLOT_PLACE.NODE_ID, SLOT_PLACE.SERVICE, SLOT_PLACE.SLOT_AT, SLOT_PLACE.PLACE)
                        .doNothing()
                        .execute()
                == 1;
    }

    void delete(UUID bookedFor) {
        db.deleteFrom(SLOT_PLACE).where(SLOT_PLACE.BOOKED_FOR.eq(bookedFor)).execute();
    }
}
