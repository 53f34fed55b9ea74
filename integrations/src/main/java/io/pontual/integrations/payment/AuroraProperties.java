package io.pontual.integrations.payment;

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
 * How to reach Aurora Pay, and how it reaches us.
 *
 * @param baseUrl without the version, such as {@code https://api.aurora.example}
 * @param apiKey bearer key of our account
 * @param webhookSecret shared secret that signs webhooks
 * @param webhookTolerance how old or how far ahead a webhook's time may be
 * @param webhookMaxSize a larger webhook is refused unread
 * @param connectTimeout for the connection, and for a free one in the pool
 * @param responseTimeout after this the outcome of a call is unknown
 */
@Validated
@ConfigurationProperties("pontual.payment.aurora")
record AuroraProperties(
        @NotNull URI baseUrl,
        @NotBlank String apiKey,
        @NotBlank String webhookSecret,
        @NotNull Duration webhookTolerance,
        @NotNull DataSize webhookMaxSize,
        @NotNull Duration connectTimeout,
        @NotNull Duration responseTimeout,
        @NotNull @Valid Breaker breaker) {}
