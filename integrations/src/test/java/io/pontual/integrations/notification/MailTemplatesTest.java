package io.pontual.integrations.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.processes.notification.SendNotification;
import io.pontual.processes.ordering.CancellationReason;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTemplatesTest {
    private final MailTemplates templates = new MailTemplates(new BrandProperties(
            "Loja Boa", "pedidos@loja.example", "ajuda@loja.example", URI.create("https://loja.example"), "#0b5d4b"));

    static Stream<Arguments> everyTemplateInBothLanguages() {
        return Arrays.stream(Template.values())
                .flatMap(template -> Stream.of("pt-BR", "en").map(locale -> Arguments.of(template.key(), locale)));
    }

    @ParameterizedTest
    @MethodSource("everyTemplateInBothLanguages")
    void every_mail_greets_signs_and_leaves_no_gap(String template, String locale) {
        var content = templates.content(Notifications.of(template, locale));

        assertThat(content.subject()).contains("P-1001");
        for (var body : new String[] {content.text(), content.html()}) {
            assertThat(body)
                    .contains("Ana", "Loja Boa", "ajuda@loja.example")
                    .contains(locale.equals("en") ? "Thank you" : "Obrigado")
                    .doesNotContain("null", "??", "${", "#{", "[(");
        }
        assertThat(content.html()).contains("lang=\"" + locale + "\"").doesNotContain("th:text", "th:replace");
    }

    @Test
    void the_code_stands_on_a_line_of_its_own_in_both_languages() {
        assertThat(templates.content(Notifications.of("pickup-ready", "pt-BR")).text())
                .containsPattern("(?m)^Código: 123456$");
        assertThat(templates.content(Notifications.of("pickup-reminder", "en")).text())
                .containsPattern("(?m)^Code: 123456$");
    }

    @Test
    void amounts_and_times_look_as_the_language_writes_them_at_the_stores_offset() {
        assertThat(templates
                        .content(Notifications.of("order-confirmed", "pt-BR"))
                        .text())
                .contains("Total: R$ 1.234,56\n");
        assertThat(templates.content(Notifications.of("order-confirmed", "en")).text())
                .contains("Total: R$1,234.56\n");
        assertThat(templates.content(Notifications.of("pickup-ready", "pt-BR")).text())
                .contains("Retire até: domingo, 9 de março de 2025, 18:30\n");
        assertThat(templates.content(Notifications.of("pickup-ready", "en")).text())
                .contains("Collect by: Sunday, 9 March 2025, 18:30\n");
    }

    @Test
    void the_confirmation_of_an_order_that_is_sent_says_where_it_goes() {
        var params = Map.<String, Object>of(
                "orderNumber", "P-1001", "total", "1.00", "currency", "BRL", "city", "Recife", "lines", List.of());

        var content = templates.content(notification("order-confirmed", "pt-BR", params));

        assertThat(content.text()).contains("sair para Recife").doesNotContain("null", "retirado");
        assertThat(content.html()).contains("sair para Recife").doesNotContain("null", "retirado");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pickup-ready", "pickup-reminder", "pickup-new-code", "pickup-proxy-code"})
    void who_pays_in_the_store_reads_how_much(String template) {
        var params =
                new HashMap<String, Object>(Notifications.of(template, "pt-BR").params());
        params.put("due", "119.80");
        params.put("currency", "BRL");

        var content = templates.content(notification(template, "pt-BR", params));

        assertThat(content.text()).containsPattern("(?m)^Você paga na retirada: R\\$\\h119,80$");
        assertThat(content.html()).contains("Você paga na retirada", "119,80").doesNotContain("th:block");
    }

    @ParameterizedTest
    @CsvSource({
        "pickup-ready, locker, no armário",
        "pickup-reminder, locker, no armário",
        "pickup-new-code, locker, no armário",
        "parcel-waiting, pointName, no ponto de retirada Banca Augusta",
        "order-confirmed, pointName, no ponto de retirada Banca Augusta"
    })
    void a_mail_says_where_the_goods_wait(String template, String param, String words) {
        var params =
                new HashMap<String, Object>(Notifications.of(template, "pt-BR").params());
        params.put(param, "Banca Augusta");
        params.put("storeName", param.equals("locker") ? "Loja Tijuca, Entrada, 07" : null);
        params.put("pointAddress", "Rua Augusta, 1500");

        var content = templates.content(notification(template, "pt-BR", params));

        assertThat(content.text()).contains(words).doesNotContain("balcão");
        assertThat(content.html()).contains(words).doesNotContain("balcão");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-confirmed", "order-shipped", "parcel-agreed", "parcel-delayed"})
    void what_is_brought_in_a_window_of_time_says_which(String template) {
        var params =
                new HashMap<String, Object>(Notifications.of(template, "pt-BR").params());
        params.put("windowFrom", "2026-03-03T09:00:00-04:00");
        params.put("windowUntil", "2026-03-03T12:00:00-04:00");

        var content = templates.content(notification(template, "pt-BR", params));

        assertThat(content.text()).contains("Entrega: terça-feira, 3 de março de 2026, 09:00 – 12:00\n");
        assertThat(content.html()).contains("Entrega", "09:00 – 12:00");
    }

    @Test
    void a_parcel_without_a_tracking_code_is_told_without_one() {
        var params = Map.<String, Object>of("orderNumber", "P-1001", "lines", List.of());

        var content = templates.content(notification("order-shipped", "en", params));

        assertThat(content.text()).contains("on its way").doesNotContain("null", "Carrier", "Tracking");
        assertThat(content.html()).contains("on its way").doesNotContain("null", "Carrier", "Tracking");
    }

    @Test
    void the_whole_text_of_a_mail() {
        assertThat(templates.content(Notifications.of("pickup-ready", "en")).text())
                .isEqualTo(
                        """
                        Hello Ana,

                        Your order is waiting for you. Show this code at the counter:

                        Code: 123456

                        Order: P-1001
                        Store: Pontual Paulista, São Paulo
                        Collect by: Sunday, 9 March 2025, 18:30

                        After that, the items go back on the shelf and nothing is charged.

                        Your items:
                        - 2 x Kettle <1.7 l>
                        - 1 x Mug

                        Thank you for shopping with us,
                        Loja Boa
                        https://loja.example

                        Questions? Answer this mail or write to ajuda@loja.example.
                        """);
    }

    @Test
    void what_comes_from_outside_cannot_become_markup() {
        assertThat(templates.content(Notifications.of("pickup-ready", "en")).html())
                .contains("Kettle &lt;1.7 l&gt;");
    }

    @Test
    void every_reason_has_words_in_both_languages() {
        var english = new HashSet<String>();
        for (var reason : CancellationReason.values()) {
            var params = Map.<String, Object>of(
                    "orderNumber", "P-1", "reason", reason.code(), "total", "1.00", "currency", "BRL");
            english.add(templates
                    .content(notification("order-cancelled", "en", params))
                    .text());
            assertThat(templates
                            .content(notification("order-cancelled", "pt-BR", params))
                            .text())
                    .doesNotContain("não foi possível continuar");
        }
        assertThat(english)
                .hasSize(CancellationReason.values().length)
                .noneMatch(text -> text.contains("could not go on"));
    }

    @Test
    void a_language_that_we_do_not_speak_is_answered_in_english_and_any_portuguese_in_ours() {
        assertThat(templates.content(Notifications.of("pickup-ready", "fr")).text())
                .contains("Hello Ana");
        assertThat(templates.content(Notifications.of("pickup-ready", "pt-PT")).text())
                .contains("Olá, Ana!");
    }

    @Test
    void a_mail_that_would_have_a_gap_is_not_written() {
        var params = new HashMap<>(Notifications.of("pickup-ready", "en").params());
        params.remove("code");
        assertThatThrownBy(() -> templates.content(notification("pickup-ready", "en", params)))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining("[code]");
        assertThatThrownBy(() -> templates.content(notification("birthday", "en", params)))
                .isInstanceOf(MalformedMessage.class);
    }

    private static SendNotification notification(String template, String locale, Map<String, Object> params) {
        return new SendNotification(UUID.randomUUID(), template, locale, "Ana", "ana@example.com", params);
    }
}
