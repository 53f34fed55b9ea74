package io.pontual.workers.payment;

import io.pontual.processes.payment.PaymentProvider;
import io.pontual.processes.payment.PaymentResult;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How well each provider has been lately, learnt from what it answers and from what it does not. */
@Component
class ProviderHealth {
    private final ProviderHealthRepository repository;
    private final ProviderHealthProperties properties;
    private final Clock clock;

    ProviderHealth(ProviderHealthRepository repository, ProviderHealthProperties properties, Clock clock) {
        this.repository = repository;
        this.properties = properties;
        this.clock = clock;
    }

    /** As decision tables say it, in lower case. DOUBTFUL: it has failed, though not often enough to be down. */
    enum State {
        UP,
        DOUBTFUL,
        DOWN
    }

    /** @param count in a row */
    record Failures(int count, Instant lastAt) {
        private static final Failures NONE = new Failures(0, Instant.EPOCH);
    }

    record Report(State state, Failures failures) {}

    /** Whatever a provider answers shows that it is there, even a refusal. */
    void learn(PaymentResult result) {
        PaymentProvider.of(result.provider()).ifPresent(provider -> {
            switch (result.kind()) {
                case UNAVAILABLE, NO_ANSWER -> {
                    var now = clock.instant();
                    repository.failed(provider, now, now.minus(properties.window()));
                }
                default -> repository.worked(provider);
            }
        });
    }

    Map<PaymentProvider, Report> all() {
        var known = repository.all();
        var all = new EnumMap<PaymentProvider, Report>(PaymentProvider.class);
        for (var provider : PaymentProvider.values()) {
            var failures = known.getOrDefault(provider, Failures.NONE);
            all.put(provider, new Report(state(failures), failures));
        }
        return all;
    }

    private State state(Failures failures) {
        if (failures.count() == 0 || failures.lastAt().isBefore(clock.instant().minus(properties.window()))) {
            return State.UP;
        }
        return failures.count() < properties.downAfter() ? State.DOUBTFUL : State.DOWN;
    }
}
