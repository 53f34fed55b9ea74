package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.record-objection}: what holds of a difference after the customer could object; once. */
public final class RecordObjection {
    private RecordObjection() {}

    /**
     * @param objectionDecision {@code as-assessed} when nobody objected, or what an agent decided: {@code accept},
     *     {@code reduce} or {@code send-back}
     * @param objectionReason why; null for {@code as-assessed}
     * @param keepBackPercent only for {@code reduce}: 0 to 100 of the refund of units that are worse; null otherwise
     */
    public record Input(UUID returnId, String objectionDecision, String objectionReason, Integer keepBackPercent) {}

    /** @param goodsRefused whether the returned goods go home unpaid @param sendHome whether anything goes home */
    public record Output(boolean goodsRefused, boolean sendHome) {}
}
