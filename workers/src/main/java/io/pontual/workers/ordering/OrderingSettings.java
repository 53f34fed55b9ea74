package io.pontual.workers.ordering;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code pontual.ordering.*}.
 *
 * @param reviewWithin how long a review of a held order may take before it is overdue
 */
@Validated
@ConfigurationProperties("pontual.ordering")
record OrderingSettings(@NotNull @DefaultValue("PT4H") Duration reviewWithin) {}
