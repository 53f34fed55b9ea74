package io.pontual.workers.inventory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the stock ledger is proved while the shop runs.
 *
 * @param interval between two checks
 * @param rows so many of the newest movements, and so many further stock levels, are looked at in one check
 */
@Validated
@ConfigurationProperties("pontual.inventory.ledger-check")
record LedgerCheckProperties(@NotNull Duration interval, @Min(1) @Max(10_000) int rows) {}
