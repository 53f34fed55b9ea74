package io.pontual.workers.inventory;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long goods may be on their way from node to node.
 *
 * @param receiveWithin after they have left, when their receipt is overdue
 */
@Validated
@ConfigurationProperties("pontual.inventory.transfers")
record TransferProperties(@NotNull @DurationMin(seconds = 1) Duration receiveWithin) {}
