package io.pontual.integrations.payment;

import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;
import static io.pontual.processes.Queue.PAYMENT_SETTLEMENT_EVT;

import io.pontual.integrations.platform.OutgoingMessage;
import io.pontual.integrations.platform.Queues;
import io.pontual.processes.payment.PaymentProvider;
import io.pontual.processes.payment.SettlementFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches the providers' settlement files from the SFTP server and hands each on whole. A file that cannot be believed is
 * handed on as one with a problem, so that finance hears of it. A file is put into {@code done} once it is safe in the
 * broker.
 */
@Component
class SettlementRoutes extends RouteBuilder {
    private static final Logger log = LoggerFactory.getLogger(SettlementRoutes.class);

    private final SettlementProperties properties;
    private final OutgoingMessage outgoing;

    SettlementRoutes(SettlementProperties properties, OutgoingMessage outgoing) {
        this.properties = properties;
        this.outgoing = outgoing;
    }

    @Override
    public void configure() {
        if (!properties.sftp().isOn()) {
            return;
        }
        for (var provider : PaymentProvider.values()) {
            from(endpoint(provider))
                    .routeId("payment-" + provider.code() + "-settle")
                    .routeConfigurationId(CALLER_TRIES_AGAIN)
                    .process(exchange -> handOn(provider, exchange))
                    .to(Queues.to(PAYMENT_SETTLEMENT_EVT));
        }
    }

    private void handOn(PaymentProvider provider, Exchange exchange) {
        var file = exchange.getMessage().getBody(GenericFile.class);
        var name = file.getFileNameOnly();
        byte[] content = file.getFileLength() > properties.maxSize().toBytes()
                ? null
                : exchange.getMessage().getBody(byte[].class);
        var read = read(provider, name, content, file.getLastModified());
        if (read.problem() != null) {
            log.warn("The settlement file {} of {} is refused: {}", name, provider.code(), read.problem());
        }
        outgoing.fill(exchange, "settlement:" + read.fileId(), provider.code(), read);
    }

    /** @param content null when it is too large to be read @param modified tells apart what cannot be read */
    SettlementFile read(PaymentProvider provider, String name, byte[] content, long modified) {
        if (content == null) {
            var fileId = id(provider, name, ("" + modified).getBytes(StandardCharsets.US_ASCII));
            return refused(fileId, provider, name, "it is larger than " + properties.maxSize());
        }
        var fileId = id(provider, name, content);
        try {
            var lines = lines(content);
            var reading =
                    switch (provider) {
                        case AURORA -> AuroraSettlement.read(lines);
                        case LITORAL -> LitoralSettlement.read(lines);
                    };
            return new SettlementFile(fileId, provider.code(), reading.day(), name, null, reading.lines());
        } catch (BadSettlementFile e) {
            return refused(fileId, provider, name, e.getMessage());
        }
    }

    private static SettlementFile refused(UUID fileId, PaymentProvider provider, String name, String problem) {
        return new SettlementFile(fileId, provider.code(), null, name, problem, List.of());
    }

    private static UUID id(PaymentProvider provider, String name, byte[] content) {
        var prefix = (provider.code() + "/" + name + "\n").getBytes(StandardCharsets.UTF_8);
        var all = java.util.Arrays.copyOf(prefix, prefix.length + content.length);
        System.arraycopy(content, 0, all, prefix.length, content.length);
        return UUID.nameUUIDFromBytes(all);
    }

    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    private String endpoint(PaymentProvider provider) {
        var options = "&include=settlement-.*&move=done/${file:onlyname}"
                + "&sortBy=file:name&maxMessagesPerPoll=1&delay="
                + properties.pollInterval().toMillis()
                + "&initialDelay=" + properties.pollInterval().toMillis()
                + "&readLock=changed&readLockCheckInterval=500&readLockTimeout=4000&readLockLoggingLevel=DEBUG"
                + "&autoCreate=false&ignoreFileNotFoundOrPermissionError=true";
        return properties.sftp().uri(provider.code(), options);
    }
}
