package io.pontual.integrations.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * A real Artemis in this JVM, started from the same {@code broker/broker.xml} as the real thing. It can be stopped and
 * started again on the same data and port, as an operator would. Needs nothing but {@code artemis-jakarta-server}.
 */
public final class EmbeddedBroker implements AutoCloseable {
    public static final String USER = "pontual";
    public static final String PASSWORD = "pontual";

    private final int port;
    private final Path data;
    private final Map<String, String> settings;
    private EmbeddedActiveMQ broker;

    /**
     * @param port where to listen on the loopback address; 0 for any free port
     * @param data directory of the journal; what it holds is taken over
     * @param settings system properties of {@code broker.xml}, such as {@code pontual.broker.redelivery-delay}
     */
    public EmbeddedBroker(int port, Path data, Map<String, String> settings) {
        this.port = port == 0 ? freePort() : port;
        this.data = data;
        this.settings = Map.copyOf(settings);
    }

    public synchronized EmbeddedBroker start() {
        if (broker != null) {
            return this;
        }
        // Its settings are the JVM's, so one broker after the other reads them.
        synchronized (EmbeddedBroker.class) {
            System.setProperty("pontual.broker.host", "127.0.0.1");
            System.setProperty("pontual.broker.port", String.valueOf(port));
            System.setProperty("pontual.broker.data", data.toAbsolutePath().toString());
            settings.forEach(System::setProperty);
            var users = new SecurityConfiguration();
            users.addUser(USER, PASSWORD);
            users.addRole(USER, "amq");
            var starting = new EmbeddedActiveMQ()
                    .setConfigResourcePath("broker/broker.xml")
                    .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
            try {
                broker = starting.start();
            } catch (Exception e) {
                throw new IllegalStateException("The embedded broker did not start on port " + port, e);
            } finally {
                System.clearProperty("pontual.broker.host");
                System.clearProperty("pontual.broker.port");
                System.clearProperty("pontual.broker.data");
                settings.keySet().forEach(System::clearProperty);
            }
        }
        return this;
    }

    /** Messages stay in the data directory; clients lose their connection. */
    public synchronized void stop() {
        if (broker == null) {
            return;
        }
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded broker did not stop", e);
        } finally {
            broker = null;
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        stop();
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("No free port", e);
        }
    }
}
