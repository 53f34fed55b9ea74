package io.pontual.integrations.shipping;

import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.integrations.platform.QueueBatch;
import io.pontual.processes.shipping.RawTracking;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The one way that a carrier's events take, whether they were posted to us or fetched: many at once. */
@Component
class Tracking {
    private static final Logger log = LoggerFactory.getLogger(Tracking.class);

    private final Normaliser normaliser;
    private final QueueBatch queues;
    private final MeterRegistry metrics;

    Tracking(Normaliser normaliser, QueueBatch queues, MeterRegistry metrics) {
        this.normaliser = normaliser;
        this.queues = queues;
        this.metrics = metrics;
    }

    /**
     * Returns once all are safe in the broker, which drops copies.
     *
     * @throws io.pontual.integrations.platform.PartnerUnavailable when it does not have all of them: all are to be told again
     */
    void take(String carrier, List<RawTracking> events) {
        if (events.isEmpty()) {
            return;
        }
        var sorted = events.stream().map(normaliser::sort).toList();
        queues.send(sorted.stream().map(Normaliser.Sorted::letter).toList());
        for (var one : sorted) {
            metrics.counter(
                            "pontual.shipping.tracking",
                            "carrier",
                            carrier,
                            "result",
                            one.problem() == null ? "understood" : one.problem())
                    .increment();
        }
        var parked = sorted.stream().filter(one -> one.problem() != null).count();
        if (parked > 0) {
            log.warn("Parked {} of {} events of carrier {}", parked, sorted.size(), carrier);
        }
    }
}
