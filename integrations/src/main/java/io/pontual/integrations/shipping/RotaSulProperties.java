package io.pontual.integrations.shipping;

import io.pontual.integrations.platform.Breaker;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How to reach the carrier Rota Sul.
 *
 * @param customer our number there
 * @param secret that goes with it
 * @param maxAnswer a larger answer or label is not read to its end, and counts as none
 * @param pollInterval how often its events are fetched: it sends none
 */
@Validated
@ConfigurationProperties("pontual.shipping.rotasul")
record RotaSulProperties(
        @NotNull URI baseUrl,
        @NotBlank String customer,
        @NotBlank String secret,
        @NotNull DataSize maxAnswer,
        @NotNull Duration pollInterval,
        @NotNull Duration connectTimeout,
        @NotNull Duration responseTimeout,
        @NotNull @Valid Breaker breaker) {

    /** Without the secret, since settings may be logged. */
    @Override
    public String toString() {
        return "RotaSulProperties[" + customer + "@" + baseUrl + "]";
    }
}
