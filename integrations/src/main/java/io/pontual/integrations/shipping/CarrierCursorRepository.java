package io.pontual.integrations.shipping;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** How far each carrier's events have been fetched. Declared by hand, as is the other table of integrations. */
@Repository
class CarrierCursorRepository {
    private static final Table<Record> CARRIER_CURSOR = DSL.table(DSL.name("integrations", "carrier_cursor"));
    private static final Field<String> CARRIER = DSL.field(DSL.name("carrier"), SQLDataType.VARCHAR);
    private static final Field<String> CURSOR = DSL.field(DSL.name("cursor"), SQLDataType.VARCHAR);
    private static final Field<Instant> FETCHED_AT = DSL.field(DSL.name("fetched_at"), SQLDataType.INSTANT);

    private final DSLContext db;
    private final Clock clock;

    CarrierCursorRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<String> find(String carrier) {
        return db.select(CURSOR).from(CARRIER_CURSOR).where(CARRIER.eq(carrier)).fetchOptional(CURSOR);
    }

    /** @return false when another instance has moved it meanwhile */
    boolean move(String carrier, String from, String to) {
        if (from == null) {
            return db.insertInto(CARRIER_CURSOR)
                            .set(CARRIER, carrier)
                            .set(CURSOR, to)
                            .set(FETCHED_AT, clock.instant())
                            .onConflictDoNothing()
                            .execute()
                    == 1;
        }
        return db.update(CARRIER_CURSOR)
                        .set(CURSOR, to)
                        .set(FETCHED_AT, clock.instant())
                        .where(CARRIER.eq(carrier), CURSOR.eq(from))
                        .execute()
                == 1;
    }
}
