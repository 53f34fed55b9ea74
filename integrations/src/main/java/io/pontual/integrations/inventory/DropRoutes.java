package io.pontual.integrations.inventory;

import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;
import static io.pontual.processes.Queue.INVENTORY_FEED_EVT;

import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.PartnerUnavailable;
import io.pontual.integrations.platform.Queues;
import io.pontual.processes.inventory.FeedResult;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Files in a folder or on an SFTP server. A file that was handed on piece by piece waits in {@code sent} until workers say
 * what became of it; then it goes to {@code done} or {@code failed}, with its report beside it. A file that cannot be
 * handed on, since the broker is down, stays where it is and is taken again.
 */
@Component
class DropRoutes extends RouteBuilder {
    private static final String GOES_TO = "feedGoesTo";
    private static final Duration FETCH_PATIENCE = Duration.ofSeconds(10);

    private final DropProperties settings;
    private final FeedSender sender;
    private final JsonBody json;
    private final List<DropPlace> places = new ArrayList<>();

    DropRoutes(DropProperties settings, FeedSender sender, JsonBody json) {
        this.settings = settings;
        this.sender = sender;
        this.json = json;
        if (settings.hasFolder()) {
            places.add(DropPlace.folder(settings.folder()));
        }
        if (settings.sftp().isOn()) {
            places.add(DropPlace.sftp(settings.sftp()));
        }
    }

    @Override
    public void configure() {
        for (var place : places) {
            from(place.take(settings, "${exchangeProperty." + GOES_TO + "}"))
                    .routeId("inventory-" + place.name() + "-take")
                    .routeConfigurationId(CALLER_TRIES_AGAIN)
                    .process(exchange -> take(place, exchange));
        }
        from(Queues.from(INVENTORY_FEED_EVT))
                .routeId("inventory-drop-report")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(FeedResult.class))
                .process(this::report);
    }

    private void take(DropPlace place, Exchange exchange) throws IOException {
        var file = exchange.getMessage();
        var name = file.getHeader(Exchange.FILE_NAME_ONLY, String.class);
        var written = file.getHeader(Exchange.FILE_LAST_MODIFIED, long.class);
        FeedSender.Outcome outcome;
        if (file.getHeader(Exchange.FILE_LENGTH, long.class)
                > settings.maxSize().toBytes()) {
            outcome = FeedSender.Outcome.refused(tooLarge());
        } else if (place.remote()) {
            outcome = fetch(place, name, exchange, path -> sender.send(place.name(), name, written, path));
        } else {
            outcome = sender.send(
                    place.name(), name, written, file.getBody(File.class).toPath());
        }
        if (outcome.report() != null) {
            write(place, outcome.goesTo(), name, outcome.report());
        }
        exchange.setProperty(GOES_TO, outcome.goesTo());
    }

    /** Only what is not too large is fetched, so looking must not fetch. */
    private static FeedSender.Outcome fetch(
            DropPlace place, String name, Exchange exchange, Function<Path, FeedSender.Outcome> use)
            throws IOException {
        try (var consumer = exchange.getContext().createConsumerTemplate()) {
            var fetched = consumer.receive(place.fetch(name), FETCH_PATIENCE.toMillis());
            if (fetched == null) {
                throw new PartnerUnavailable("The file " + name + " is gone from " + place.name());
            }
            try {
                return use.apply(fetched.getMessage().getBody(File.class).toPath());
            } finally {
                consumer.doneUoW(fetched);
            }
        }
    }

    private void report(Exchange exchange) {
        var result = exchange.getMessage().getBody(FeedResult.class);
        var colon = result.fileName().indexOf(':');
        var name = result.fileName().substring(colon + 1);
        var place = places.stream()
                .filter(candidate -> candidate.name().equals(result.fileName().substring(0, colon)))
                .findFirst()
                .orElseThrow(
                        () -> new PartnerUnavailable("No files are dropped at " + result.fileName() + " any more"));
        var folder = result.applied() ? "done" : "failed";
        write(place, folder, name, FeedReportFile.of(result));
        settle(place, folder, name, exchange);
    }

    /** The route that sent the file may not have moved it yet; if it stays away, somebody has taken it. */
    private void settle(DropPlace place, String folder, String name, Exchange exchange) {
        var consumer = exchange.getContext().createConsumerTemplate();
        try (consumer) {
            var moved = consumer.receive(place.settle(folder, name), 2_000);
            if (moved != null) {
                consumer.doneUoW(moved);
            } else if (exchange.getMessage().getHeader("JMSXDeliveryCount", 1, Integer.class) < 4) {
                throw new PartnerUnavailable("The file " + name + " is not in sent yet");
            } else {
                log.warn(
                        "The file {} of a feed that has ended is not in {}/sent; its report is written",
                        name,
                        place.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(DropPlace place, String folder, String name, String report) {
        getContext()
                .createFluentProducerTemplate()
                .withHeader(Exchange.FILE_NAME, name + ".report.csv")
                .withBody(report.getBytes(StandardCharsets.UTF_8))
                .to(place.report(folder))
                .request();
    }

    private String tooLarge() {
        return "is larger than " + (settings.maxSize().toMegabytes()) + " MB; split it, as deltas";
    }
}
