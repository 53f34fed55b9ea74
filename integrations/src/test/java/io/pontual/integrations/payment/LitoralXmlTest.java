package io.pontual.integrations.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.integrations.payment.LitoralApi.Kind;
import io.pontual.integrations.payment.LitoralApi.State;
import io.pontual.integrations.platform.MalformedMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LitoralXmlTest {
    private static final UUID REFERENCE = UUID.randomUUID();
    private static final String WHOLE = "<litoral><transaction id='LT1' reference='" + REFERENCE
            + "' state='CLOSED' amount='12050' currency='BRL' expires='2026-03-09T12:00:00Z'>"
            + "<operation kind='CAPTURE' reference='c-1' state='REFUSED' amount='100' code='91'/></transaction></litoral>";

    @Test
    void a_transaction_is_read_with_its_operations() {
        var read = LitoralXml.transaction(bytes(WHOLE)).orElseThrow();

        assertThat(read.id()).isEqualTo("LT1");
        assertThat(read.reference()).isEqualTo(REFERENCE);
        assertThat(read.state()).isEqualTo(State.CLOSED);
        assertThat(read.amount()).isEqualByComparingTo("120.50");
        assertThat(read.code()).isNull();
        assertThat(read.expires()).isEqualTo("2026-03-09T12:00:00Z");
        var operation = read.operation(Kind.CAPTURE, "c-1").orElseThrow();
        assertThat(operation.state()).isEqualTo(State.REFUSED);
        assertThat(operation.amount()).isEqualByComparingTo("1.00");
        assertThat(operation.code()).isEqualTo("91");
        assertThat(read.operation(Kind.REFUND, "c-1")).isEmpty();
    }

    @Test
    void amounts_follow_the_currencys_smallest_unit() {
        var yen = WHOLE.replace("BRL", "JPY");

        assertThat(LitoralXml.transaction(bytes(yen)).orElseThrow().amount()).isEqualByComparingTo("12050");
    }

    @Test
    void an_empty_answer_has_no_transaction() {
        assertThat(LitoralXml.transaction(bytes("<litoral/>"))).isEmpty();
    }

    @Test
    void an_external_entity_is_neither_fetched_nor_quoted(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "hunter2");
        var attack = "<!DOCTYPE litoral [<!ENTITY x SYSTEM '" + secret.toUri()
                + "'>]><litoral><error code='a'/>&x;</litoral>";

        assertThatThrownBy(() -> LitoralXml.transaction(bytes(attack)))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("secret");
        assertThat(LitoralXml.errorCode(bytes(attack))).isEmpty();
    }

    @Test
    void entities_that_multiply_are_refused() {
        var bomb = "<!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><litoral>&b;</litoral>";

        assertThatThrownBy(() -> LitoralXml.transaction(bytes(bomb))).isInstanceOf(MalformedMessage.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<html><body>Bad gateway</body></html>",
                "<litoral><transaction/></litoral>",
                "<litoral><transaction id='1' reference='x' state='APPROVED' amount='1' currency='BRL'/></litoral>",
                "<litoral><transaction",
            })
    void what_is_not_an_answer_is_refused(String text) {
        assertThatThrownBy(() -> LitoralXml.transaction(bytes(text))).isInstanceOf(MalformedMessage.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1", "", "1e9", "9999999999999999"})
    void an_amount_that_is_not_a_whole_number_is_refused(String amount) {
        var text = WHOLE.replace("'12050'", "'" + amount + "'");

        assertThatThrownBy(() -> LitoralXml.transaction(bytes(text))).isInstanceOf(MalformedMessage.class);
    }

    @Test
    void an_unknown_state_or_currency_is_refused() {
        assertThatThrownBy(() -> LitoralXml.transaction(bytes(WHOLE.replace("CLOSED", "MAYBE"))))
                .isInstanceOf(MalformedMessage.class);
        assertThatThrownBy(() -> LitoralXml.transaction(bytes(WHOLE.replace("BRL", "QQQ"))))
                .isInstanceOf(MalformedMessage.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
