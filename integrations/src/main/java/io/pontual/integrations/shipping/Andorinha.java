package io.pontual.integrations.shipping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.integrations.shipping.AndorinhaApi.Collection;
import io.pontual.integrations.shipping.AndorinhaApi.Event;
import io.pontual.integrations.shipping.AndorinhaApi.Events;
import io.pontual.integrations.shipping.AndorinhaApi.Instruction;
import io.pontual.integrations.shipping.AndorinhaApi.Receipt;
import io.pontual.integrations.shipping.AndorinhaApi.Recipient;
import io.pontual.integrations.shipping.AndorinhaApi.Refusal;
import io.pontual.integrations.shipping.AndorinhaApi.Sender;
import io.pontual.integrations.shipping.AndorinhaApi.ShipmentRequest;
import io.pontual.integrations.shipping.AndorinhaApi.Shipments;
import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.RawTracking;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** JSON over HTTP with a bearer key; an idempotency key with everything that changes something. */
@Component
class Andorinha implements Carrier {
    static final String CODE = "andorinha";

    private static final int PAGE = 500;
    private static final String SHIPMENTS = "v1/shipments";

    private final AndorinhaProperties properties;
    private final JsonBody reader;
    private final ObjectMapper writer;

    Andorinha(AndorinhaProperties properties, JsonBody reader, ObjectMapper writer) {
        this.properties = properties;
        this.reader = reader;
        this.writer = writer;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Line line() {
        return new Line(
                properties.baseUrl(),
                properties.connectTimeout(),
                properties.responseTimeout(),
                properties.maxAnswer(),
                properties.breaker());
    }

    @Override
    public Call find(CarrierCommand label) {
        return get(SHIPMENTS, "reference=" + Carrier.reference(label));
    }

    @Override
    public Call make(CarrierCommand command) {
        var label = command.label();
        var from = label.from();
        return post(
                SHIPMENTS,
                "label-" + Carrier.reference(command),
                new ShipmentRequest(
                        Carrier.reference(command),
                        label.service(),
                        label.orderNumber(),
                        label.number(),
                        new Sender(from.nodeId(), from.name(), from.city(), from.state(), from.postalCode()),
                        recipient(label.recipient()),
                        label.weightGrams(),
                        label.lengthMm(),
                        label.widthMm(),
                        label.heightMm(),
                        collection(label.collect())));
    }

    private static Recipient recipient(CarrierCommand.Recipient to) {
        return new Recipient(
                to.name(),
                to.phone(),
                to.street(),
                to.number(),
                to.complement(),
                to.district(),
                to.city(),
                to.state(),
                to.postalCode(),
                to.country());
    }

    private static Collection collection(CarrierCommand.Collect collect) {
        return collect == null
                ? null
                : new Collection(
                        recipient(collect.at()),
                        collect.day(),
                        collect.from().toString(),
                        collect.to().toString());
    }

    @Override
    public Call document(String trackingCode) {
        return get(SHIPMENTS + "/" + trackingCode + "/label", null);
    }

    @Override
    public Call instruct(CarrierCommand command) {
        var what =
                switch (command.kind()) {
                    case LABEL -> throw new IllegalArgumentException("A label is no instruction");
                    case VOID_LABEL -> "cancellations";
                    case RESCHEDULE -> "reschedules";
                    case REDIRECT -> "redirects";
                    case RETURN -> "returns";
                    case CLAIM -> "claims";
                };
        return post(
                SHIPMENTS + "/" + command.trackingCode() + "/" + what,
                command.commandId(),
                new Instruction(
                        command.deliverOn(),
                        command.destination(),
                        command.reason(),
                        command.amount() == null ? null : command.amount().toPlainString(),
                        command.currency()));
    }

    @Override
    public Call events(String cursor) {
        return get("v1/events/undelivered", "limit=" + PAGE + (cursor == null ? "" : "&after=" + cursor));
    }

    @Override
    public Optional<String> found(Answer answer) {
        return read(answer, Shipments.class).shipments().stream()
                .filter(shipment -> !shipment.status().equals("cancelled"))
                .map(AndorinhaApi.Shipment::trackingCode)
                .findFirst();
    }

    @Override
    public String made(Answer answer) {
        return read(answer, AndorinhaApi.Shipment.class).trackingCode();
    }

    @Override
    public String receipt(Answer answer) {
        return read(answer, Receipt.class).id();
    }

    @Override
    public Page page(Answer answer) {
        var page = read(answer, Events.class);
        return new Page(raw(page.events()), page.next(), page.events().size() >= PAGE);
    }

    @Override
    public Optional<String> refusal(Answer answer) {
        try {
            return Optional.ofNullable(read(answer, Refusal.class).code());
        } catch (MalformedMessage e) {
            return Optional.empty();
        }
    }

    static List<RawTracking> raw(List<Event> events) {
        return events.stream()
                .map(event -> new RawTracking(
                        event.eventId(),
                        CODE,
                        event.trackingCode(),
                        event.code(),
                        event.occurredAt(),
                        event.place(),
                        event.proofId(),
                        null))
                .toList();
    }

    private <T> T read(Answer answer, Class<T> type) {
        return reader.read(new String(answer.body(), StandardCharsets.UTF_8), type);
    }

    private Call get(String path, String query) {
        return new Call(HttpMethod.GET, path, query, null, Map.of(HttpHeaders.AUTHORIZATION, key()));
    }

    private Call post(String path, String idempotencyKey, Object body) {
        try {
            return new Call(
                    HttpMethod.POST,
                    path,
                    null,
                    writer.writeValueAsString(body),
                    Map.of(
                            HttpHeaders.AUTHORIZATION,
                            key(),
                            HttpHeaders.CONTENT_TYPE,
                            MediaType.APPLICATION_JSON_VALUE,
                            "Idempotency-Key",
                            idempotencyKey));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String key() {
        return "Bearer " + properties.apiKey();
    }
}
