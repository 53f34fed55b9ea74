package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.WINDOW_DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The page as any browser gets it, read by a parser; what a script makes of it is seen in TrackingPageInChromiumIT. */
@ApiTest
class TrackingPageIT {
    @Autowired
    Api api;

    @Autowired
    ApplicationContext context;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR|Saiu para entrega hoje|Olá Ana|A transportadora está com a encomenda",
                "en|Out for delivery today|Hello Ana|The carrier has the parcel"
            })
    void the_page_tells_the_same_as_the_api_in_the_readers_language(
            String language, String status, String greeting, String step) throws Exception {
        var parcel = new FollowedParcel(context, api)
                .report(Status.COLLECTED, 1)
                .report(Status.OUT_FOR_DELIVERY, 2, "Campinas <b>");

        var page = get(parcel.token, language);

        assertThat(page.statusCode()).isEqualTo(200);
        var read = parse(page.body());
        assertThat(read.getDocumentElement().getAttribute("lang")).isEqualTo(language);
        assertThat(page.body()).contains(status, greeting, step, "São Paulo", "Campinas &lt;b&gt;");
        assertThat(page.body().split("<script")[0])
                .doesNotContain(
                        "Exemplo", "ana@example.com", "01310", "neighbour", parcel.orderId.toString(), "null", "??");
    }

    @Test
    void the_reader_may_choose_the_other_language() throws Exception {
        var parcel = new FollowedParcel(context, api);

        assertThat(send(api.anonymous("/tracking/" + parcel.token + "?lang=en")
                                .header("Accept-Language", "pt-BR")
                                .GET())
                        .body())
                .contains("Hello Ana", "?lang=pt-BR");
    }

    @Test
    void a_browser_runs_nothing_but_the_pages_own_script_and_tells_nobody_the_link() throws Exception {
        var parcel = new FollowedParcel(context, api);

        var page = get(parcel.token, "en");
        var again = get(parcel.token, "en");

        var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        var nonce = Pattern.compile("script-src 'nonce-([\\w-]{22})'").matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(page.body())
                .contains("<script nonce=\"" + nonce.group(1) + "\"", "<style nonce=\"" + nonce.group(1) + "\"");
        assertThat(again.body()).doesNotContain(nonce.group(1));
        assertThat(page.body()).doesNotContain("onclick", "style=\"", "http://", "https://", "src=");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body().length()).as("bytes of the whole page").isLessThan(12_000);
    }

    @Test
    void people_who_do_not_see_or_point_can_use_it() throws Exception {
        var read = parse(get(new FollowedParcel(context, api).report(Status.COLLECTED, 1).token, "en")
                .body());

        assertThat(elements(read, "title").getFirst().getTextContent()).isNotBlank();
        assertThat(elements(read, "h1")).hasSize(1);
        assertThat(elements(read, "main")).hasSize(1);
        assertThat(elements(read, "p").stream()
                        .filter(p -> p.getAttribute("role").equals("status")))
                .singleElement()
                .satisfies(p -> assertThat(p.getAttribute("aria-live")).isEqualTo("polite"));
        var labelled = elements(read, "label").stream()
                .map(label -> label.getAttribute("for"))
                .toList();
        assertThat(elements(read, "input").stream()
                        .filter(input -> !input.getAttribute("type").equals("hidden")))
                .isNotEmpty()
                .allSatisfy(input -> assertThat(labelled).contains(input.getAttribute("id")));
        assertThat(elements(read, "button"))
                .allSatisfy(button -> assertThat(button.getTextContent()).isNotBlank());
        assertThat(elements(read, "a"))
                .allSatisfy(link -> assertThat(link.getAttribute("lang")).isNotEmpty());
        assertThat(elements(read, "time"))
                .allSatisfy(time -> assertThat(time.getAttribute("datetime")).endsWith("Z"));
    }

    @Test
    void its_colours_are_far_enough_apart() throws Exception {
        var style = elements(
                        parse(get(new FollowedParcel(context, api).token, "en").body()), "style")
                .getFirst()
                .getTextContent();
        assertThat(style).contains("background: #f5f5f2", "color: #1d1d1b");

        var pairs = Map.of("#1d1d1b", "#f5f5f2", "#0b5d4b", "#f5f5f2", "#55534e", "#f5f5f2", "#ffffff", "#0b5d4b");
        pairs.forEach((text, ground) -> {
            assertThat(style).contains(text, ground);
            assertThat(contrast(text, ground)).as("%s on %s", text, ground).isGreaterThan(4.5);
        });
        var used = Pattern.compile("[^-]color: (#[0-9a-f]{6})")
                .matcher(style)
                .results()
                .map(one -> one.group(1));
        assertThat(used).isNotEmpty().isSubsetOf(pairs.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789ABCDEFGHIJKL", "x", "<script>"})
    void what_is_no_link_is_the_same_friendly_page(String token) throws Exception {
        var page = get(token.replace("<", "%3C").replace(">", "%3E"), "pt-BR");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("Nenhuma encomenda")
                .doesNotContain("script")
                .isEqualTo(get("other", "pt-BR").body());
    }

    @Test
    void another_day_can_be_chosen_without_a_script() throws Exception {
        var parcel = new FollowedParcel(context, api);
        var day = LocalDate.now(ZoneId.of("America/Sao_Paulo")).plusDays(3);

        var answer = post(parcel.token, "deliverOn=" + day + "&lang=pt-BR");
        assertThat(answer.statusCode()).isEqualTo(303);
        var next = answer.headers().firstValue("Location").orElseThrow();
        assertThat(next).startsWith("/tracking/" + parcel.token);
        assertThat(send(api.anonymous(next).GET()).body()).contains("a transportadora foi avisada");
        assertThat(api.send(api.anonymous("/api/v1/tracking/" + parcel.token).GET())
                        .body()
                        .at("/wishes/0/deliverOn")
                        .asText())
                .isEqualTo(day.toString());
    }

    @ParameterizedTest
    @CsvSource({"deliverOn=2020-01-01, 400", "deliverOn=soon, 400", "'', 400"})
    void a_day_that_cannot_be_is_told_on_the_page(String form, int status) throws Exception {
        var answer = post(new FollowedParcel(context, api).token, form + "&lang=en");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("That day is not possible", "Choose another day");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR|Escolha outra janela de horário|vem na janela que você escolheu|não está livre",
                "en|Choose another window of time|comes in the window that you chose|is not free"
            })
    void another_window_can_be_chosen_where_there_is_a_place(String language, String title, String done, String full)
            throws Exception {
        try {
            var parcel = new FollowedParcel(context, api, true);
            var read = parse(get(parcel.token, language).body());
            assertThat(elements(read, "h2")).extracting(Element::getTextContent).contains(title);
            assertThat(elements(read, "label"))
                    .extracting(label -> label.getAttribute("for"))
                    .contains("window");
            assertThat(elements(read, "select"))
                    .extracting(box -> box.getAttribute("id"))
                    .containsExactly("window");
            var wanted = FollowedParcel.tomorrow().plusDays(1) + "/tarde";
            assertThat(elements(read, "option"))
                    .extracting(one -> one.getAttribute("value"))
                    .contains(wanted)
                    .doesNotContain(FollowedParcel.tomorrow() + "/manha");
            assertThat(elements(read, "option"))
                    .allSatisfy(one -> assertThat(one.getTextContent()).matches(".+, \\d\\d:00–\\d\\d:00"));

            var answer = post(parcel.token, "window=" + wanted.replace("/", "%2F") + "&lang=" + language);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
            var next = answer.headers().firstValue("Location").orElseThrow();
            assertThat(send(api.anonymous(next).GET()).body()).contains(done, "14:00–18:00");
            var shown = api.send(
                            api.anonymous("/api/v1/tracking/" + parcel.token).GET())
                    .body();
            assertThat(shown.path("timeZone").asText()).isEqualTo("America/Sao_Paulo");
            assertThat(shown.path("windows").findValuesAsText("windowId")).contains("manha");

            // There was one place.
            var other = new FollowedParcel(context, api, true);
            for (var wrong :
                    Map.of(wanted, 409, "soon", 400, "2020-01-01/tarde", 409).entrySet()) {
                var refused = post(other.token, "window=" + wrong.getKey().replace("/", "%2F") + "&lang=" + language);
                assertThat(refused.statusCode()).as(wrong.getKey()).isEqualTo(wrong.getValue());
                assertThat(refused.body()).contains(full);
            }
        } finally {
            FollowedParcel.setWindows(api, "{\"windows\": []}");
            context.getBean(DSLContext.class)
                    .deleteFrom(WINDOW_DAY)
                    .where(WINDOW_DAY.NODE_ID.eq("STORE"))
                    .execute();
        }
    }

    @Test
    void a_parcel_that_has_arrived_offers_nothing_and_has_no_script() throws Exception {
        var parcel = new FollowedParcel(context, api).report(Status.DELIVERED, 1);

        assertThat(get(parcel.token, "en").body()).contains("Delivered").doesNotContain("<form", "<script");
        assertThat(post(parcel.token, "deliverOn=2099-01-01&lang=en").statusCode())
                .isIn(400, 409);
    }

    @Test
    void both_languages_have_the_same_words() throws IOException {
        assertThat(words("/tracking.properties").keySet())
                .isEqualTo(words("/tracking_pt_BR.properties").keySet())
                .contains("status.DELIVERED", "step.LOST", "page.title");
        for (var status : DeliveryStatus.values()) {
            assertThat(words("/tracking.properties")).containsKey("status." + status);
        }
        for (var status : Status.values()) {
            assertThat(words("/tracking.properties")).containsKey("step." + status);
        }
    }

    private HttpResponse<String> get(String token, String language) throws Exception {
        return send(api.anonymous("/tracking/" + token)
                .header("Accept-Language", language)
                .GET());
    }

    private HttpResponse<String> post(String token, String form) throws Exception {
        return send(api.anonymous("/tracking/" + token + "/wishes")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** The page is well-formed, so that any parser reads it. */
    private static Document parse(String page) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));
    }

    private static List<Element> elements(Document page, String name) {
        var found = new ArrayList<Element>();
        var nodes = page.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static Map<Object, Object> words(String file) throws IOException {
        var words = new Properties();
        try (var in = TrackingPageIT.class.getResourceAsStream(file)) {
            words.load(in);
        }
        return new HashMap<>(words);
    }

    /** As WCAG 2 has it. */
    private static double contrast(String one, String other) {
        var light = Math.max(luminance(one), luminance(other));
        var dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(String colour) {
        var parts = new double[3];
        for (int i = 0; i < 3; i++) {
            var part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
