package io.pontual.integrations.inventory;

import java.nio.file.Path;
import org.springframework.util.StringUtils;

/**
 * Where files are dropped, as endpoint URIs of Camel. Below it are {@code sent} (handed on, its report not there yet),
 * {@code done} and {@code failed}.
 *
 * @param name of the place, part of a file's name for workers
 * @param uri without options
 * @param options of every use
 * @param once more options where a connection is not used again at once
 * @param remote whether a file must be fetched first
 */
record DropPlace(String name, String uri, String options, String once, boolean remote) {
    static final String FOLDER = "folder";
    static final String SFTP = "sftp";

    static DropPlace folder(String folder) {
        return new DropPlace(FOLDER, "file:" + Path.of(folder).toAbsolutePath(), "", "", false);
    }

    static DropPlace sftp(DropProperties.Sftp sftp) {
        var options = new StringBuilder("&username=RAW(" + sftp.user() + ")")
                .append("&strictHostKeyChecking=")
                .append(sftp.checkHostKey() ? "yes" : "no")
                .append("&useUserKnownHostsFile=")
                .append(sftp.checkHostKey())
                .append("&stepwise=false&connectTimeout=10000&soTimeout=60000")
                .append("&throwExceptionOnConnectFailed=true&preferredAuthentications=publickey,password")
                .append("&jschLoggingLevel=OFF");
        if (StringUtils.hasText(sftp.password())) {
            options.append("&password=RAW(").append(sftp.password()).append(')');
        }
        if (StringUtils.hasText(sftp.privateKeyFile())) {
            options.append("&privateKeyFile=RAW(").append(sftp.privateKeyFile()).append(')');
        }
        if (sftp.checkHostKey() && StringUtils.hasText(sftp.knownHostsFile())) {
            options.append("&knownHostsFile=RAW(").append(sftp.knownHostsFile()).append(')');
        }
        return new DropPlace(
                SFTP,
                "sftp://" + sftp.host() + ":" + sftp.port() + "/" + sftp.directory(),
                options.toString(),
                "&disconnect=true",
                true);
    }

    /**
     * Takes files as they come, oldest first, one at a time, without fetching them. Where it goes then stands in
     * {@code goesTo}. The connection is kept from look to look.
     */
    String take(DropProperties settings, String goesTo) {
        return uri + "?include=.*[.]csv&exclude=.*[.]report[.]csv&sortBy=file:modified;file:name&maxMessagesPerPoll=1"
                + "&eagerMaxMessagesPerPoll=false&move=" + goesTo + "/${file:onlyname}&delay="
                + settings.pollInterval().toMillis() + "&initialDelay="
                + settings.pollInterval().toMillis()
                + "&readLock=changed&readLockCheckInterval="
                + Math.max(100, settings.settle().toMillis())
                + "&readLockTimeout=" + Math.max(1000, 4 * settings.settle().toMillis())
                + "&readLockMinLength=0&readLockLoggingLevel=DEBUG"
                + (remote ? "&download=false" : "") + options;
    }

    /** Brings one file to this machine, until the exchange is done, and leaves it where it is. */
    String fetch(String fileName) {
        return uri + "?fileName=RAW(" + fileName + ")&noop=true&idempotent=false&localWorkDirectory="
                + System.getProperty("java.io.tmpdir") + "/pontual-drop" + options + once;
    }

    /** Moves one file from {@code sent} to where it stays. */
    String settle(String folder, String fileName) {
        return uri + "/sent?fileName=RAW(" + fileName + ")&move=../" + folder + "/${file:onlyname}"
                + (remote ? "&download=false" : "") + options + once;
    }

    /** Writes the report. */
    String report(String folder) {
        return uri + "/" + folder + "?fileExist=Override&tempPrefix=." + options + once;
    }
}
