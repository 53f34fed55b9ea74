package io.pontual.workers.payment;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How a provider's day is compared with ours.
 *
 * @param zone in which a provider's day begins and ends
 * @param margin what we booked so shortly before the end of a day is looked for in the next day's file
 * @param resolveWithin how long finance may take over a difference before its task is overdue
 */
@Validated
@ConfigurationProperties("pontual.payment.settlement")
record ReconciliationProperties(@NotNull ZoneId zone, @NotNull Duration margin, @NotNull Duration resolveWithin) {}
