package io.pontual.workers.payment;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What is made of a payment provider's failures.
 *
 * @param window a failure counts for so long; after that the provider is tried again like any other
 * @param downAfter failures in a row from which it counts as down
 */
@Validated
@ConfigurationProperties("pontual.payment.provider-health")
record ProviderHealthProperties(@NotNull Duration window, @Min(1) int downAfter) {
    @AssertTrue(message = "window must be positive")
    boolean isWindowPositive() {
        return window == null || window.isPositive();
    }
}
