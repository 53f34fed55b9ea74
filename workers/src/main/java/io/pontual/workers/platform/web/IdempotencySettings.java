package io.pontual.workers.platform.web;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How repeats of requests are known.
 *
 * @param remembered for how long after a request its repeat gets the first answer; at least a day, since a sender may try
 *     again after a weekend's outage
 */
@Validated
@ConfigurationProperties("pontual.web.idempotency")
record IdempotencySettings(@NotNull @DurationMin(days = 1) Duration remembered) {}
