package io.pontual.integrations.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.integrations.support.PaymentCommands;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.PaymentResult;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What of an HTTP answer is believed. */
class LitoralAnswersTest {
    private static final int LIMIT = 1024;

    private final LitoralAnswers answers = new LitoralAnswers(
            new LitoralProperties(
                    URI.create("http://localhost"),
                    "m",
                    "s",
                    DataSize.ofBytes(LIMIT),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    1,
                    null),
            new LitoralResults(Clock.systemUTC()));
    private final UUID paymentId = UUID.randomUUID();

    @Test
    void an_answer_is_read_no_further_than_the_limit() throws Exception {
        var endless = answer(200, "<litoral>" + " ".repeat(10 * LIMIT) + "</litoral>");

        assertThatThrownBy(() -> answers.take(endless))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining("larger than");
        assertThat(endless.getMessage().getBody(ByteArrayInputStream.class).available())
                .as("left unread")
                .isGreaterThan(8 * LIMIT);
    }

    @Test
    void only_litorals_own_not_found_is_believed() throws Exception {
        var lost = check(404, "<litoral><error code='unknown_transaction'/></litoral>");
        answers.checked(lost);
        assertThat(lost.getProperty(LitoralRoutes.RESULT, PaymentResult.class).kind())
                .isEqualTo(PaymentResult.Kind.NOT_FOUND);

        for (var other :
                new String[] {"", "<html>404</html>", "<litoral/>", "<litoral><error code='gone'/></litoral>"}) {
            var wrongAddress = check(404, other);
            assertThatThrownBy(() -> answers.checked(wrongAddress)).isInstanceOf(MalformedMessage.class);
        }
    }

    @Test
    void an_answer_about_another_payment_is_not_believed() throws Exception {
        var other = check(
                200,
                "<litoral><transaction id='1' reference='" + UUID.randomUUID()
                        + "' state='APPROVED' amount='1' currency='BRL'/></litoral>");

        assertThatThrownBy(() -> answers.checked(other)).isInstanceOf(MalformedMessage.class);
    }

    @Test
    void a_wrong_password_is_our_mistake_and_declines_nobody() throws Exception {
        var refused = taken(answer(401, "<litoral><error code='wrong_merchant'/></litoral>"));
        refused.setProperty(LitoralRoutes.COMMAND, PaymentCommands.authorise(paymentId, "tok_approved", "1.00"));

        assertThatThrownBy(() -> answers.authorised(refused)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void of_an_outage_it_is_known_whether_anything_may_have_happened() {
        assertThatThrownBy(() -> answers.take(answer(503, "")))
                .isInstanceOfSatisfying(LitoralUnavailable.class, outage -> assertThat(outage.unreached())
                        .isTrue());
        assertThatThrownBy(() -> answers.take(answer(502, "")))
                .isInstanceOfSatisfying(LitoralUnavailable.class, outage -> assertThat(outage.unreached())
                        .isFalse());
    }

    private Exchange check(int status, String body) throws Exception {
        var exchange = taken(answer(status, body));
        exchange.setProperty(
                LitoralRoutes.COMMAND,
                new CheckCommand(paymentId, "litoral", "credit-card", CheckCommand.Awaited.AUTHORISATION, null, 0, 1));
        return exchange;
    }

    private Exchange taken(Exchange exchange) throws Exception {
        answers.take(exchange);
        return exchange;
    }

    private static Exchange answer(int status, String body) {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setBody(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        return exchange;
    }
}
