package io.pontual.workers.ordering;

import java.util.regex.Pattern;

/** Recognises card numbers, so that none ever gets into the system by mistake. */
final class CardNumbers {
    /** ISO/IEC 7812: 13 to 19 digits with a check digit. */
    private static final Pattern CANDIDATE = Pattern.compile("(?<!\\d)\\d{13,19}(?!\\d)");
    /** People and forms group the digits. */
    private static final Pattern GROUPING = Pattern.compile("(?<=\\d)[ .-]+(?=\\d)");

    private CardNumbers() {}

    /** @return whether a run of digits in the text could be the number of a card */
    static boolean foundIn(String text) {
        return CANDIDATE
                .matcher(GROUPING.matcher(text).replaceAll(""))
                .results()
                .anyMatch(run -> passesLuhn(run.group()));
    }

    private static boolean passesLuhn(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
