package io.pontual.workers.sourcing;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.inventory.contract.ExpectedSupply;
import io.pontual.workers.platform.messaging.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks whether stock has arrived that lines wait for, or a place in the day of a node that has it, and wakes them. A look is bounded; the next one goes on where it
 * ended. Lines are woken once for each rise of what all nodes together can promise, so that stock which cannot be used for
 * them does not keep them busy.
 */
@Component
class StockWatch {
    private static final int BATCH = 100;

    private final ShortageRepository shortages;
    private final Availability availability;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Backorders backorders;
    private final WorkingDays days;
    private Instant after;

    StockWatch(
            ShortageRepository shortages,
            Availability availability,
            Backorders backorders,
            WorkingDays days,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.shortages = shortages;
        this.availability = availability;
        this.backorders = backorders;
        this.days = days;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${pontual.sourcing.stock-watch}")
    synchronized void look() {
        var batch = shortages.waiting(after, BATCH);
        // The next look begins anew once the end has been reached.
        after = batch.size() < BATCH ? null : shortages.openedAt(batch.getLast().shortageId());
        lookAtPromises(batch.stream()
                .filter(shortage -> shortage.expectedAt() != null && !shortage.woken())
                .toList());
        batch.stream()
                .collect(Collectors.groupingBy(shortage -> new Question(shortage.method(), shortage.channel())))
                .forEach(this::look);
    }

    /** Lines that are promised goods go on when these are there, and hear of it when the date moves. */
    private void lookAtPromises(List<Shortage> waiting) {
        var promised = waiting.isEmpty()
                ? Map.<UUID, ExpectedSupply.Promised>of()
                : backorders.promisedTo(
                        waiting.stream().map(Shortage::shortageId).toList());
        for (var shortage : waiting) {
            var goods = promised.get(shortage.shortageId());
            var expectedAt = goods == null ? null : goods.expectedAt();
            if (!shortage.expectedAt().equals(expectedAt)) {
                transaction.executeWithoutResult(status -> shortages
                        .lock(shortage.shortageId())
                        .filter(now -> now.status() == ShortageStatus.WAITING)
                        .ifPresent(now -> wake(now, "promise")));
            }
        }
    }

    private record Question(Method method, String channel) {}

    private void look(Question question, List<Shortage> waiting) {
        var skus = waiting.stream()
                .flatMap(shortage -> shortage.lines().stream())
                .map(Shortage.Line::sku)
                .collect(Collectors.toSet());
        var snapshot = availability.snapshot(skus, question.method().code(), question.channel());
        waiting.forEach(shortage -> compare(shortage, snapshot));
        waiting.stream().filter(Shortage::waitsForCapacity).forEach(shortage -> lookAtDays(shortage, snapshot));
    }

    /** A new day, or a place that was given back: who has the goods may have time for them now. */
    private void lookAtDays(Shortage shortage, Availability.Snapshot snapshot) {
        var nodes = snapshot.nodes().stream()
                .filter(node -> shortage.nodeId() == null || shortage.nodeId().equals(node.nodeId()))
                .filter(node -> shortage.lines().stream()
                        .anyMatch(line -> PromisedUnits.of(snapshot, line.sku(), node.nodeId()) > 0))
                .toList();
        var places = days.of(nodes, shortage.method().code()).stream()
                .filter(Objects::nonNull)
                .mapToInt(day -> Math.max(0, day.limit() - day.used()))
                .sum();
        if (places != shortage.seenPlaces()) {
            transaction.executeWithoutResult(status -> shortages
                    .lock(shortage.shortageId())
                    .filter(now -> now.status() == ShortageStatus.WAITING)
                    .ifPresent(now -> {
                        shortages.seenPlaces(now.shortageId(), places);
                        if (places > now.seenPlaces()) {
                            wake(now, "capacity");
                        }
                    }));
        }
    }

    private void compare(Shortage shortage, Availability.Snapshot snapshot) {
        var now = shortage.lines().stream()
                .collect(Collectors.toMap(
                        Shortage.Line::lineId, line -> PromisedUnits.of(snapshot, line.sku(), shortage.nodeId())));
        if (shortage.lines().stream().anyMatch(line -> now.get(line.lineId()) != line.seenAvailable())) {
            transaction.executeWithoutResult(status -> note(shortage.shortageId(), now));
        }
    }

    private void note(UUID shortageId, Map<String, Integer> now) {
        var shortage = shortages.lock(shortageId).orElseThrow();
        if (shortage.status() != ShortageStatus.WAITING) {
            return;
        }
        var more = false;
        for (var line : shortage.lines()) {
            var units = now.get(line.lineId());
            more |= units > line.seenAvailable();
            shortages.seen(shortageId, line.lineId(), units);
        }
        // Lines that are promised goods keep their place, unless all of them can be had now.
        var enough = shortage.lines().stream().allMatch(line -> now.get(line.lineId()) >= line.quantity());
        if (more && (shortage.expectedAt() == null || enough)) {
            wake(shortage, "stock");
        }
    }

    private void wake(Shortage shortage, String why) {
        shortages.countWake(shortage.shortageId());
        outbox.publish(
                MessageName.SOURCING_STOCK_ARRIVED,
                shortage.shortageId().toString(),
                why + ":" + shortage.shortageId() + ":" + (shortage.wakes() + 1),
                Map.of());
    }
}
