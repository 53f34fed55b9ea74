package io.pontual.integrations.simulators.armazemsul;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param folder what the warehouse's SFTP server serves, as this machine sees it; it is made
 * @param pollInterval how often the warehouse looks for orders
 */
@ConfigurationProperties("pontual.simulators.armazem-sul")
record ArmazemSulSimulatorProperties(String folder, Duration pollInterval) {}
