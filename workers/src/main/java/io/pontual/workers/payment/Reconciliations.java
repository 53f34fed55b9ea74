package io.pontual.workers.payment;

import io.pontual.processes.payment.SettlementFile;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Compares what providers say they booked with our captures and refunds; every difference becomes a task. */
@Service
class Reconciliations {
    private final ReconciliationRepository repository;
    private final PaymentGateway gateway;
    private final ReconciliationProperties properties;
    private final Clock clock;

    Reconciliations(
            ReconciliationRepository repository,
            PaymentGateway gateway,
            ReconciliationProperties properties,
            Clock clock) {
        this.repository = repository;
        this.gateway = gateway;
        this.properties = properties;
        this.clock = clock;
    }

    /** A difference that is known already, of an earlier file of the same day, is not told again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void compare(SettlementFile file) {
        var now = clock.instant();
        repository.insert(file, now);
        if (file.problem() != null) {
            return;
        }
        var found = repository.findInFile(file, now);
        found.addAll(repository.findMissingThere(
                file, from(file.day()), from(file.day().plusDays(1)), now));
        var dueAt = now.plus(properties.resolveWithin());
        found.forEach(difference -> gateway.tellDifferenceFound(difference, dueAt));
    }

    /** @throws NeedsOperator when there is no such difference */
    @Transactional
    public void resolve(UUID differenceId, String resolution) {
        if (resolution == null || resolution.isBlank()) {
            throw new NeedsOperator("No resolution was chosen. Set resolution and retry.");
        }
        if (!repository.resolve(differenceId, resolution, clock.instant())) {
            throw new NeedsOperator("There is no difference " + differenceId + ". Cancel the instance.");
        }
    }

    private java.time.Instant from(LocalDate day) {
        return day.atStartOfDay(properties.zone()).toInstant().minus(properties.margin());
    }
}
