package io.pontual.integrations.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.integrations.support.CarrierCommands;
import io.pontual.integrations.support.Control;
import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.LogRecorder;
import io.pontual.integrations.support.TestQueues;
import io.pontual.processes.Queue;
import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierCommand.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Both carriers, over their real protocols: what is asked of them and what they answer. */
@IntegrationsTest
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("carriers")
class CarrierRoutesIT {
    @RegisterExtension
    final LogRecorder log = new LogRecorder();

    @Autowired
    TestRestTemplate http;

    private final UUID parcelId = UUID.randomUUID();

    @AfterEach
    void behave() {
        Control.mode(http, "andorinha", "normal");
        Control.mode(http, "rotasul", "normal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"andorinha", "rotasul"})
    void a_label_comes_as_pdf_with_its_tracking_code_and_names_nobody_elsewhere(String carrier) throws Exception {
        var result = label(carrier, "T-1000");

        assertThat(result.path("outcome").asText()).isEqualTo("DONE");
        assertThat(result.path("kind").asText()).isEqualTo("LABEL");
        assertThat(result.path("carrier").asText()).isEqualTo(carrier);
        assertThat(result.path("trackingCode").asText()).matches(CarrierRoutes.TRACKING_CODE);
        assertThat(text(result)).contains(CarrierCommands.NAME, CarrierCommands.STREET, "T-1000", "Campinas");
        assertThat(result.toString()).doesNotContain(CarrierCommands.NAME, CarrierCommands.STREET);
        assertThat(log.all()).doesNotContain(CarrierCommands.NAME, CarrierCommands.STREET);
        var told = TestQueues.await(Queue.SHIPPING_TRACKING_EVT, "trackingCode", tracking(result))
                .getFirst();
        assertThat(told.body().path("status").asText()).isEqualTo("ANNOUNCED");
        assertThat(told.body().path("carrier").asText()).isEqualTo(carrier);
        assertThat(told.body().path("place").asText()).isEqualTo("São Paulo");
        assertThat(told.group()).isEqualTo(tracking(result));
        TestQueues.staysAt(1, Queue.SHIPPING_TRACKING_EVT, "trackingCode", tracking(result));
    }

    @ParameterizedTest
    @ValueSource(strings = {"andorinha", "rotasul"})
    void an_answer_that_comes_too_late_is_asked_for_and_never_makes_a_second_label(String carrier) {
        awaitClosedBreaker(carrier);
        send(CarrierCommands.label(carrier, parcelId, "T-LABELTIMEOUT-1"));

        var result = await(parcelId);

        assertThat(result.path("outcome").asText()).isEqualTo("DONE");
        TestQueues.staysAt(1, Queue.SHIPPING_CARRIER_EVT, "parcelId", parcelId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"andorinha", "rotasul"})
    void the_same_command_again_does_nothing(String carrier) {
        var first = label(carrier, "T-1001");

        TestQueues.send(
                Queue.SHIPPING_CARRIER_CMD,
                null,
                parcelId.toString(),
                CarrierCommands.label(carrier, parcelId, "T-1001"));

        TestQueues.staysAt(1, Queue.SHIPPING_CARRIER_EVT, "parcelId", parcelId);
        assertThat(first.path("outcome").asText()).isEqualTo("DONE");
    }

    @ParameterizedTest
    @CsvSource({"andorinha, address_not_served", "rotasul, CEP_NOT_SERVED"})
    void a_label_that_cannot_be_had_is_refused_in_the_carriers_words(String carrier, String reason) {
        var result = label(carrier, "T-NOLABEL");

        assertThat(result.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(result.path("reason").asText()).isEqualTo(reason);
        assertThat(result.path("trackingCode").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"andorinha", "rotasul"})
    void a_carrier_that_is_down_has_surely_made_nothing(String carrier) {
        awaitClosedBreaker(carrier);
        send(CarrierCommands.label(carrier, parcelId, "T-" + carrier.toUpperCase(java.util.Locale.ROOT) + "DOWN"));

        assertThat(await(parcelId).path("outcome").asText()).isEqualTo("UNREACHED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"andorinha", "rotasul"})
    void a_label_is_voided_and_its_parcel_is_told_of_no_more(String carrier) {
        var tracking = tracking(label(carrier, "T-1002"));

        var voided = instruct(Kind.VOID_LABEL, carrier, tracking, null, null);

        assertThat(voided.path("outcome").asText()).isEqualTo("DONE");
        assertThat(voided.path("trackingCode").asText()).isEqualTo(tracking);
        var late = instruct(Kind.RETURN, carrier, tracking, null, "recalled");
        assertThat(late.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(late.path("reason").asText()).isEqualToIgnoringCase("cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"andorinha", "rotasul"})
    void each_instruction_is_answered_with_the_carriers_number(String carrier) {
        var tracking = tracking(label(carrier, "T-1003"));

        for (var kind : new Kind[] {Kind.RESCHEDULE, Kind.REDIRECT, Kind.CLAIM, Kind.RETURN}) {
            var done = instruct(kind, carrier, tracking, LocalDate.now().plusDays(3), "damaged");
            assertThat(done.path("outcome").asText()).as(kind.name()).isEqualTo("DONE");
            assertThat(done.path("carrierReference").asText()).as(kind.name()).contains(tracking);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"andorinha", "rotasul"})
    void an_instruction_is_tried_until_the_carrier_is_back(String carrier) {
        var tracking = tracking(label(carrier, "T-1004"));
        Control.mode(http, carrier, "down");
        send(CarrierCommands.of(Kind.REDIRECT, carrier, parcelId, tracking, null, null));
        TestQueues.staysAt(1, Queue.SHIPPING_CARRIER_EVT, "parcelId", parcelId);

        Control.mode(http, carrier, "normal");

        assertThat(TestQueues.await(Queue.SHIPPING_CARRIER_EVT, "parcelId", parcelId, 2)
                        .getLast()
                        .body()
                        .path("outcome")
                        .asText())
                .isEqualTo("DONE");
    }

    @Test
    void a_carrier_that_there_is_none_of_and_a_parcel_without_a_number_go_to_the_dead_letters() {
        send(CarrierCommands.label("correio-pombo", parcelId, "T-1"));
        TestQueues.awaitText(Queue.deadLetters(Queue.SHIPPING_CARRIER_CMD), parcelId.toString());
        var other = UUID.randomUUID();
        send(CarrierCommands.of(Kind.RETURN, "rotasul", other, "../../admin", null, null));
        TestQueues.awaitText(Queue.deadLetters(Queue.SHIPPING_CARRIER_CMD), other.toString());
    }

    @Test
    void what_no_webhook_ever_told_is_fetched() {
        var result = label("andorinha", "T-NOWEBHOOK");

        assertThat(TestQueues.await(Queue.SHIPPING_TRACKING_EVT, "trackingCode", tracking(result)))
                .hasSize(1);
    }

    @Test
    void what_a_carrier_tells_twice_is_passed_on_once() {
        var result = label("rotasul", "T-TOLDTWICE");

        TestQueues.await(Queue.SHIPPING_TRACKING_EVT, "trackingCode", tracking(result));
        TestQueues.staysAt(1, Queue.SHIPPING_TRACKING_EVT, "trackingCode", tracking(result));
    }

    private JsonNode label(String carrier, String orderNumber) {
        awaitClosedBreaker(carrier);
        send(CarrierCommands.label(carrier, parcelId, orderNumber));
        return await(parcelId);
    }

    private JsonNode instruct(Kind kind, String carrier, String tracking, LocalDate date, String reason) {
        var command = CarrierCommands.of(kind, carrier, parcelId, tracking, date, reason);
        send(command);
        return TestQueues.await(Queue.SHIPPING_CARRIER_EVT, "commandId", command.commandId())
                .getFirst()
                .body();
    }

    /** The breaker that another test opened is shut again. */
    private static void awaitClosedBreaker(String carrier) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            var probe = UUID.randomUUID();
            send(CarrierCommands.label(carrier, probe, "T-SILENTCARRIER"));
            return await(probe).path("outcome").asText().equals("DONE");
        });
    }

    private static void send(CarrierCommand command) {
        TestQueues.send(
                Queue.SHIPPING_CARRIER_CMD,
                command.commandId(),
                command.parcelId().toString(),
                command);
    }

    private static JsonNode await(UUID parcelId) {
        return TestQueues.await(Queue.SHIPPING_CARRIER_EVT, "parcelId", parcelId)
                .getFirst()
                .body();
    }

    private static String tracking(JsonNode result) {
        return result.path("trackingCode").asText();
    }

    private static String text(JsonNode result) throws Exception {
        try (var pdf = Loader.loadPDF(
                Base64.getDecoder().decode(result.path("document").asText()))) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}
