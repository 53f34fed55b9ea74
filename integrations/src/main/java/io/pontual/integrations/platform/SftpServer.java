package io.pontual.integrations.platform;

import org.springframework.util.StringUtils;

/**
 * A directory of a partner's SFTP server. Its key must be known: whoever answers in its place gets no password.
 *
 * @param host empty for none
 * @param directory relative to where the user's session begins
 * @param password empty when the key is enough
 * @param privateKeyFile in OpenSSH or PEM format; empty when the password is enough
 * @param knownHostsFile the server's key must be in it
 */
public record SftpServer(
        String host,
        int port,
        String directory,
        String user,
        String password,
        String privateKeyFile,
        String knownHostsFile) {

    public boolean isOn() {
        return StringUtils.hasText(host);
    }

    /**
     * @param folder below the directory
     * @param options of the endpoint, each with a leading {@code &}
     * @return an endpoint URI
     */
    public String uri(String folder, String options) {
        var uri = new StringBuilder(
                "sftp://" + host + ":" + port + "/" + directory + "/" + folder
                        + "?username=RAW(" + user + ")" + options
                        + "&strictHostKeyChecking=yes&useUserKnownHostsFile=true&stepwise=false&connectTimeout=10000&soTimeout=60000"
                        + "&throwExceptionOnConnectFailed=true&preferredAuthentications=publickey,password&jschLoggingLevel=OFF");
        if (StringUtils.hasText(password)) {
            uri.append("&password=RAW(").append(password).append(')');
        }
        if (StringUtils.hasText(privateKeyFile)) {
            uri.append("&privateKeyFile=RAW(").append(privateKeyFile).append(')');
        }
        if (StringUtils.hasText(knownHostsFile)) {
            uri.append("&knownHostsFile=RAW(").append(knownHostsFile).append(')');
        }
        return uri.toString();
    }

    /** Without the password, since settings may be logged. */
    @Override
    public String toString() {
        return "SftpServer[" + user + "@" + host + ":" + port + "/" + directory + "]";
    }
}
