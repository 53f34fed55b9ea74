package io.pontual.workers.platform.web;

import io.pontual.workers.platform.timeline.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Answers in the language that was asked for, which says so and may be cached for it only. */
public final class Localised {
    private Localised() {}

    public static <T> ResponseEntity<T> ok(Language language, T body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(body);
    }
}
