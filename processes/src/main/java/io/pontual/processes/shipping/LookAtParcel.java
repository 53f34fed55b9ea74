package io.pontual.processes.shipping;

import java.util.List;
import java.util.UUID;

/** Job {@code shipping.look-at-parcel}: the first thing about a parcel that nothing was done about yet. */
public final class LookAtParcel {
    private LookAtParcel() {}

    /** @param known keys of what was done already; empty at first */
    public record Input(UUID orderId, UUID parcelId, DeliveryPolicy deliveryPolicy, List<String> known) {}

    /**
     * @param news {@code delivered}, {@code undelivered}, {@code failed}, {@code waiting}, {@code late}, {@code returning},
     *     {@code address}, {@code broken}, {@code silent}, {@code instruct}, or {@code nothing}
     * @param newsId the same whenever the same news is found; null for nothing
     * @param known with this news
     * @param instruction for the carrier, only with {@code instruct}: {@code wish}, {@code return} or {@code hurry}; null
     *     otherwise
     * @param parcelStatus a state of the parcel
     * @param attempts that failed
     * @param lookAgainAt ISO-8601 date-time with offset at which something may be due
     * @param taskDueAt ISO-8601 date-time with offset by which people are to do a task about it
     */
    public record Output(
            String news,
            UUID newsId,
            List<String> known,
            String instruction,
            String parcelStatus,
            int attempts,
            String lookAgainAt,
            String taskDueAt) {}
}
