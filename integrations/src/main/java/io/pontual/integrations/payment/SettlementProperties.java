package io.pontual.integrations.payment;

import io.pontual.integrations.platform.SftpServer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where providers leave their settlement files: below the directory, each in a folder of its name.
 *
 * @param pollInterval how often to look
 * @param maxSize of a larger file only a refusal is reported
 */
@Validated
@ConfigurationProperties("pontual.payment.settlement")
record SettlementProperties(
        @NotNull Duration pollInterval, @NotNull DataSize maxSize, @NotNull @Valid SftpServer sftp) {}
