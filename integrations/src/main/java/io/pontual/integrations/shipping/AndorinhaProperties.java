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
 * How to reach the carrier Andorinha, and how it reaches us.
 *
 * @param baseUrl without the version
 * @param apiKey bearer key of our account
 * @param webhookSecret shared secret that signs webhooks
 * @param webhookTolerance how old or how far ahead a webhook's time may be
 * @param webhookMaxSize a larger webhook is refused unread
 * @param maxAnswer a larger answer or label is not read to its end, and counts as none
 * @param pollInterval how often the events are fetched whose webhooks it has given up
 */
@Validated
@ConfigurationProperties("pontual.shipping.andorinha")
record AndorinhaProperties(
        @NotNull URI baseUrl,
        @NotBlank String apiKey,
        @NotBlank String webhookSecret,
        @NotNull Duration webhookTolerance,
        @NotNull DataSize webhookMaxSize,
        @NotNull DataSize maxAnswer,
        @NotNull Duration pollInterval,
        @NotNull Duration connectTimeout,
        @NotNull Duration responseTimeout,
        @NotNull @Valid Breaker breaker) {

    /** Without the secrets, since settings may be logged. */
    @Override
    public String toString() {
        return "AndorinhaProperties[" + baseUrl + "]";
    }
}
