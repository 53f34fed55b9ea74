package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.PARCEL_NEWS;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ParcelNewsRepository {
    private final DSLContext db;

    ParcelNewsRepository(DSLContext db) {
        this.db = db;
    }

    /** @param until may be null @param wishId may be null */
    record Row(UUID parcelId, Instant until, UUID wishId) {}

    /** Again does nothing. */
    void insert(UUID newsId, UUID parcelId, ParcelNews.Found found, Instant foundAt) {
        db.insertInto(PARCEL_NEWS)
                .set(PARCEL_NEWS.NEWS_ID, newsId)
                .set(PARCEL_NEWS.PARCEL_ID, parcelId)
                .set(PARCEL_NEWS.NEWS_KEY, found.key())
                .set(PARCEL_NEWS.UNTIL_AT, found.until())
                .set(PARCEL_NEWS.WISH_ID, found.wishId())
                .set(PARCEL_NEWS.FOUND_AT, foundAt)
                .onConflict(PARCEL_NEWS.NEWS_ID)
                .doNothing()
                .execute();
    }

    Optional<Row> find(UUID newsId) {
        return db.selectFrom(PARCEL_NEWS)
                .where(PARCEL_NEWS.NEWS_ID.eq(newsId))
                .fetchOptional(row -> new Row(row.getParcelId(), row.getUntilAt(), row.getWishId()));
    }
}
