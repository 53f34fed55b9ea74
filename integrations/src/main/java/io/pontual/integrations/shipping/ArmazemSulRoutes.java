package io.pontual.integrations.shipping;

import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;
import static io.pontual.processes.Queue.PARTNER_ARMAZEM_SUL_CONFIRMATIONS;
import static io.pontual.processes.Queue.SHIPPING_WAREHOUSE_EVT;

import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.integrations.platform.PartnerUnavailable;
import io.pontual.integrations.platform.QueueBatch;
import io.pontual.integrations.platform.Queues;
import io.pontual.processes.shipping.WarehouseCommand;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * To and from Armazém Sul, whose management system reads and writes files on an SFTP server. A file of confirmations goes
 * to the queue as it is, and is read from there: one that cannot be believed ends with the dead letters, where operations
 * see it and can replay it. On the server it stays visible too, in {@code failed} with the reason beside it.
 */
@Component
class ArmazemSulRoutes extends RouteBuilder {
    /** Takes a {@link WarehouseCommand}. */
    static final String INSTRUCT = "direct:armazem-sul-instruct";

    private static final Logger log = LoggerFactory.getLogger(ArmazemSulRoutes.class);
    private static final String GOES_TO = "confirmationsGoTo";

    private final ArmazemSulProperties properties;
    private final QueueBatch queue;
    private final Clock clock;

    ArmazemSulRoutes(ArmazemSulProperties properties, QueueBatch queue, Clock clock) {
        this.properties = properties;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void configure() {
        instruct();
        from(Queues.from(PARTNER_ARMAZEM_SUL_CONFIRMATIONS))
                .routeId("shipping-armazemsul-report")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(this::report);
        if (properties.sftp().isOn()) {
            from(confirmations())
                    .routeId("shipping-armazemsul-fetch")
                    .routeConfigurationId(CALLER_TRIES_AGAIN)
                    .process(this::fetch)
                    .filter(body().isNotNull())
                    .to(Queues.to(PARTNER_ARMAZEM_SUL_CONFIRMATIONS));
        }
    }

    private void instruct() {
        var route = from(INSTRUCT).routeId("shipping-armazemsul-instruct").routeConfigurationId(CALLER_TRIES_AGAIN);
        if (properties.sftp().isOn()) {
            // Whole or not at all, for whoever fetches it meanwhile.
            route.process(this::write).to(properties.sftp().uri("orders", "&fileExist=Override&tempPrefix=."));
        } else {
            route.process(exchange -> {
                throw new PartnerUnavailable("No SFTP server is set for Armazém Sul");
            });
        }
    }

    private void write(Exchange exchange) {
        var command = exchange.getMessage().getBody(WarehouseCommand.class);
        var text = ArmazemSulOrders.write(command, clock.instant());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.FILE_NAME, ArmazemSulOrders.fileName(command));
        exchange.getMessage().setBody(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What is too large to be a message is refused here; anything else is for whoever reads the queue. */
    private void fetch(Exchange exchange) {
        var file = exchange.getMessage().getBody(GenericFile.class);
        var name = file.getFileNameOnly();
        if (file.getFileLength() > properties.maxSize().toBytes()) {
            refuse(exchange, name, "it is larger than " + properties.maxSize());
            exchange.getMessage().setBody(null);
            return;
        }
        var content = exchange.getMessage().getBody(byte[].class);
        var text = new String(content, StandardCharsets.UTF_8);
        try {
            ArmazemSulConfirmations.read(text);
            exchange.setProperty(GOES_TO, "done");
        } catch (MalformedMessage e) {
            refuse(exchange, name, e.getMessage());
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage()
                .setHeader(
                        Message.HDR_DUPLICATE_DETECTION_ID.toString(),
                        "armazem-sul:" + name + ":" + UUID.nameUUIDFromBytes(content));
        exchange.getMessage().setBody(text);
    }

    private void refuse(Exchange exchange, String name, String why) {
        log.warn("The file {} of Armazém Sul is refused: {}", name, why);
        exchange.setProperty(GOES_TO, "failed");
        getContext()
                .createFluentProducerTemplate()
                .withHeader(Exchange.FILE_NAME, name + ".error.txt")
                .withBody((why + "\n").getBytes(StandardCharsets.UTF_8))
                .to(properties.sftp().uri("confirmations/failed", "&fileExist=Override&tempPrefix=.&disconnect=true"))
                .request();
    }

    private void report(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof String text)) {
            throw new MalformedMessage("Armazém Sul's file of confirmations is no text");
        }
        queue.send(ArmazemSulConfirmations.read(text).stream()
                .map(event -> new QueueBatch.Letter(
                        SHIPPING_WAREHOUSE_EVT,
                        event.eventId(),
                        event.fulfilmentId().toString(),
                        event))
                .toList());
    }

    private String confirmations() {
        var often = properties.pollInterval().toMillis();
        return properties
                .sftp()
                .uri(
                        "confirmations",
                        "&include=CNF-.*[.]txt&move=${exchangeProperty." + GOES_TO + "}/${file:onlyname}"
                                + "&sortBy=file:modified;file:name&maxMessagesPerPoll=100&eagerMaxMessagesPerPoll=false&delay="
                                + often + "&initialDelay=" + often
                                + "&autoCreate=false&ignoreFileNotFoundOrPermissionError=true");
    }
}
