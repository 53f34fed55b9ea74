package io.pontual.workers.ordering;

import io.pontual.workers.platform.timeline.Language;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What the policy says about cancelling an order now.
 *
 * @param fee in the order's currency; zero for none
 * @param alternative what to offer instead; null for nothing
 * @param approveWithin how long somebody may take to agree
 * @param withoutAnswer {@code approve} or {@code refuse}: what holds when nobody answers
 */
record CancellationVerdict(
        Kind kind,
        BigDecimal fee,
        FulfilmentStage furthest,
        String reasonPt,
        String reasonEn,
        String alternative,
        Duration approveWithin,
        String withoutAnswer) {

    enum Kind {
        ALLOWED("allowed"),
        FEE("fee"),
        APPROVAL("approval"),
        TOO_LATE("too-late");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean costs() {
        return fee.signum() > 0;
    }

    String reason(Language language) {
        return language == Language.PT_BR ? reasonPt : reasonEn;
    }
}
