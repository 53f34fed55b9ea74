package io.pontual.workers.platform.messaging;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param resolveWithin after that, the task for the dead letters of a queue is overdue */
@Validated
@ConfigurationProperties("pontual.messaging.dead-letters")
record DeadLetterSettings(@NotNull Duration resolveWithin) {}
