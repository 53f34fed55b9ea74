package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.record-unreturned}: what an agent decided about goods that never came though the money went back. */
public final class RecordUnreturned {
    private RecordUnreturned() {}

    /** @param unreturnedDecision {@code more-time}, {@code write-off} or {@code block} */
    public record Input(UUID returnId, String unreturnedDecision, String unreturnedReason) {}

    /** @param sendBy until when the customer has more time; null when they have not, like {@code remindAt} */
    public record Output(boolean moreTime, String sendBy, String remindAt) {}
}
