package io.pontual.workers.inventory;

import io.pontual.workers.inventory.Movement.Cause;
import io.pontual.workers.platform.timeline.TimelineKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives back what was held for a time that is over. Several instances may do so at once. */
@Component
class ReservationExpiry {
    private static final Logger log = LoggerFactory.getLogger(ReservationExpiry.class);

    private final ReservationRepository reservations;
    private final StockLedger ledger;
    private final ReservationNews news;
    private final TransactionTemplate transaction;
    private final ReservationProperties properties;

    ReservationExpiry(
            ReservationRepository reservations,
            StockLedger ledger,
            ReservationNews news,
            TransactionTemplate transaction,
            ReservationProperties properties) {
        this.reservations = reservations;
        this.ledger = ledger;
        this.news = news;
        this.transaction = transaction;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${pontual.inventory.reservations.expiry-interval}")
    void sweep() {
        try {
            while (transaction.execute(status -> endOverdue()) == properties.expiryBatch()) {
                // a full batch: there may be more
            }
        } catch (RuntimeException e) {
            log.warn("Holds whose time is over could not be ended, they will be soon: {}", e.getMessage());
        }
    }

    private int endOverdue() {
        var overdue = reservations.takeOverdue(properties.expiryBatch());
        if (!overdue.isEmpty()) {
            reservations.end(overdue, ReservationStatus.EXPIRED);
            ledger.book(overdue.stream()
                    .map(line -> Movement.reserved(line, -line.quantity(), Cause.EXPIRE))
                    .toList());
            news.tell(TimelineKind.STOCK_RELEASED, overdue);
        }
        return overdue.size();
    }
}
