package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY_WISH;

import io.pontual.workers.platform.persistence.jooq.shipping.tables.records.DeliveryWishRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryWishRepository {
    private final DSLContext db;

    DeliveryWishRepository(DSLContext db) {
        this.db = db;
    }

    void insert(DeliveryWish wish) {
        db.insertInto(DELIVERY_WISH)
                .set(DELIVERY_WISH.WISH_ID, wish.wishId())
                .set(DELIVERY_WISH.PARCEL_ID, wish.parcelId())
                .set(DELIVERY_WISH.KIND, wish.kind().name())
                .set(DELIVERY_WISH.DELIVER_ON, wish.deliverOn())
                .set(DELIVERY_WISH.DESTINATION, wish.destination())
                .set(DELIVERY_WISH.WISHED_AT, wish.wishedAt())
                .execute();
    }

    /** Oldest first. */
    List<DeliveryWish> ofParcel(UUID parcelId) {
        return db.selectFrom(DELIVERY_WISH)
                .where(DELIVERY_WISH.PARCEL_ID.eq(parcelId))
                .orderBy(DELIVERY_WISH.WISHED_AT, DELIVERY_WISH.WISH_ID)
                .fetch(DeliveryWishRepository::read);
    }

    /** Those that the carrier was not told yet, oldest first. */
    List<DeliveryWish> open(UUID parcelId) {
        return ofParcel(parcelId).stream()
                .filter(wish -> wish.passedOnAt() == null)
                .toList();
    }

    void passedOn(UUID wishId, Instant at) {
        db.update(DELIVERY_WISH)
                .set(DELIVERY_WISH.PASSED_ON_AT, at)
                .where(DELIVERY_WISH.WISH_ID.eq(wishId))
                .execute();
    }

    private static DeliveryWish read(DeliveryWishRecord row) {
        return new DeliveryWish(
                row.getWishId(),
                row.getParcelId(),
                DeliveryWish.Kind.valueOf(row.getKind()),
                row.getDeliverOn(),
                row.getDestination(),
                row.getWishedAt(),
                row.getPassedOnAt());
    }
}
