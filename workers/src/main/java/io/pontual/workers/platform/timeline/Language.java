package io.pontual.workers.platform.timeline;

import java.util.List;
import java.util.Locale;

/** The languages that the words exist in. */
public enum Language {
    EN(Locale.ENGLISH, Locale.US),
    PT_BR(Locale.of("pt", "BR"), Locale.of("pt", "BR"));

    private final Locale locale;
    private final Locale formats;

    Language(Locale locale, Locale formats) {
        this.locale = locale;
        this.formats = formats;
    }

    /**
     * The first one that the reader asked for and we have.
     *
     * @param acceptLanguage header value; null, empty or unreadable means English
     */
    public static Language of(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return EN;
        }
        List<Locale.LanguageRange> wanted;
        try {
            wanted = Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
        for (var range : wanted) {
            var tag = range.getRange();
            if (tag.equals("pt") || tag.startsWith("pt-")) {
                return PT_BR;
            }
            if (tag.equals("en") || tag.startsWith("en-") || tag.equals("*")) {
                return EN;
            }
        }
        return EN;
    }

    public Locale locale() {
        return locale;
    }

    /** How its readers write numbers, money and dates. */
    public Locale formats() {
        return formats;
    }
}
