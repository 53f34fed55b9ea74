package io.pontual.workers.returns;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether units may come back, and why.
 *
 * @param days after delivery until which it holds; 0 when it is refused
 * @param refundsShipping whether their share of what the shipping cost goes back, too
 * @param alternative {@code exchange} or {@code replacement}; null for none
 */
record Eligibility(
        Verdict verdict,
        Basis basis,
        int days,
        boolean refundsShipping,
        String alternative,
        ReturnTables.Words reason) {

    enum Verdict {
        ALLOWED,
        /** Only an agent may grant it. */
        AGENT,
        /** Nobody may. */
        REFUSED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> codes() {
            return Arrays.stream(values()).map(Verdict::code).toList();
        }

        static Verdict of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Why it may come back; of several, the one that gives the customer most comes first. */
    enum Basis {
        WITHDRAWAL,
        FAULT,
        POLICY,
        GRANTED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Eligibility granted() {
        return new Eligibility(Verdict.ALLOWED, Basis.GRANTED, days, refundsShipping, alternative, reason);
    }
}
