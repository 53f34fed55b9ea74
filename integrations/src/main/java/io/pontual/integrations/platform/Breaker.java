package io.pontual.integrations.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.RouteDefinition;

/**
 * When to stop calling a partner that is down.
 *
 * @param window how many of the latest calls are looked at
 * @param minimumCalls how many of them there must be
 * @param failureRate percentage that failed from which no more calls are made
 * @param openFor how long none are made; whole seconds
 */
public record Breaker(
        @Min(1) int window, @Min(1) int minimumCalls, @Min(1) @Max(100) int failureRate, @NotNull Duration openFor) {

    /** Guards what follows in the route, up to the next {@code end()}. */
    public CircuitBreakerDefinition guard(RouteDefinition route) {
        return route.circuitBreaker()
                .resilience4jConfiguration()
                .slidingWindowSize(window)
                .minimumNumberOfCalls(minimumCalls)
                .failureRateThreshold(failureRate)
                .waitDurationInOpenState((int) Math.max(1, openFor.toSeconds()))
                .permittedNumberOfCallsInHalfOpenState(1)
                // Without this an open breaker skips the call and the route goes on as if it had succeeded.
                .throwExceptionWhenHalfOpenOrOpenState(true)
                .end();
    }
}
