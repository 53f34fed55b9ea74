package io.pontual.workers.payment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the ledger of money is proved while the shop runs.
 *
 * @param interval between two checks
 * @param rows so many of the newest entries, and so many further payments, are looked at in one check
 */
@Validated
@ConfigurationProperties("pontual.payment.ledger-check")
record MoneyCheckProperties(@NotNull Duration interval, @Min(1) @Max(10_000) int rows) {}
