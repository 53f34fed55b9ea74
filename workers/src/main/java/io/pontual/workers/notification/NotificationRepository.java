package io.pontual.workers.notification;

import static io.pontual.workers.platform.persistence.jooq.notification.Tables.NOTIFICATION_;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class NotificationRepository {
    private final DSLContext db;

    NotificationRepository(DSLContext db) {
        this.db = db;
    }

    /** @return false when the customer has been told this already */
    boolean insert(Notification notification, Instant at) {
        return db.insertInto(NOTIFICATION_)
                        .set(NOTIFICATION_.NOTIFICATION_ID, notification.notificationId())
                        .set(NOTIFICATION_.ORDER_ID, notification.orderId())
                        .set(NOTIFICATION_.FULFILMENT_ID, notification.fulfilmentId())
                        .set(NOTIFICATION_.TEMPLATE, notification.template())
                        .set(NOTIFICATION_.STATUS, notification.status().name())
                        .set(NOTIFICATION_.REQUESTED_AT, at)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Locked until the transaction ends. */
    Optional<Notification> lock(UUID notificationId) {
        return db.selectFrom(NOTIFICATION_)
                .where(NOTIFICATION_.NOTIFICATION_ID.eq(notificationId))
                .forUpdate()
                .fetchOptional(row -> new Notification(
                        row.getNotificationId(),
                        row.getOrderId(),
                        row.getFulfilmentId(),
                        row.getTemplate(),
                        NotificationStatus.valueOf(row.getStatus())));
    }

    /** @param reason null when it was sent */
    void decide(UUID notificationId, NotificationStatus status, String reason, Instant at) {
        db.update(NOTIFICATION_)
                .set(NOTIFICATION_.STATUS, status.name())
                .set(NOTIFICATION_.REASON, reason)
                .set(NOTIFICATION_.DECIDED_AT, at)
                .where(NOTIFICATION_.NOTIFICATION_ID.eq(notificationId))
                .execute();
    }
}
