package io.pontual.integrations.simulators.armazemsul;

import io.pontual.integrations.platform.RouteErrorPolicy;
import io.pontual.integrations.simulators.Behaviour;
import io.pontual.integrations.simulators.WarehouseStaff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The simulated warehouse's in-tray and out-tray, behind its SFTP server. In mode {@code down} it is suspended. */
@Component
@Profile("simulators")
class ArmazemSulSimulatorRoutes extends RouteBuilder {
    static final String SERVE = "sim-armazemsul-serve";

    private final ArmazemSulSimulatorProperties properties;
    private final Behaviour<ArmazemSulMode> behaviour;
    private final Clock clock;

    ArmazemSulSimulatorRoutes(
            ArmazemSulSimulatorProperties properties, Behaviour<ArmazemSulMode> behaviour, Clock clock) {
        this.properties = properties;
        this.behaviour = behaviour;
        this.clock = clock;
    }

    @Override
    public void configure() {
        for (var folder : new String[] {"orders", "confirmations"}) {
            make(Path.of(properties.folder()).resolve(folder));
        }
        from("file:" + Path.of(properties.folder()).resolve("orders").toAbsolutePath()
                        + "?include=ORD-.*[.]txt&move=done/${file:onlyname}&readLock=none&delay="
                        + properties.pollInterval().toMillis() + "&initialDelay="
                        + properties.pollInterval().toMillis())
                .routeId(SERVE)
                .routeConfigurationId(RouteErrorPolicy.CALLER_TRIES_AGAIN)
                .process(this::serve);
    }

    /** What it is told later comes too late: everything was done at once. */
    private void serve(Exchange exchange) {
        var order = ArmazemSulPaper.read(exchange.getMessage().getBody(String.class));
        var mode = behaviour.mode();
        if (order.kind() != 'N' || mode == ArmazemSulMode.SILENT) {
            return;
        }
        var said = 0;
        for (var step : WarehouseStaff.work(order.units(), mode == ArmazemSulMode.REJECT)) {
            var text = ArmazemSulPaper.write(order, step, clock.instant(), mode == ArmazemSulMode.BROKEN_FILES);
            leave(order.order(), ++said, text);
            if (mode == ArmazemSulMode.DUPLICATE_FILES) {
                leave(order.order(), ++said, text);
            }
        }
    }

    /** Whole or not at all, for whoever fetches it meanwhile. */
    private void leave(String order, int no, String text) {
        var folder = Path.of(properties.folder()).resolve("confirmations");
        var name = "CNF-%s-%03d.txt".formatted(order, no);
        try {
            var unfinished = Files.writeString(folder.resolve("." + name), text);
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
