package io.pontual.workers.payment;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * When to ask the provider for an answer that has not come.
 *
 * @param firstAfter how long an answer may be missing; longer than a command usually takes, since until then the provider
 *     may not have heard of it
 * @param longestPause the pause between two checks doubles up to this
 * @param pollInterval how often to look for payments whose check is due
 * @param batchSize payments per transaction
 */
@Validated
@ConfigurationProperties("pontual.payment.check")
record PaymentCheckProperties(
        @NotNull Duration firstAfter,
        @NotNull Duration longestPause,
        @NotNull Duration pollInterval,
        @Min(1) @Max(1000) int batchSize) {

    @AssertTrue(message = "first-after must be positive and no longer than longest-pause")
    boolean isPauseGrowing() {
        return firstAfter == null
                || longestPause == null
                || firstAfter.isPositive() && firstAfter.compareTo(longestPause) <= 0;
    }

    /**
     * How long to wait for an answer to this check.
     *
     * @param check from 1
     */
    Duration pauseAfter(int check) {
        var pause = firstAfter;
        for (int doubled = 0; doubled < check && pause.compareTo(longestPause) < 0; doubled++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
