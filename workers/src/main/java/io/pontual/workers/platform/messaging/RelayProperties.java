package io.pontual.workers.platform.messaging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the outbox is emptied.
 *
 * @param pollInterval how often to look for what a crash or an outage left behind; a commit wakes the relay at once
 * @param batchSize messages per transaction; also how many publish commands are under way together
 */
@Validated
@ConfigurationProperties("pontual.messaging.relay")
record RelayProperties(@NotNull Duration pollInterval, @Min(1) @Max(1000) int batchSize) {}
