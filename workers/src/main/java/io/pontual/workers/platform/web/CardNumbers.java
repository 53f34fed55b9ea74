package io.pontual.workers.platform.web;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises card numbers, so that none ever gets into the system by mistake. */
public final class CardNumbers {
    public static final String REFUSAL =
            "looks like a card number, which must never be sent here; send the token that the payment"
                    + " provider gave you for the card";

    /** ISO/IEC 7812: 13 to 19 digits with a check digit. */
    private static final Pattern CANDIDATE = Pattern.compile("(?<!\\d)\\d{13,19}(?!\\d)");
    /** People and forms group the digits. */
    private static final Pattern GROUPING = Pattern.compile("(?<=\\d)[ .-]+(?=\\d)");

    private CardNumbers() {}

    /** Lengths and beginnings that card issuers really use: what else passes the check is most often a product code. */
    private static final Pattern ISSUED =
            Pattern.compile("4\\d{15}(\\d{3})?|5[1-5]\\d{14}|2[2-7]\\d{14}|3[47]\\d{13}|6\\d{15}(\\d{3})?");

    /** @return whether the text holds what hardly is anything else than the number of a card */
    static boolean surelyIn(String text) {
        return text.length() >= 15
                && runs(text).anyMatch(run -> ISSUED.matcher(run).matches() && passesLuhn(run));
    }

    /** @return whether a run of digits in the text could be the number of a card */
    public static boolean foundIn(String text) {
        return runs(text).anyMatch(CardNumbers::passesLuhn);
    }

    private static Stream<String> runs(String text) {
        return CANDIDATE
                .matcher(GROUPING.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult::group);
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
