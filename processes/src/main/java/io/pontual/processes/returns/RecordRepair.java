package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.record-repair}: where a repair stands, each state once. */
public final class RecordRepair {
    private RecordRepair() {}

    /**
     * @param repairStatus {@code NOT_BROUGHT}, {@code RECEIVED}, {@code REPAIRED}, {@code NOT_REPAIRABLE} or {@code
     *     CLOSED}
     * @param repairNote of the technician; may be null
     */
    public record Input(UUID repairId, String repairStatus, String repairNote) {}

    /** @param repairBy until when it is to be repaired */
    public record Output(String repairBy) {}
}
