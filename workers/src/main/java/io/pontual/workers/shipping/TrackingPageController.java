package io.pontual.workers.shipping;

import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page where a customer follows a parcel. All of it works without scripts; with them it shows news by itself. */
@Controller
@Hidden
@RequestMapping("/tracking/{token}")
class TrackingPageController {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TrackingReading reading;
    private final DeliveryWishes wishes;
    private final TrackingWords words;
    private final Clock clock;

    TrackingPageController(TrackingReading reading, DeliveryWishes wishes, TrackingWords words, Clock clock) {
        this.reading = reading;
        this.wishes = wishes;
        this.words = words;
        this.clock = clock;
    }

    /** @param lang what the reader chose on the page; otherwise the browser's language counts */
    @GetMapping
    ModelAndView show(
            @PathVariable String token,
            @RequestParam(required = false) String lang,
            @RequestParam(required = false) String done,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            HttpServletResponse response) {
        var language = Language.of(lang == null ? acceptLanguage : lang);
        try {
            var note = "wish".equals(done) ? "wished" : "window".equals(done) ? "windowChosen" : null;
            return page(token, language, note, HttpStatus.OK, response);
        } catch (Problem unknown) {
            return unknown(language, response);
        }
    }

    /** The forms; a script is not needed. @param window a day and the window of it, as the page offers them */
    @PostMapping("/wishes")
    ModelAndView wish(
            @PathVariable String token,
            @RequestParam(required = false) String deliverOn,
            @RequestParam(required = false) String window,
            @RequestParam(required = false) String lang,
            HttpServletResponse response) {
        var language = Language.of(lang);
        try {
            wishes.wish(token, asked(deliverOn, window));
            var redirect = new RedirectView(
                    TrackingController.path(token) + "?done=" + (window == null ? "wish" : "window") + "&lang="
                            + TrackingPage.tag(language),
                    false,
                    true,
                    false);
            redirect.setStatusCode(HttpStatus.SEE_OTHER);
            headers(response, "");
            return new ModelAndView(redirect);
        } catch (DateTimeParseException unreadable) {
            return refused(token, language, refusal(window), HttpStatus.BAD_REQUEST, response);
        } catch (Problem refused) {
            return refused(
                    token,
                    language,
                    refused.status() == HttpStatus.CONFLICT && !refused.code().startsWith("window-")
                            ? "notChangeable"
                            : refusal(window),
                    refused.status(),
                    response);
        }
    }

    private static AskDelivery asked(String deliverOn, String window) {
        if (window == null) {
            return new AskDelivery("reschedule", LocalDate.parse(String.valueOf(deliverOn)), null, null);
        }
        var parts = window.split("/", 2);
        return new AskDelivery("reschedule", LocalDate.parse(parts[0]), parts.length < 2 ? null : parts[1], null);
    }

    private static String refusal(String window) {
        return window == null ? "refused" : "windowRefused";
    }

    private ModelAndView refused(
            String token, Language language, String note, HttpStatus status, HttpServletResponse response) {
        try {
            return page(token, language, note, status, response);
        } catch (Problem unknown) {
            return unknown(language, response);
        }
    }

    private ModelAndView page(
            String token, Language language, String note, HttpStatus status, HttpServletResponse response) {
        var shown = new TrackingPage(token, reading.view(token, language), language, words, clock.instant(), note);
        var nonce = nonce();
        headers(response, nonce);
        return new ModelAndView("shipping/tracking", Map.of("page", shown, "nonce", nonce), status);
    }

    private ModelAndView unknown(Language language, HttpServletResponse response) {
        headers(response, "");
        return new ModelAndView(
                "shipping/tracking-unknown",
                Map.of(
                        "language",
                        TrackingPage.tag(language),
                        "title",
                        words.word("page.unknownTitle", language),
                        "text",
                        words.word("page.unknown", language)),
                HttpStatus.NOT_FOUND);
    }

    /** Only the page's own style and script run, and nothing leaves but to this application. The link is a secret. */
    private static void headers(HttpServletResponse response, String nonce) {
        var own = nonce.isEmpty() ? "'none'" : "'nonce-" + nonce + "'";
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src " + own + "; script-src " + own
                        + "; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    private static String nonce() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
