package io.pontual.integrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server in this JVM, on the loopback address, with a key and a password of its own making. */
public final class EmbeddedSftp implements AutoCloseable {
    public static final String USER = "feeds";
    /** Where files are dropped, relative to where a session begins. */
    public static final String DIRECTORY = "pontual";

    private final Path root;
    private final Path knownHosts;
    private final String password = secret();
    private final SshServer server = SshServer.setUpDefaultServer();
    private final AtomicInteger connections = new AtomicInteger();

    /** @param data folder of its own for what it serves, its key, and the file of known hosts */
    public EmbeddedSftp(Path data) {
        root = data.resolve("files");
        knownHosts = data.resolve("known_hosts");
        try {
            Files.createDirectories(root.resolve(DIRECTORY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var keys = new SimpleGeneratorHostKeyProvider(data.resolve("host-key"));
        keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
        keys.setKeySize(256);
        server.setKeyPairProvider(keys);
        server.setHost("127.0.0.1");
        server.setPasswordAuthenticator((user, offered, session) -> USER.equals(user) && password.equals(offered));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                connections.incrementAndGet();
            }
        });
    }

    public EmbeddedSftp start() {
        try {
            server.start();
            Files.writeString(knownHosts, knownHost(), StandardCharsets.US_ASCII);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public String password() {
        return password;
    }

    /** That were ever made. */
    public int connections() {
        return connections.get();
    }

    /** In OpenSSH's format. */
    public Path knownHosts() {
        return knownHosts;
    }

    /** The directory as the machine that serves it sees it. */
    public Path files() {
        return root.resolve(DIRECTORY);
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String knownHost() throws IOException {
        PublicKey key;
        try {
            key = server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(key) + "\n";
    }

    private static String secret() {
        var bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
