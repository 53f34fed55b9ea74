package io.pontual.integrations.shipping;

import static io.pontual.integrations.platform.SafeXml.attribute;
import static io.pontual.integrations.platform.SafeXml.children;

import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.integrations.platform.SafeXml;
import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.RawTracking;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * XML over HTTP, with our customer number and secret; tracking is fetched by cursor. It addresses a shipment by our
 * reference until it has given it a number, and does nothing twice under one instruction id.
 */
@Component
class RotaSul implements Carrier {
    static final String CODE = "rotasul";

    private static final int PAGE = 500;
    private static final String SHIPMENTS = "ws/shipments";

    private final RotaSulProperties properties;

    RotaSul(RotaSulProperties properties) {
        this.properties = properties;
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
        return call(HttpMethod.GET, SHIPMENTS, "reference=" + Carrier.reference(label), null);
    }

    @Override
    public Call make(CarrierCommand command) {
        return call(HttpMethod.POST, SHIPMENTS, null, RotaSulXml.shipment(command));
    }

    @Override
    public Call document(String trackingCode) {
        return call(HttpMethod.GET, SHIPMENTS + "/" + trackingCode + "/label", null, null);
    }

    @Override
    public Call instruct(CarrierCommand command) {
        return call(
                HttpMethod.POST,
                SHIPMENTS + "/" + command.trackingCode() + "/instructions",
                null,
                RotaSulXml.instruction(command));
    }

    @Override
    public Call events(String cursor) {
        return call(HttpMethod.GET, "ws/tracking", "max=" + PAGE + (cursor == null ? "" : "&cursor=" + cursor), null);
    }

    @Override
    public Optional<String> found(Answer answer) {
        return children(root(answer), "shipment").stream()
                .filter(shipment -> !"CANCELLED".equals(attribute(shipment, "state")))
                .map(RotaSul::tracking)
                .findFirst();
    }

    @Override
    public String made(Answer answer) {
        return children(root(answer), "shipment").stream()
                .map(RotaSul::tracking)
                .findFirst()
                .orElseThrow(() -> new MalformedMessage("Rota Sul's answer lacks the shipment that it was asked for"));
    }

    @Override
    public String receipt(Answer answer) {
        return children(root(answer), "receipt").stream()
                .map(receipt -> attribute(receipt, "number"))
                .findFirst()
                .orElseThrow(() -> new MalformedMessage("Rota Sul's answer lacks a receipt"));
    }

    @Override
    public Page page(Answer answer) {
        var tracking = children(root(answer), "tracking").stream()
                .findFirst()
                .orElseThrow(() -> new MalformedMessage("Rota Sul's answer lacks the tracking that it was asked for"));
        var events = children(tracking, "event").stream()
                .map(event -> new RawTracking(
                        attribute(event, "id"),
                        CODE,
                        attribute(event, "tracking"),
                        attribute(event, "code"),
                        attribute(event, "at"),
                        attribute(event, "depot"),
                        attribute(event, "proof"),
                        null))
                .toList();
        return new Page(events, attribute(tracking, "next"), events.size() >= PAGE);
    }

    @Override
    public Optional<String> refusal(Answer answer) {
        try {
            return children(root(answer), "error").stream()
                    .map(error -> attribute(error, "code"))
                    .filter(code -> code != null)
                    .findFirst();
        } catch (MalformedMessage e) {
            return Optional.empty();
        }
    }

    private static String tracking(Element shipment) {
        var number = attribute(shipment, "tracking");
        if (number == null) {
            throw new MalformedMessage("Rota Sul's answer has a shipment without a number");
        }
        return number;
    }

    private static Element root(Answer answer) {
        return SafeXml.root(answer.body(), "rotasul");
    }

    private Call call(HttpMethod method, String path, String query, String body) {
        var basic = "Basic "
                + HttpHeaders.encodeBasicAuth(properties.customer(), properties.secret(), StandardCharsets.UTF_8);
        return new Call(
                method,
                path,
                query,
                body,
                Map.of(HttpHeaders.AUTHORIZATION, basic, HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_XML_VALUE));
    }
}
