package io.pontual.workers.ordering;

import io.pontual.workers.platform.timeline.Language;
import java.time.Duration;

/**
 * What the policy says about changing an order now.
 *
 * @param stage how far the units are that would be changed
 * @param alternative {@code return}, {@code cancel-order} or {@code new-order}: what to offer instead; null for nothing
 * @param approveWithin how long somebody may take to agree
 * @param withoutAnswer {@code approve} or {@code refuse}: what holds when nobody answers
 */
record ChangeVerdict(
        String verdict,
        String stage,
        String reasonPt,
        String reasonEn,
        String alternative,
        Duration approveWithin,
        String withoutAnswer) {
    static final String ALLOWED = "allowed";
    static final String APPROVAL = "approval";
    static final String TOO_LATE = "too-late";
    static final String NOT_YET = "not-yet";

    boolean is(String other) {
        return verdict.equals(other);
    }

    String reason(Language language) {
        return language == Language.PT_BR ? reasonPt : reasonEn;
    }
}
