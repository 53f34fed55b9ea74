package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.assess-difference}: what follows when goods are not what was to come back; once. */
public final class AssessDifference {
    private AssessDifference() {}

    public record Input(UUID returnId) {}

    /**
     * @param objectionPossible whether the customer is told and may object
     * @param objectBy until when; also given when they may not
     * @param findings what was found, in words for staff
     * @param goodsRefused false: nobody has refused them yet
     */
    public record Output(boolean objectionPossible, String objectBy, String findings, boolean goodsRefused) {}
}
