package io.pontual.integrations.platform;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How routes use the broker. Where it is stands under {@code spring.artemis}.
 *
 * @param consumers how many messages of one queue are worked on at once; messages of one group still keep their order
 * @param reconnectInterval how long a consumer waits before it tries again to reach a broker that is down
 * @param sendTimeout how long a send may wait for the broker's word that it has the message
 */
@Validated
@ConfigurationProperties("pontual.platform.broker")
record BrokerProperties(@Min(1) int consumers, @NotNull Duration reconnectInterval, @NotNull Duration sendTimeout) {}
