package io.pontual.integrations.simulators.rotasul;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param customer and secret that a client must show
 * @param timeoutDelay how late the first answer about a label with {@code labeltimeout} is; longer than the client waits
 */
@ConfigurationProperties("pontual.simulators.rotasul")
record RotaSulSimulatorProperties(String customer, String secret, Duration timeoutDelay) {}
