package io.pontual.workers.sourcing;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code pontual.sourcing.promise-*}.
 *
 * @param promiseValidFor how long an order may come back to what its basket was promised
 */
@Validated
@ConfigurationProperties("pontual.sourcing")
record PromiseSettings(@NotNull @DefaultValue("PT30M") Duration promiseValidFor) {}
