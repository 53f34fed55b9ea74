package io.pontual.workers.inventory;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Proves the books while the shop runs, at a cost that does not grow with it: each time what moved last, what was wrong
 * before, and a further part of all stock levels, from the first to the last and again.
 */
@Component
class LedgerCheck {
    private static final Logger log = LoggerFactory.getLogger(LedgerCheck.class);

    private final LedgerCheckRepository books;
    private final LedgerCheckProperties properties;
    private final Clock clock;
    private StockKey lookedUpTo;
    private volatile Result last = new Result(null, new TreeSet<>());

    /** @param at null: nothing was checked yet @param broken stock whose books do not agree */
    record Result(Instant at, SortedSet<StockKey> broken) {}

    LedgerCheck(LedgerCheckRepository books, LedgerCheckProperties properties, Clock clock, MeterRegistry metrics) {
        this.books = books;
        this.properties = properties;
        this.clock = clock;
        metrics.gauge("pontual.inventory.ledger.broken", this, check -> check.last()
                .broken()
                .size());
    }

    Result last() {
        return last;
    }

    @Scheduled(fixedDelayString = "${pontual.inventory.ledger-check.interval}")
    synchronized void check() {
        try {
            var part = books.levelsAfter(lookedUpTo, properties.rows());
            var keys = new TreeSet<>(last.broken());
            keys.addAll(part);
            keys.addAll(books.movedLast(properties.rows()));
            var broken = keys.isEmpty() ? new TreeSet<StockKey>() : new TreeSet<>(books.broken(keys));
            lookedUpTo = part.size() < properties.rows() ? null : part.getLast();
            last = new Result(clock.instant(), broken);
            if (!broken.isEmpty()) {
                log.error("Stock levels that are not the sum of their movements: {}", broken);
            }
        } catch (RuntimeException e) {
            log.warn("The stock ledger could not be checked, it will be: {}", e.getMessage());
        }
    }
}
