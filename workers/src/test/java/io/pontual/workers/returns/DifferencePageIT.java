package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.returns.Tables.ASSESSMENT;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_LINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pontual.processes.returns.AssessDifference;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.Chromium;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What a customer reads behind the link of the mail, by a parser and in a real browser where there is one. */
@ApiTest
@Import(ReturnSteps.class)
class DifferencePageIT {
    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    AssessDifferenceWorker assess;

    @Autowired
    DSLContext db;

    @Autowired
    Clock clock;

    @Autowired
    Environment environment;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private UUID returnId;
    private String page;

    /** Two shirts came back by carrier, one of them damaged: half of its price is to be kept back. */
    @BeforeEach
    void oneOfTwoIsDamaged() {
        new Catalog(db)
                .node("STORE", "America/Sao_Paulo", "tasklist", true, "pickup", "ship")
                .product("SHIRT", "Camiseta azul", "home")
                .product("MUG", "Caneca", "home");
        var orderId = steps.delivered("web", null, 9);
        steps.charged(orderId);
        var asked = api.send(
                api.request("/api/v1/orders/" + orderId + "/returns")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"way\": \"drop-off\", \"lines\": [{\"lineId\": \"1\", \"quantity\": 2, \"reason\": \"changed-mind\"}]}")));
        returnId = UUID.fromString(asked.body().path("returnId").asText());
        var path = "/api/v1/returns/" + returnId;
        api.post(path + "/arrival", "{\"nodeId\": \"STORE\"}");
        api.post(path + "/receipt", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 2, \"photos\": [\"photo-1\"]}]}");
        api.post(
                path + "/inspection",
                "{\"lines\": [{\"lineId\": \"1\", \"asNew\": 1, \"damaged\": 1, \"photos\": [\"https://photos.example.com/2.jpg\"]}]}");
        assess.work(new AssessDifference.Input(returnId));
        page = DifferencePageController.path(db.fetchValue(ASSESSMENT.TOKEN, ASSESSMENT.RETURN_ID.eq(returnId)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR|1 x Camiseta azul|danificado|50 % do que você pagou|Menos R$ 42,69 por itens|Você pode contestar até",
                "en|1 x Camiseta azul|damaged|50 % of what you paid|Less R$42.69 for items|You may object until"
            })
    void the_page_says_what_was_found_what_it_costs_and_until_when_to_object(
            String language, String what, String how, String keptBack, String money, String until) throws Exception {
        var answer = get(page, language);
        assertThat(answer.statusCode()).isEqualTo(200);
        var read = parse(answer.body());
        assertThat(read.getDocumentElement().getAttribute("lang")).isEqualTo(language);
        assertThat(read.getDocumentElement().getTextContent()).contains(what, how, keptBack, money, until);
        assertThat(answer.body())
                .contains("photo-1", "href=\"https://photos.example.com/2.jpg\"")
                .doesNotContain("Exemplo", "ana@example.com", "01310", "null", "??", "<script", returnId.toString());
        assertThat(read.getElementsByTagName("main").getLength()).isEqualTo(1);
        assertThat(read.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(((Element) read.getElementsByTagName("label").item(0)).getAttribute("for"))
                .isEqualTo(((Element) read.getElementsByTagName("textarea").item(0)).getAttribute("id"));
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "script-src");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void what_somebody_typed_is_shown_as_it_is_and_not_run() throws Exception {
        db.update(RETURN_LINE)
                .set(RETURN_LINE.RECEIPT_PHOTOS, new String[] {"<b>photo-1</b>"})
                .where(RETURN_LINE.RETURN_ID.eq(returnId))
                .execute();
        assertThat(get(page, "en").body()).contains("&lt;b&gt;photo-1").doesNotContain("<b>");
    }

    @Test
    void the_form_objects_once_and_says_so() throws Exception {
        assertThat(post("text=+&lang=en").statusCode()).isEqualTo(400);
        assertThat(post("text=" + "x".repeat(2001) + "&lang=en").body()).contains("in up to 2000 characters");
        var sent = post("text=" + URLEncoder.encode("Não é verdade", StandardCharsets.UTF_8) + "&lang=pt-BR");
        assertThat(sent.statusCode()).isEqualTo(303);
        var then = get(sent.headers().firstValue("Location").orElseThrow(), "pt-BR")
                .body();
        assertThat(then).contains("Recebemos sua contestação", "Você contestou").doesNotContain("<form");
        assertThat(post("text=Again&lang=pt-BR").statusCode()).isEqualTo(303);
        assertThat(db.fetchValue(ASSESSMENT.OBJECTION, ASSESSMENT.RETURN_ID.eq(returnId)))
                .isEqualTo("Não é verdade");
    }

    @Test
    void too_late_it_says_what_holds() throws Exception {
        db.update(ASSESSMENT)
                .set(ASSESSMENT.OBJECT_BY, clock.instant().minusSeconds(60))
                .where(ASSESSMENT.RETURN_ID.eq(returnId))
                .execute();
        assertThat(get(page, "en").body())
                .contains("The time to object ended on")
                .doesNotContain("<form");
        var late = post("text=No&lang=en");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("It is too late to object here");
    }

    @Test
    void a_browser_with_the_api_s_link_is_led_to_the_page_and_a_guess_to_nothing() throws Exception {
        var led = http.send(
                api.anonymous("/api/v1" + page)
                        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                        .GET()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(led.headers().firstValue("Location")).hasValue(page);
        assertThat(api.send(api.anonymous("/api/v1" + page).GET())
                        .body()
                        .path("objected")
                        .asBoolean())
                .isFalse();
        var guessed = get("/tracking/guessed/return-difference", "pt-BR");
        assertThat(guessed.statusCode()).isEqualTo(404);
        assertThat(guessed.body()).contains("Nada para ver aqui");
    }

    @Test
    void in_a_browser_it_is_as_in_the_picture_and_the_form_works() throws Exception {
        var program = Chromium.find();
        assumeTrue(program.isPresent(), "no Chromium on the path: the page is not tried in a browser here");
        var profile = Path.of("target", "chromium-" + UUID.randomUUID()).toAbsolutePath();
        var url = "http://localhost:" + environment.getRequiredProperty("local.server.port") + page + "?lang=pt-BR";
        try (var browser = Chromium.open(program.get(), profile, url)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> browser.text("h1").equals("O que encontramos na sua devolução"));
            assertThat(browser.evaluate("getComputedStyle(document.querySelector('h1')).color"))
                    .as("its own style runs under its own policy")
                    .isEqualTo("rgb(11, 93, 75)");
            browser.evaluate("document.documentElement.style.overflow = 'hidden'");
            browser.evaluate("document.body.style.zoom = '0.7'");
            var picture = browser.screenshot();
            if (Boolean.getBoolean("pontual.tracking.write")) {
                Files.write(Path.of("..", "bpmn-docs", "return-difference-page.png"), picture);
            }
            browser.evaluate("document.documentElement.style.overflow = ''");
            browser.evaluate("document.querySelector('textarea').value = 'Estava novo'");
            browser.evaluate("document.querySelector('form button').click()");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> browser.text(".note").contains("Recebemos sua contestação"));
        }
    }

    private HttpResponse<String> get(String path, String language) throws Exception {
        return http.send(
                api.anonymous(path).header("Accept-Language", language).GET().build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String form) throws Exception {
        return http.send(
                api.anonymous(page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Document parse(String page) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        return builder.parse(new InputSource(new StringReader(page)));
    }
}
