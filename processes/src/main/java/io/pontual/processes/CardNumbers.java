package io.pontual.processes;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises card numbers, so that none ever gets into the system by mistake. One digit in ten makes any number pass the
 * check digit, so what may be a code of something else is told apart: see bpmn-docs/api.md.
 */
public final class CardNumbers {
    public static final String REFUSAL =
            "looks like a card number, which must never be sent here; send the token that the payment"
                    + " provider gave you for the card";

    public static final String REMOVED = "(removed: it looked like a card number)";

    /** ISO/IEC 7812: 13 to 19 digits with a check digit. */
    private static final Pattern CANDIDATE = Pattern.compile("(?<!\\d)\\d{13,19}(?!\\d)");
    /** As part of a longer word it is a hash, or a code. */
    private static final Pattern WORD = Pattern.compile("(?<![0-9A-Za-z])\\d{15,19}(?![0-9A-Za-z])");
    /** People and forms group the digits. */
    private static final Pattern GROUPING = Pattern.compile("(?<=\\d)[ .-]+(?=\\d)");
    /** Has hyphens between digits too. */
    private static final Pattern ID = Pattern.compile(
            "(?i)(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])");

    /**
     * Lengths and beginnings that card issuers really use: Visa, Mastercard, Elo and Maestro, American Express, JCB,
     * Hipercard, Discover and UnionPay. Not the 13 and 14 digits of old Visa and Diners cards: EAN, GTIN and CNPJ have as
     * many.
     */
    private static final Pattern ISSUED = Pattern.compile("4\\d{15}(\\d{3})?"
            + "|5\\d{15}"
            + "|2(22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}"
            + "|3[47]\\d{13}"
            + "|35(2[89]|[3-8]\\d)\\d{12}"
            + "|3841\\d{12}(\\d{3})?"
            + "|6\\d{15}(\\d{3})?");

    private CardNumbers() {}

    /** For any text, codes too. @return whether it holds what hardly is anything else than the number of a card */
    public static boolean surelyIn(String text) {
        return text.length() >= 15
                && runs(WORD, text).anyMatch(run -> ISSUED.matcher(run).matches() && passesLuhn(run));
    }

    /** For what people write in their own words. @return whether a run of digits in it could be the number of a card */
    public static boolean foundIn(String text) {
        return runs(CANDIDATE, text).anyMatch(CardNumbers::passesLuhn);
    }

    /**
     * For what a partner's people wrote, in a message that must not be lost for it.
     *
     * @param text may be null
     * @return the text, or {@link #REMOVED} when it could hold the number of a card
     */
    public static String removedFrom(String text) {
        return text != null && foundIn(text) ? REMOVED : text;
    }

    private static Stream<String> runs(Pattern run, String text) {
        return run.matcher(GROUPING.matcher(ID.matcher(text).replaceAll("id")).replaceAll(""))
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
