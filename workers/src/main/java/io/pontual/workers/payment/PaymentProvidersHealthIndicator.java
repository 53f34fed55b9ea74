package io.pontual.workers.payment;

import java.util.LinkedHashMap;
import java.util.Locale;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** {@code paymentProviders}: how each of them has been lately; down only when nobody can be paid by. */
@Component
class PaymentProvidersHealthIndicator implements HealthIndicator {
    private final ProviderHealth health;

    PaymentProvidersHealthIndicator(ProviderHealth health) {
        this.health = health;
    }

    @Override
    public Health health() {
        var reports = health.all();
        var anyLeft = reports.values().stream().anyMatch(report -> report.state() != ProviderHealth.State.DOWN);
        var told = anyLeft ? Health.up() : Health.down();
        reports.forEach((provider, report) -> {
            var details = new LinkedHashMap<String, Object>();
            details.put("state", report.state().name().toLowerCase(Locale.ROOT));
            if (report.state() != ProviderHealth.State.UP) {
                details.put("failures", report.failures().count());
                details.put("lastFailureAt", report.failures().lastAt().toString());
            }
            told.withDetail(provider.code(), details);
        });
        return told.build();
    }
}
