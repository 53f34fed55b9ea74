package io.pontual.workers.inventory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How feeds are taken in.
 *
 * @param maxSize a larger file is refused: it is not read further than this
 * @param chunkRows changes that are merged in one transaction, so that selling waits for no more than these
 * @param pollInterval how often to look for a feed that a stopped instance left behind
 * @param silence a sender who has sent nothing for so long is given up
 * @param retention how long an ended feed and its refused rows can be looked at
 */
@Validated
@ConfigurationProperties("pontual.inventory.feed")
record FeedSettings(
        @NotNull DataSize maxSize,
        @Min(1) @Max(100_000) int chunkRows,
        @NotNull Duration pollInterval,
        @NotNull Duration silence,
        @NotNull Duration retention) {}
