package io.pontual.integrations.simulators.rotasul;

import io.pontual.integrations.simulators.Behaviour;
import io.pontual.integrations.simulators.Partner;
import io.pontual.integrations.simulators.carriers.CarrierBook;
import io.pontual.integrations.simulators.carriers.CarrierBook.Instruction;
import io.pontual.integrations.simulators.carriers.LabelPdf;
import io.pontual.integrations.simulators.carriers.Marker;
import io.pontual.integrations.simulators.carriers.Waybill;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The simulated carrier's HTTP interface. */
@RestController
@Profile("simulators")
@RequestMapping("/simulators/rotasul/ws")
class RotaSulSimulatorController {
    private final RotaSulSimulatorProperties properties;
    private final Behaviour<RotaSulMode> behaviour;
    private final CarrierBook book;

    RotaSulSimulatorController(
            RotaSulSimulatorProperties properties,
            Behaviour<RotaSulMode> behaviour,
            @Qualifier("rotasulBook") CarrierBook book) {
        this.properties = properties;
        this.behaviour = behaviour;
        this.book = book;
    }

    @PostMapping("/shipments")
    ResponseEntity<?> make(@RequestHeader HttpHeaders headers, @RequestBody String request) {
        return answer(headers, () -> {
            var shipment = parse(request);
            var markers = Marker.in(shipment.getAttribute("order"));
            if (markers.contains(Marker.ROTASULDOWN)) {
                return refused(503, "MAINTENANCE");
            }
            if (markers.contains(Marker.NOLABEL)
                    || markers.contains(Marker.NOWAYBACK)
                            && shipment.getAttribute("service").equals("return")) {
                return refused(422, "CEP_NOT_SERVED");
            }
            var fresh = book.make(parcel(shipment));
            if (fresh && markers.contains(Marker.LABELTIMEOUT)) {
                Partner.hold(properties.timeoutDelay());
            }
            return xml(
                    201,
                    RotaSulXmlWriter.shipment(
                            book.byReference(shipment.getAttribute("reference")).orElseThrow()));
        });
    }

    @GetMapping("/shipments")
    ResponseEntity<?> find(@RequestHeader HttpHeaders headers, @RequestParam String reference) {
        return answer(
                headers,
                () -> xml(
                        200,
                        book.byReference(reference)
                                .map(RotaSulXmlWriter::shipment)
                                .orElseGet(RotaSulXmlWriter::nothing)));
    }

    @GetMapping("/shipments/{tracking}/label")
    ResponseEntity<?> label(@RequestHeader HttpHeaders headers, @PathVariable String tracking) {
        return answer(headers, () -> book.byTracking(tracking)
                .<ResponseEntity<?>>map(waybill -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .body(LabelPdf.of("Rota Sul", waybill)))
                .orElseGet(() -> refused(404, "UNKNOWN_SHIPMENT")));
    }

    @PostMapping("/shipments/{tracking}/instructions")
    ResponseEntity<?> instruct(
            @RequestHeader HttpHeaders headers, @PathVariable String tracking, @RequestBody String request) {
        return answer(headers, () -> {
            var instruction = parse(request);
            var kind = Arrays.stream(Instruction.values())
                    .filter(one -> one.name().equals(instruction.getAttribute("kind")))
                    .findFirst();
            var waybill = book.byTracking(tracking);
            if (waybill.isEmpty()) {
                return refused(404, "UNKNOWN_SHIPMENT");
            }
            if (kind.isEmpty() || instruction.getAttribute("id").isBlank()) {
                return refused(400, "UNKNOWN_INSTRUCTION");
            }
            var date = instruction.getAttribute("date");
            var receipt = book.instruct(
                    waybill.get(),
                    instruction.getAttribute("id"),
                    kind.get(),
                    date.isBlank() ? null : LocalDate.parse(date),
                    instruction.getAttribute("reason"));
            return receipt.refusal() == null
                    ? xml(201, RotaSulXmlWriter.receipt(receipt.number()))
                    : refused(409, receipt.refusal().toUpperCase(java.util.Locale.ROOT));
        });
    }

    @GetMapping("/tracking")
    ResponseEntity<?> tracking(
            @RequestHeader HttpHeaders headers,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "100") int max) {
        return answer(headers, () -> {
            var events = book.feed(cursor, max);
            return xml(200, RotaSulXmlWriter.tracking(events, cursor + events.size()));
        });
    }

    private static Waybill.Parcel parcel(Element shipment) {
        var from = (Element) shipment.getElementsByTagName("from").item(0);
        var to = (Element) shipment.getElementsByTagName("to").item(0);
        return new Waybill.Parcel(
                shipment.getAttribute("reference"),
                shipment.getAttribute("service"),
                shipment.getAttribute("order"),
                shipment.getAttribute("piece"),
                from.getAttribute("city"),
                to.getAttribute("city"),
                List.of(
                        to.getAttribute("name"),
                        to.getAttribute("street") + ", " + to.getAttribute("number") + " "
                                + to.getAttribute("complement"),
                        to.getAttribute("district"),
                        to.getAttribute("cep") + " " + to.getAttribute("city") + " " + to.getAttribute("state")),
                shipment.getAttribute("kilograms") + " kg",
                shipment.getAttribute("length") + " x " + shipment.getAttribute("width") + " x "
                        + shipment.getAttribute("height") + " cm",
                collect((Element) shipment.getElementsByTagName("collect").item(0)));
    }

    private static Instant collect(Element collect) {
        return collect == null
                ? null
                : LocalDate.parse(collect.getAttribute("day"))
                        .atTime(LocalTime.parse(collect.getAttribute("from")))
                        .toInstant(ZoneOffset.UTC);
    }

    private static Element parse(String request) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(request)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalArgumentException("No XML", e);
        }
    }

    private ResponseEntity<?> answer(HttpHeaders headers, Supplier<ResponseEntity<?>> work) {
        var expected = "Basic "
                + HttpHeaders.encodeBasicAuth(properties.customer(), properties.secret(), StandardCharsets.UTF_8);
        if (!expected.equals(headers.getFirst(HttpHeaders.AUTHORIZATION))) {
            return refused(401, "WRONG_CUSTOMER");
        }
        return behaviour.mode() == RotaSulMode.DOWN ? refused(503, "MAINTENANCE") : work.get();
    }

    private static ResponseEntity<?> refused(int status, String code) {
        return xml(status, RotaSulXmlWriter.error(code));
    }

    private static ResponseEntity<?> xml(int status, String document) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_XML)
                .body(document);
    }
}
