package io.pontual.sandbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.pontual.integrations.support.EmbeddedBroker;
import io.pontual.integrations.support.EmbeddedSftp;
import io.pontual.sandbox.engine.EmbeddedEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** The servers that a retailer would run beside the two applications. Their data goes when they are closed. */
public final class SandboxServers implements AutoCloseable {
    private final Path data = temporaryFolder();
    private final SandboxDatabase database = new SandboxDatabase(data.resolve("postgresql"));
    private final EmbeddedBroker broker = new EmbeddedBroker(0, data.resolve("artemis"), Map.of());
    private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final EmbeddedSftp sftp = new EmbeddedSftp(data.resolve("sftp"));
    private final EmbeddedEngine engine = new EmbeddedEngine(data.resolve("zeebe"));

    public SandboxServers start() {
        database.start();
        broker.start();
        mailbox.start();
        sftp.start();
        engine.start();
        return this;
    }

    public SandboxDatabase database() {
        return database;
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    public GreenMail mailbox() {
        return mailbox;
    }

    /** Where partners drop files. */
    public EmbeddedSftp sftp() {
        return sftp;
    }

    public EmbeddedEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        engine.close();
        sftp.close();
        mailbox.stop();
        broker.close();
        discard();
    }

    /** Leaves no process and no file behind; what lives in this JVM ends with it. */
    void discard() {
        database.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("pontual-sandbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
