package io.pontual.workers.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The page in a real browser: its script runs under its own policy and shows news without a reload. The project does not
 * install a browser: where no Chromium is on the path this is skipped, and TrackingPageIT has to do.
 */
@ApiTest
class TrackingPageInChromiumIT {
    /** Not a temporary folder of the test: the browser's helpers may still write while they end. */
    private final Path profile =
            Path.of("target", "chromium-" + UUID.randomUUID()).toAbsolutePath();

    @Autowired
    Api api;

    @Autowired
    ApplicationContext context;

    @Autowired
    Environment environment;

    @Test
    void news_show_by_themselves_and_the_page_is_as_in_the_picture() throws Exception {
        var program = Chromium.find();
        assumeTrue(program.isPresent(), "no Chromium on the path: the script of the tracking page is not tested here");
        var parcel = new FollowedParcel(context, api).report(Status.COLLECTED, -300);
        var url = "http://localhost:" + environment.getRequiredProperty("local.server.port") + "/tracking/"
                + parcel.token + "?lang=pt-BR";

        try (var browser = Chromium.open(program.get(), profile, url)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> browser.text(".status").equals("A caminho"));

            parcel.report(Status.OUT_FOR_DELIVERY, -60);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> browser.text(".status").equals("Saiu para entrega hoje"));
            assertThat(browser.text("ol li")).contains("A encomenda saiu para entrega");

            var picture = browser.screenshot();
            assertThat(picture).hasSizeGreaterThan(5_000);
            if (Boolean.getBoolean("pontual.tracking.write")) {
                Files.write(Path.of("..", "bpmn-docs", "tracking-page.png"), picture);
            }

            parcel.report(Status.DELIVERED, -1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> browser.text(".status").equals("Entregue"));
            assertThat(browser.evaluate("document.querySelector('form') === null"))
                    .isEqualTo("true");
        }
    }

    @Test
    void another_window_is_chosen_from_the_list() throws Exception {
        var program = Chromium.find();
        assumeTrue(program.isPresent(), "no Chromium on the path: the form of the tracking page is not tested here");
        var parcel = new FollowedParcel(context, api, true).report(Status.OUT_FOR_DELIVERY, -60);
        var url = "http://localhost:" + environment.getRequiredProperty("local.server.port") + "/tracking/"
                + parcel.token + "?lang=pt-BR";
        try (var browser = Chromium.open(program.get(), profile, url)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !browser.text("select option").isEmpty());
            if (Boolean.getBoolean("pontual.tracking.write")) {
                Files.write(Path.of("..", "bpmn-docs", "tracking-window.png"), browser.screenshot());
            }
            browser.evaluate("document.querySelector('label[for=window]').control.value"
                    + " = document.querySelector('option[value$=tarde]').value");
            browser.evaluate("document.querySelector('form button').click()");

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> browser.text(".note").contains("janela que você escolheu"));
            assertThat(browser.text("dl")).contains("14:00–18:00");
        } finally {
            FollowedParcel.setWindows(api, "{\"windows\": []}");
        }
    }
}
