package io.pontual.integrations.simulators.andorinha;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.integrations.simulators.Behaviour;
import io.pontual.integrations.simulators.Partner;
import io.pontual.integrations.simulators.carriers.CarrierBook;
import io.pontual.integrations.simulators.carriers.CarrierBook.Instruction;
import io.pontual.integrations.simulators.carriers.LabelPdf;
import io.pontual.integrations.simulators.carriers.Marker;
import io.pontual.integrations.simulators.carriers.Waybill;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

/** The simulated carrier's HTTP interface. */
@RestController
@Profile("simulators")
@RequestMapping("/simulators/andorinha/v1")
class AndorinhaSimulatorController {
    private static final Map<String, Instruction> INSTRUCTIONS = Map.of(
            "cancellations", Instruction.CANCEL,
            "reschedules", Instruction.RESCHEDULE,
            "redirects", Instruction.REDIRECT,
            "returns", Instruction.RETURN,
            "claims", Instruction.CLAIM);

    private final AndorinhaSimulatorProperties properties;
    private final Behaviour<AndorinhaMode> behaviour;
    private final CarrierBook book;

    AndorinhaSimulatorController(
            AndorinhaSimulatorProperties properties,
            Behaviour<AndorinhaMode> behaviour,
            @Qualifier("andorinhaBook") CarrierBook book) {
        this.properties = properties;
        this.behaviour = behaviour;
        this.book = book;
    }

    @PostMapping("/shipments")
    ResponseEntity<?> make(@RequestHeader HttpHeaders headers, @RequestBody JsonNode request) {
        return answer(headers, () -> {
            var markers = Marker.in(request.path("order_number").asText());
            if (headers.getFirst("Idempotency-Key") == null) {
                return refused(400, "idempotency_key_missing");
            }
            if (markers.contains(Marker.ANDORINHADOWN)) {
                return refused(503, "maintenance");
            }
            if (markers.contains(Marker.NOLABEL)
                    || markers.contains(Marker.NOWAYBACK)
                            && request.path("service").asText().equals("return")) {
                return refused(422, "address_not_served");
            }
            var fresh = book.make(parcel(request));
            if (fresh && markers.contains(Marker.LABELTIMEOUT)) {
                Partner.hold(properties.timeoutDelay());
            }
            return ResponseEntity.status(201)
                    .body(shown(
                            book.byReference(request.path("reference").asText()).orElseThrow()));
        });
    }

    @GetMapping("/shipments")
    ResponseEntity<?> find(@RequestHeader HttpHeaders headers, @RequestParam String reference) {
        return answer(
                headers,
                () -> ResponseEntity.ok(Map.of(
                        "shipments",
                        book.byReference(reference).map(AndorinhaSimulatorController::shown).stream()
                                .toList())));
    }

    @GetMapping("/shipments/{tracking}/label")
    ResponseEntity<?> label(@RequestHeader HttpHeaders headers, @PathVariable String tracking) {
        return answer(headers, () -> book.byTracking(tracking)
                .<ResponseEntity<?>>map(waybill -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .body(LabelPdf.of("Andorinha", waybill)))
                .orElseGet(() -> refused(404, "unknown_shipment")));
    }

    @PostMapping("/shipments/{tracking}/{what}")
    ResponseEntity<?> instruct(
            @RequestHeader HttpHeaders headers,
            @PathVariable String tracking,
            @PathVariable String what,
            @RequestBody JsonNode request) {
        return answer(headers, () -> {
            var waybill = book.byTracking(tracking);
            var key = headers.getFirst("Idempotency-Key");
            if (key == null) {
                return refused(400, "idempotency_key_missing");
            }
            if (waybill.isEmpty() || !INSTRUCTIONS.containsKey(what)) {
                return refused(404, "unknown_shipment");
            }
            var date = request.path("deliver_on").asText(null);
            var receipt = book.instruct(
                    waybill.get(),
                    key,
                    INSTRUCTIONS.get(what),
                    date == null ? null : LocalDate.parse(date),
                    request.path("reason").asText(null));
            return receipt.refusal() == null
                    ? ResponseEntity.status(201).body(Map.of("id", receipt.number()))
                    : refused(409, receipt.refusal());
        });
    }

    /** Cursor and limit count what was given up only. */
    @GetMapping("/events/undelivered")
    ResponseEntity<?> events(
            @RequestHeader HttpHeaders headers,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int limit) {
        return answer(headers, () -> {
            var events = book.feed(0, Integer.MAX_VALUE).stream()
                    .filter(event -> event.waybill().has(Marker.NOWEBHOOK))
                    .skip(after)
                    .limit(limit)
                    .toList();
            return ResponseEntity.ok(Map.of(
                    "events",
                    events.stream().map(AndorinhaEvents::shown).toList(),
                    "next",
                    Integer.toString(after + events.size())));
        });
    }

    private static Waybill.Parcel parcel(JsonNode request) {
        var to = request.path("recipient");
        return new Waybill.Parcel(
                request.path("reference").asText(),
                request.path("service").asText(),
                request.path("order_number").asText(),
                request.path("piece").asText(),
                request.path("sender").path("city").asText(),
                to.path("city").asText(),
                List.of(
                        to.path("name").asText(),
                        to.path("street").asText() + ", " + to.path("number").asText() + " "
                                + to.path("complement").asText(""),
                        to.path("district").asText(""),
                        to.path("postal_code").asText() + " " + to.path("city").asText() + " "
                                + to.path("state").asText("")),
                request.path("weight_grams").asText() + " g",
                request.path("length_mm").asText() + " x "
                        + request.path("width_mm").asText() + " x "
                        + request.path("height_mm").asText() + " mm",
                collect(request.path("collection")));
    }

    private static Instant collect(JsonNode collection) {
        return collection.path("day").isMissingNode()
                ? null
                : LocalDate.parse(collection.path("day").asText())
                        .atTime(LocalTime.parse(collection.path("from").asText()))
                        .toInstant(ZoneOffset.UTC);
    }

    private static Map<String, String> shown(Waybill waybill) {
        return Map.of(
                "reference",
                waybill.reference(),
                "tracking_code",
                waybill.tracking(),
                "status",
                waybill.isCancelled() ? "cancelled" : "created");
    }

    private ResponseEntity<?> answer(HttpHeaders headers, Supplier<ResponseEntity<?>> work) {
        if (!("Bearer " + properties.apiKey()).equals(headers.getFirst(HttpHeaders.AUTHORIZATION))) {
            return refused(401, "wrong_key");
        }
        return behaviour.mode() == AndorinhaMode.DOWN ? refused(503, "maintenance") : work.get();
    }

    private static ResponseEntity<?> refused(int status, String code) {
        return ResponseEntity.status(status).body(Map.of("code", code));
    }
}
