package io.pontual.workers.shipping;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param keptFor how long a label can be printed; it names the recipient */
@Validated
@ConfigurationProperties("pontual.shipping.labels")
record LabelSettings(@NotNull Duration keptFor) {}
