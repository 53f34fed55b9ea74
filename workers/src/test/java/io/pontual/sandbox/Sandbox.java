package io.pontual.sandbox;

import io.pontual.integrations.IntegrationsApplication;
import io.pontual.integrations.support.EmbeddedSftp;
import io.pontual.workers.WorkersApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts everything. {@code mvn spring-boot:test-run} at the root runs {@link #main}; the journeys start it too. */
public final class Sandbox implements AutoCloseable {
    /** The API key that may do everything here. It opens nothing but this sandbox. */
    public static final String KEY = "sandbox";

    private final SandboxServers servers;
    private final MovableClock clock;
    private final ConfigurableApplicationContext integrations;
    private final ConfigurableApplicationContext workers;

    private Sandbox(
            SandboxServers servers,
            MovableClock clock,
            ConfigurableApplicationContext integrations,
            ConfigurableApplicationContext workers) {
        this.servers = servers;
        this.clock = clock;
        this.integrations = integrations;
        this.workers = workers;
    }

    public static void main(String[] args) {
        var sandbox = start(args);
        Welcome.print(sandbox.url(), sandbox.servers().sftp());
    }

    /** @param args settings of both applications; {@code --server.port} is the workers' */
    public static Sandbox start(String... args) {
        return start(SandboxConfiguration.class, args);
    }

    /** @param more beans beside those of the workers application, for tests that reach into it */
    public static Sandbox start(Class<?> more, String... args) {
        var servers = new SandboxServers().start();
        // Nothing here outlives the process, so at its end nobody waits for routes and workers to finish.
        Runtime.getRuntime().addShutdownHook(new Thread(servers::discard));
        var clock = new MovableClock();
        var integrationsPort = freePort();
        List<String> integrationsArguments = new ArrayList<>(List.of(
                "--server.port=" + integrationsPort,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + servers.mailbox().getSmtp().getPort(),
                "--spring.mail.properties.mail.smtp.starttls.enable=false",
                // The embedded server tells of every look into its folder, and warns when a client hangs up.
                "--logging.level.org.apache.sshd=error",
                "--pontual.inventory.drop.settle=200ms",
                "--pontual.payment.settlement.poll-interval=2s",
                "--pontual.payment.settlement.sftp.host=127.0.0.1",
                "--pontual.payment.settlement.sftp.port=" + servers.sftp().port(),
                "--pontual.payment.settlement.sftp.user=" + EmbeddedSftp.USER,
                "--pontual.payment.settlement.sftp.password=" + servers.sftp().password(),
                "--pontual.payment.settlement.sftp.known-hosts-file="
                        + servers.sftp().knownHosts(),
                "--pontual.simulators.settlement.folder="
                        + servers.sftp().files().resolveSibling("settlement"),
                "--pontual.shipping.armazem-sul.poll-interval=2s",
                "--pontual.shipping.armazem-sul.sftp.host=127.0.0.1",
                "--pontual.shipping.armazem-sul.sftp.port=" + servers.sftp().port(),
                "--pontual.shipping.armazem-sul.sftp.user=" + EmbeddedSftp.USER,
                "--pontual.shipping.armazem-sul.sftp.password=" + servers.sftp().password(),
                "--pontual.shipping.armazem-sul.sftp.known-hosts-file="
                        + servers.sftp().knownHosts(),
                "--pontual.simulators.armazem-sul.folder="
                        + servers.sftp().files().resolveSibling("armazem-sul"),
                "--pontual.inventory.drop.sftp.host=127.0.0.1",
                "--pontual.inventory.drop.sftp.port=" + servers.sftp().port(),
                "--pontual.inventory.drop.sftp.user=" + EmbeddedSftp.USER,
                "--pontual.inventory.drop.sftp.password=" + servers.sftp().password(),
                "--pontual.inventory.drop.sftp.known-hosts-file="
                        + servers.sftp().knownHosts()));
        Stream.of(args).filter(arg -> !arg.startsWith("--server.port")).forEach(integrationsArguments::add);
        var integrations = run(
                IntegrationsApplication.builder().profiles("simulators"),
                clock,
                integrationsArguments,
                servers,
                Map.of());
        List<String> workersArguments = new ArrayList<>(List.of(
                "--camunda.client.grpc-address=" + servers.engine().grpcAddress(),
                "--logging.level.org.apache.sshd=error",
                "--pontual.security.bootstrap-key=" + KEY,
                "--pontual.sandbox.integrations-url=http://127.0.0.1:" + integrationsPort));
        workersArguments.addAll(List.of(args));
        var workers = run(
                WorkersApplication.builder()
                        .sources(SandboxConfiguration.class, more)
                        .properties("spring.config.name=workers,test"),
                clock,
                workersArguments,
                servers,
                Map.of("sandboxServers", servers, "userTasks", servers.engine().userTasks()));
        return new Sandbox(servers, clock, integrations, workers);
    }

    private static ConfigurableApplicationContext run(
            SpringApplicationBuilder application,
            Clock clock,
            List<String> arguments,
            SandboxServers servers,
            Map<String, Object> beans) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.datasource.url=" + servers.database().url(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--spring.artemis.broker-url=" + servers.broker().url() + "?reconnectAttempts=-1&retryInterval=200",
                "--spring.artemis.user=pontual",
                "--spring.artemis.password=pontual"));
        all.addAll(arguments);
        return application
                .registerShutdownHook(false)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("clock", clock);
                    beans.forEach(context.getBeanFactory()::registerSingleton);
                })
                .run(all.toArray(String[]::new));
    }

    public String url() {
        return "http://localhost:"
                + ((ServletWebServerApplicationContext) workers).getWebServer().getPort();
    }

    public SandboxServers servers() {
        return servers;
    }

    public MovableClock clock() {
        return clock;
    }

    /** For tests that look behind the API. */
    public <T> T workersBean(Class<T> type) {
        return workers.getBean(type);
    }

    @Override
    public void close() {
        SpringApplication.exit(workers);
        SpringApplication.exit(integrations);
        servers.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
