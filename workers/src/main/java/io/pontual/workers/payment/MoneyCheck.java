package io.pontual.workers.payment;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Proves the books of money while the shop runs, at a cost that does not grow with it: each time what moved last, what was
 * wrong before, and a further part of all payments, from the first to the last and again.
 */
@Component
class MoneyCheck {
    private static final Logger log = LoggerFactory.getLogger(MoneyCheck.class);

    private final MoneyCheckRepository books;
    private final MoneyCheckProperties properties;
    private final Clock clock;
    private UUID lookedUpTo;
    private volatile Result last = new Result(null, new TreeSet<>());

    /** @param at null: nothing was checked yet @param broken payments and accounts whose books do not agree */
    record Result(Instant at, SortedSet<UUID> broken) {}

    MoneyCheck(MoneyCheckRepository books, MoneyCheckProperties properties, Clock clock, MeterRegistry metrics) {
        this.books = books;
        this.properties = properties;
        this.clock = clock;
        metrics.gauge("pontual.payment.ledger.broken", this, check -> check.last()
                .broken()
                .size());
    }

    Result last() {
        return last;
    }

    @Scheduled(fixedDelayString = "${pontual.payment.ledger-check.interval}")
    synchronized void check() {
        try {
            var part = books.paymentsAfter(lookedUpTo, properties.rows());
            var payments = new TreeSet<>(last.broken());
            payments.addAll(part);
            payments.addAll(books.movedLast(properties.rows()));
            var broken = new TreeSet<>(books.brokenPayments(payments));
            broken.addAll(books.brokenAccounts(properties.rows()));
            lookedUpTo = part.size() < properties.rows() ? null : part.getLast();
            last = new Result(clock.instant(), broken);
            if (!broken.isEmpty()) {
                log.error("Payments or accounts whose sums are not those of their ledger: {}", broken);
            }
        } catch (RuntimeException e) {
            log.warn("The ledger of money could not be checked, it will be: {}", e.getMessage());
        }
    }
}
