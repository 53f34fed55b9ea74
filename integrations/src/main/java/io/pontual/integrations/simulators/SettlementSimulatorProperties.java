package io.pontual.integrations.simulators;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param folder what the providers' SFTP server serves, as this machine sees it; a folder per provider is made in it
 * @param zone in which their days begin and end
 */
@ConfigurationProperties("pontual.simulators.settlement")
record SettlementSimulatorProperties(String folder, ZoneId zone) {}
