package io.pontual.workers.inventory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reserves together what waits at the same time. Many buyers of one product would wait in turn for one row, each for the
 * commit of the one before; while one group commits, the next one gathers, so that the more wait, the more are served at
 * once. One that nobody waits beside goes through at once. Several instances take turns at the row group by group.
 */
@Component
class ReservationQueue implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ReservationQueue.class);

    private final GroupReservation reservation;
    private final ReservationProperties properties;
    private final BlockingQueue<Ticket> waiting;
    private final Thread server;
    private final DistributionSummary groupSizes;
    private final Counter alone;
    private volatile boolean closed;

    private record Ticket(Wanted wanted, CompletableFuture<GroupReservation.Answer> answer) {}

    ReservationQueue(GroupReservation reservation, ReservationProperties properties, MeterRegistry metrics) {
        this.reservation = reservation;
        this.properties = properties;
        waiting = new ArrayBlockingQueue<>(properties.queueSize());
        groupSizes = DistributionSummary.builder("pontual.inventory.reservation.group")
                .description("Orders reserved in one transaction")
                .register(metrics);
        alone = Counter.builder("pontual.inventory.reservation.alone")
                .description("Orders that could not be reserved with their group")
                .register(metrics);
        metrics.gauge("pontual.inventory.reservation.waiting", waiting, BlockingQueue::size);
        server = Thread.ofPlatform().name("reservations").daemon().unstarted(this::serve);
        server.start();
    }

    /**
     * Returns when all is held.
     *
     * @throws io.pontual.workers.platform.engine.BusinessError {@code INVENTORY_OUT_OF_STOCK}
     * @throws TransientDataAccessResourceException too many are waiting: try again later; nothing has happened
     */
    void reserve(Wanted wanted) {
        // Within a transaction of the caller's own nobody else could be served with it, and its locks would be waited
        // for.
        if (closed || TransactionSynchronizationManager.isActualTransactionActive()) {
            reservation.reserve(wanted);
            return;
        }
        switch (answer(wanted)) {
            case GroupReservation.Done done -> {}
            case GroupReservation.Refused refused -> throw refused.error();
            case GroupReservation.Alone unserved -> {
                alone.increment();
                reservation.reserve(wanted);
            }
        }
    }

    private GroupReservation.Answer answer(Wanted wanted) {
        var ticket = new Ticket(wanted, new CompletableFuture<>());
        try {
            if (!waiting.offer(ticket, properties.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TransientDataAccessResourceException(
                        "More than " + properties.queueSize() + " orders wait for stock to be reserved");
            }
            if (closed) {
                answerAll(List.of(ticket), new GroupReservation.Alone());
            }
            return ticket.answer().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientDataAccessResourceException("Stopped while waiting for stock to be reserved", e);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    private void serve() {
        var group = new ArrayList<Ticket>();
        while (!closed) {
            try {
                // Looks up now and then whether it is over: an interrupt would hit a transaction.
                var first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    waiting.drainTo(group, properties.groupSize() - 1);
                    serve(group);
                    group.clear();
                }
            } catch (InterruptedException e) {
                log.warn("Nobody should interrupt this thread", e);
            }
        }
        waiting.drainTo(group);
        answerAll(group, new GroupReservation.Alone());
    }

    private void serve(List<Ticket> group) {
        groupSizes.record(group.size());
        try {
            var answers = reservation.reserve(group.stream().map(Ticket::wanted).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) {
            // One of them, or a row that somebody holds for long, is in the way: each finds out for itself, in its own
            // thread.
            log.info("{} orders are reserved one by one: {}", group.size(), e.getMessage());
            answerAll(group, new GroupReservation.Alone());
        }
    }

    private static void answerAll(List<Ticket> tickets, GroupReservation.Answer answer) {
        tickets.forEach(ticket -> ticket.answer().complete(answer));
    }

    @Override
    public void destroy() throws InterruptedException {
        closed = true;
        server.join();
    }
}
