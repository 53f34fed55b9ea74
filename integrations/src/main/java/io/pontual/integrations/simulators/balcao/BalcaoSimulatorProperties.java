package io.pontual.integrations.simulators.balcao;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param stepDelay how long each step of the staff takes: the first event is that late, the second twice that, and so on */
@ConfigurationProperties("pontual.simulators.balcao")
record BalcaoSimulatorProperties(Duration stepDelay) {}
