package io.pontual.integrations.inventory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where files of nodes, products, stock and receipts are dropped.
 *
 * @param folder a folder of this machine; empty for none. With several instances it must be one that they share
 * @param maxSize a larger file is refused unread
 * @param pollInterval how often to look
 * @param settle a file is taken when it has not grown for so long, since its sender may still be writing
 */
@Validated
@ConfigurationProperties("pontual.inventory.drop")
record DropProperties(
        String folder,
        @NotNull DataSize maxSize,
        @NotNull Duration pollInterval,
        @NotNull Duration settle,
        @NotNull @Valid Sftp sftp) {
    boolean hasFolder() {
        return StringUtils.hasText(folder);
    }

    /**
     * A directory of an SFTP server.
     *
     * @param host empty for none
     * @param password empty when the key is enough
     * @param privateKeyFile in OpenSSH or PEM format; empty when the password is enough
     * @param knownHostsFile the server's key must be in it
     * @param checkHostKey false takes any server for the right one: only for tests
     */
    record Sftp(
            String host,
            int port,
            String directory,
            String user,
            String password,
            String privateKeyFile,
            String knownHostsFile,
            boolean checkHostKey) {
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
