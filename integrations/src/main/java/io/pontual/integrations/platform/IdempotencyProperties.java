package io.pontual.integrations.platform;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param retention how long a processed message is remembered; longer than any dead letter waits to be replayed
 * @param purgeInterval how often older ones are forgotten
 */
@Validated
@ConfigurationProperties("pontual.platform.idempotency")
record IdempotencyProperties(@NotNull Duration retention, @NotNull Duration purgeInterval) {}
