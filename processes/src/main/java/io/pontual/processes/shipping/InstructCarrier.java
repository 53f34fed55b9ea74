package io.pontual.processes.shipping;

import java.util.UUID;

/** Job {@code shipping.instruct-carrier}: what the carrier is to do with a parcel. */
public final class InstructCarrier {
    private InstructCarrier() {}

    /**
     * @param newsId why; one instruction for each
     * @param instruction {@code wish} (what the customer wants), {@code redeliver}, {@code hurry}, {@code return}, {@code
     *     lost} (it is given up), or {@code none}
     */
    public record Input(UUID orderId, UUID parcelId, UUID newsId, String instruction) {}
}
