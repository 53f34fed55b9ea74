package io.pontual.workers.platform.security;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.API_KEY;

import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.persistence.jooq.platform.tables.records.ApiKeyRecord;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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

    /** By name. */
    List<ApiKeyResource> active() {
        return db.selectFrom(API_KEY)
                .where(API_KEY.ACTIVE)
                .orderBy(API_KEY.NAME)
                .fetch(ApiKeyRepository::resource);
    }

    Optional<ApiKeyResource> find(UUID apiKeyId) {
        return db.selectFrom(API_KEY).where(API_KEY.API_KEY_ID.eq(apiKeyId)).fetchOptional(ApiKeyRepository::resource);
    }

    /** @throws org.springframework.dao.DuplicateKeyException when there is one of that name */
    ApiKeyResource insert(ApiKeyRequest wanted, String keyHash) {
        var row = db.newRecord(API_KEY);
        row.setApiKeyId(Ids.next());
        row.setName(wanted.name());
        row.setKeyHash(keyHash);
        row.setChannel(wanted.channel());
        row.setScopes(wanted.scopes().stream().sorted().toArray(String[]::new));
        row.setActive(true);
        row.setCreatedAt(clock.instant());
        row.insert();
        return resource(row);
    }

    void deactivate(UUID apiKeyId) {
        db.update(API_KEY)
                .set(API_KEY.ACTIVE, false)
                .where(API_KEY.API_KEY_ID.eq(apiKeyId))
                .execute();
    }

    private static ApiKeyResource resource(ApiKeyRecord row) {
        return new ApiKeyResource(
                row.getApiKeyId(),
                row.getName(),
                row.getChannel(),
                new TreeSet<>(Set.of(row.getScopes())),
                row.getCreatedAt(),
                null);
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
