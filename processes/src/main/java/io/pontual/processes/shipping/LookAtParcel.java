package io.pontual.processes.shipping;

import java.util.List;
import java.util.UUID;

/** Job {@code shipping.look-at-parcel}: the first thing about a parcel that nothing was done about yet. */
public final class LookAtParcel {
    private LookAtParcel() {}

    /**
     * @param known keys of what was done already; empty at first
     * @param seen what the last answer said; null at first
     * @param interrupted key of what people were asked to do when news arrived, and which is not among the known ones any
     *     more; null when there is none
     */
    public record Input(
            UUID orderId,
            UUID parcelId,
            DeliveryPolicy deliveryPolicy,
            List<String> known,
            String seen,
            String interrupted) {}

    /**
     * @param news {@code delivered}, {@code undelivered}, {@code failed}, {@code waiting}, {@code late}, {@code returning},
     *     {@code address}, {@code broken}, {@code silent}, {@code instruct}, or {@code nothing}
     * @param newsId the same whenever the same news is found; null for nothing
     * @param known with this news
     * @param instruction for the carrier, only with {@code instruct}: {@code wish}, {@code return} or {@code hurry}; null
     *     otherwise
     * @param parcelStatus a state of the parcel
     * @param attempts that failed
     * @param seen what was known of the parcel, to tell whether news is new
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
            String seen,
            String lookAgainAt,
            String taskDueAt) {}
}
