package io.pontual.workers.platform.engine;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How we talk to the engine.
 *
 * @param retryBackoff wait before a failed job is tried again the first time; doubles with each failure
 * @param messageTimeToLive how long the engine keeps a message that nobody waits for yet
 */
@Validated
@ConfigurationProperties("pontual.engine")
record EngineProperties(@NotNull Duration retryBackoff, @NotNull Duration messageTimeToLive) {}
