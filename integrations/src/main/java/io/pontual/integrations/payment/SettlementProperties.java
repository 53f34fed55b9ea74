package io.pontual.integrations.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;
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
record SettlementProperties(@NotNull Duration pollInterval, @NotNull DataSize maxSize, @NotNull @Valid Sftp sftp) {

    /**
     * @param host empty for none
     * @param directory relative to where the user's session begins
     * @param password empty when the key is enough
     * @param privateKeyFile in OpenSSH or PEM format; empty when the password is enough
     * @param knownHostsFile the server's key must be in it
     */
    record Sftp(
            String host,
            int port,
            String directory,
            String user,
            String password,
            String privateKeyFile,
            String knownHostsFile) {
        boolean isOn() {
            return StringUtils.hasText(host);
        }

        /** Without the password, since settings may be logged. */
        @Override
        public String toString() {
            return "Sftp[" + user + "@" + host + ":" + port + "/" + directory + "]";
        }
    }
}
