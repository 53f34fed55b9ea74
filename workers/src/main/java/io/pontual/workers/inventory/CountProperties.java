package io.pontual.workers.inventory;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How soon the books are put right.
 *
 * @param within after which a count is overdue and stock control sees it too
 * @param resolveWithin after which a shortfall that a count found is overdue
 */
@Validated
@ConfigurationProperties("pontual.inventory.counts")
record CountProperties(
        @NotNull @DurationMin(seconds = 1) Duration within,
        @NotNull @DurationMin(seconds = 1) Duration resolveWithin) {}
