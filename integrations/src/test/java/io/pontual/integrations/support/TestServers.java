package io.pontual.integrations.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One of each server for all tests of a JVM. Tests keep out of each other's way by using ids of their own. */
public final class TestServers {
    private static EmbeddedPostgres postgres;
    private static EmbeddedBroker broker;
    private static GreenMail mail;
    private static EmbeddedSftp sftp;
    private static Path folder;

    private TestServers() {}

    public static synchronized String databaseUrl() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
            }
            return postgres.getJdbcUrl("postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives up on a message after about four seconds. */
    public static synchronized EmbeddedBroker broker() {
        try {
            if (broker == null) {
                broker = new EmbeddedBroker(
                                0,
                                Files.createTempDirectory("pontual-broker"),
                                Map.of(
                                        "pontual.broker.redelivery-delay", "100",
                                        "pontual.broker.max-redelivery-delay", "1000"))
                        .start();
            }
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static synchronized GreenMail mail() {
        if (mail == null) {
            mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
        }
        return mail;
    }

    public static synchronized EmbeddedSftp sftp() {
        try {
            if (sftp == null) {
                sftp = new EmbeddedSftp(Files.createTempDirectory("pontual-sftp")).start();
            }
            return sftp;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where files are dropped on this machine. */
    public static synchronized Path folder() {
        try {
            if (folder == null) {
                folder = Files.createTempDirectory("pontual-drop");
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
