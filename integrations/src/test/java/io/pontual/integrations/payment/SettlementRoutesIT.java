package io.pontual.integrations.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.integrations.support.Control;
import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.PaymentCommands;
import io.pontual.integrations.support.TestQueues;
import io.pontual.integrations.support.TestServers;
import io.pontual.processes.Queue;
import io.pontual.processes.payment.CaptureCommand;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** From what the simulated providers booked over a real SFTP server to the queue. */
@IntegrationsTest
@ResourceLock("aurora")
@ResourceLock("litoral")
class SettlementRoutesIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/Sao_Paulo"));

    @Autowired
    TestRestTemplate http;

    private final UUID paymentId = UUID.randomUUID();
    private final UUID captureId = UUID.randomUUID();

    @AfterEach
    void behave() {
        Control.mode(http, "aurora", "normal");
        Control.mode(http, "litoral", "normal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aurora", "litoral"})
    void what_a_provider_really_took_is_fetched_and_handed_on_whole(String provider) {
        capture(provider, "100.00");

        settle(provider);

        var line = await().until(() -> line(provider), found -> found != null);
        assertThat(line.path("kind").asText()).isEqualTo("CAPTURE");
        assertThat(line.path("paymentId").asText()).isEqualTo(paymentId.toString());
        assertThat(line.path("amount").asText()).isEqualTo("100.00");
        assertThat(line.path("currency").asText()).isEqualTo("BRL");
        assertThat(line.path("status").asText()).isEqualTo("BOOKED");
        await().until(() -> Files.exists(folder(provider).resolve("done/settlement-" + TODAY + ".txt")));
    }

    @Test
    void a_file_that_is_cut_off_is_handed_on_as_a_problem_without_lines() throws Exception {
        var name = "settlement-" + UUID.randomUUID() + ".txt";
        Files.writeString(Files.createDirectories(folder("aurora")).resolve(name), "settlement,aurora,2026-03-02\n");

        var file = TestQueues.await(Queue.PAYMENT_SETTLEMENT_EVT, "fileName", name)
                .getFirst()
                .body();

        assertThat(file.path("problem").asText()).contains("cut off");
        assertThat(file.path("lines")).isEmpty();
    }

    private void capture(String provider, String amount) {
        TestQueues.send(
                Queue.PAYMENT_AUTHORISE_CMD,
                "a-" + paymentId,
                paymentId.toString(),
                PaymentCommands.authorise(provider, 1, paymentId, "tok_approved", amount));
        var reference = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId)
                .getFirst()
                .body()
                .path("providerReference")
                .asText();
        TestQueues.send(
                Queue.PAYMENT_CAPTURE_CMD,
                "c-" + paymentId,
                paymentId.toString(),
                new CaptureCommand(captureId, paymentId, provider, reference, 1, new BigDecimal(amount), "BRL", true));
        TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId, 2);
    }

    private void settle(String provider) {
        var answer = Control.post(http, "/simulators/settlements/" + provider, "{\"day\": \"" + TODAY + "\"}");
        assertThat(answer.getStatusCode().value()).isEqualTo(201);
    }

    /** The line of this test's capture in any file of the provider; null while there is none. */
    private JsonNode line(String provider) {
        for (var file : TestQueues.received(Queue.PAYMENT_SETTLEMENT_EVT, "provider", provider)) {
            for (var line : file.body().path("lines")) {
                if (line.path("operationId").asText().equals(captureId.toString())) {
                    return line;
                }
            }
        }
        return null;
    }

    private static Path folder(String provider) {
        return TestServers.sftp().files().resolveSibling("settlement").resolve(provider);
    }
}
