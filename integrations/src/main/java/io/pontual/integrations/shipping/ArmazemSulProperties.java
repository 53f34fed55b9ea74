package io.pontual.integrations.shipping;

import io.pontual.integrations.platform.SftpServer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where files are exchanged with Armazém Sul: in the folders {@code orders} and {@code confirmations} of the directory.
 *
 * @param pollInterval how often to look for confirmations
 * @param maxSize a larger file of confirmations is refused unread
 */
@Validated
@ConfigurationProperties("pontual.shipping.armazem-sul")
record ArmazemSulProperties(
        @NotNull Duration pollInterval, @NotNull DataSize maxSize, @NotNull @Valid SftpServer sftp) {}
