package io.pontual.workers.returns;

import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
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

/** The page where a customer reads what was found in a return, and objects. It has no script. */
@Controller
@Hidden
@RequestMapping(DifferencePageController.PATH)
class DifferencePageController {
    static final String PATH = "/tracking/{token}/return-difference";
    private static final int LONGEST = 2000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Differences differences;
    private final ReturnRepository returns;
    private final ReturnRefunds refunds;
    private final Clock clock;

    DifferencePageController(Differences differences, ReturnRepository returns, ReturnRefunds refunds, Clock clock) {
        this.differences = differences;
        this.returns = returns;
        this.refunds = refunds;
        this.clock = clock;
    }

    static String path(String token) {
        return PATH.replace("{token}", token);
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
        return page(token, language, "objection".equals(done) ? "thanks" : null, HttpStatus.OK, response);
    }

    @PostMapping
    ModelAndView object(
            @PathVariable String token,
            @RequestParam(required = false) String text,
            @RequestParam(required = false) String lang,
            HttpServletResponse response) {
        var language = Language.of(lang);
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return page(token, language, "say-what", HttpStatus.BAD_REQUEST, response);
        }
        try {
            differences.object(token, text);
        } catch (Problem refused) {
            return page(token, language, "too-late", refused.status(), response);
        }
        var redirect = new RedirectView(
                path(token) + "?done=objection&lang=" + language.locale().toLanguageTag(), false, true, false);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        headers(response, "");
        return new ModelAndView(redirect);
    }

    private ModelAndView page(
            String token, Language language, String note, HttpStatus status, HttpServletResponse response) {
        Assessment found;
        try {
            found = differences.find(token);
        } catch (Problem unknown) {
            headers(response, "");
            return new ModelAndView(
                    "shipping/tracking-unknown",
                    Map.of(
                            "language",
                            language.locale().toLanguageTag(),
                            "title",
                            ReturnExplanation.tell("page.unknown-title", language),
                            "text",
                            ReturnExplanation.tell("page.unknown", language)),
                    HttpStatus.NOT_FOUND);
        }
        var lines = new LinkedHashMap<String, Return.Line>();
        returns.lines(found.returnId()).forEach(line -> lines.put(line.lineId(), line));
        var shown =
                new DifferencePage(found, lines, refunds.explained(found, language), language, clock.instant(), note);
        var nonce = nonce();
        headers(response, nonce);
        return new ModelAndView("returns/difference", Map.of("page", shown, "nonce", nonce), status);
    }

    /** Only the page's own style, no script, and nothing leaves but to this application. The link is a secret. */
    private static void headers(HttpServletResponse response, String nonce) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src " + (nonce.isEmpty() ? "'none'" : "'nonce-" + nonce + "'")
                        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
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
