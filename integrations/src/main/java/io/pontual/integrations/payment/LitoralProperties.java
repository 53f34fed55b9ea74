package io.pontual.integrations.payment;

import io.pontual.integrations.platform.Breaker;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How to reach Litoral.
 *
 * @param baseUrl such as {@code https://litoral.example}
 * @param merchant name of our account
 * @param secret its password
 * @param maxAnswer a larger answer is not read to its end
 * @param connectTimeout for the connection, and for a free one in the pool
 * @param responseTimeout after this the outcome of a call is unknown
 * @param pollPause before a payment in processing is asked for; the pause doubles with each time
 * @param polls how often it is asked for; after that the checks of workers go on
 */
@Validated
@ConfigurationProperties("pontual.payment.litoral")
record LitoralProperties(
        @NotNull URI baseUrl,
        @NotBlank String merchant,
        @NotBlank String secret,
        @NotNull DataSize maxAnswer,
        @NotNull Duration connectTimeout,
        @NotNull Duration responseTimeout,
        @NotNull Duration pollPause,
        @Min(1) @Max(10) int polls,
        @NotNull @Valid Breaker breaker) {

    /** Without the secret, since settings may be logged. */
    @Override
    public String toString() {
        return "LitoralProperties[" + merchant + "@" + baseUrl + "]";
    }
}
