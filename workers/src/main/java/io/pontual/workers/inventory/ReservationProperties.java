package io.pontual.workers.inventory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How stock is held for orders.
 *
 * @param groupSize orders that wait at the same time and are reserved in one transaction, at most
 * @param queueSize orders that may wait for that; more are told to come back
 * @param patience how long a full queue is waited for
 * @param lockPatience how long a group waits for a row that somebody else holds before each of its orders is tried alone
 * @param expiryInterval how often holds are looked for whose time is over
 * @param expiryBatch holds that end in one transaction
 */
@Validated
@ConfigurationProperties("pontual.inventory.reservations")
record ReservationProperties(
        @Min(1) @Max(500) int groupSize,
        @Min(1) @Max(100_000) int queueSize,
        @NotNull Duration patience,
        @NotNull Duration lockPatience,
        @NotNull Duration expiryInterval,
        @Min(1) @Max(1000) int expiryBatch) {}
