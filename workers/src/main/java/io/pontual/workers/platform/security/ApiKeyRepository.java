package io.pontual.workers.platform.security;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.API_KEY;

import io.pontual.workers.platform.persistence.Ids;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ApiKeyRepository {
    private final DSLContext db;
    private final Clock clock;

    ApiKeyRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<ApiKey> findActive(String keyHash) {
        return db.selectFrom(API_KEY)
                .where(API_KEY.KEY_HASH.eq(keyHash))
                .and(API_KEY.ACTIVE)
                .fetchOptional(
                        row -> new ApiKey(row.getApiKeyId(), row.getName(), row.getChannel(), Set.of(row.getScopes())));
    }

    /** Creates the key of that name, or gives it this hash and these scopes. */
    void put(String name, String keyHash, Collection<String> scopes) {
        var scopeArray = scopes.toArray(String[]::new);
        db.insertInto(API_KEY)
                .set(API_KEY.API_KEY_ID, Ids.next())
                .set(API_KEY.NAME, name)
                .set(API_KEY.KEY_HASH, keyHash)
                .set(API_KEY.SCOPES, scopeArray)
                .set(API_KEY.ACTIVE, true)
                .set(API_KEY.CREATED_AT, clock.instant())
                .onConflict(API_KEY.NAME)
                .doUpdate()
                .set(API_KEY.KEY_HASH, keyHash)
                .set(API_KEY.SCOPES, scopeArray)
                .set(API_KEY.ACTIVE, true)
                .execute();
    }
}
