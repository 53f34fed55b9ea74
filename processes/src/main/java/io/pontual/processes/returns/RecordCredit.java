package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.record-credit}: the credit of goods without an order is there, once. */
public final class RecordCredit {
    private RecordCredit() {}

    /** @param accountId null when nothing was credited */
    public record Input(UUID returnId, UUID accountId) {}

    /** @param undoUntil until when it can be undone */
    public record Output(String undoUntil) {}
}
