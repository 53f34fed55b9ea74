package io.pontual.processes.shipping;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.GiftWrap;
import java.util.List;
import java.util.UUID;

/**
 * Queue {@code pontual.shipping.warehouse.cmd}: what we tell a warehouse that has a management system. Messages of one
 * fulfilment keep their order (the fulfilment is their message group).
 *
 * @param commandId the same for every copy of one command
 * @param system how the warehouse is reached: {@code wms-jms} or {@code wms-sftp}
 * @param lines what to send for {@link Kind#RELEASE}; what is not wanted any more for {@link Kind#CLOSE}; empty otherwise
 * @param dueAt ISO-8601 date-time with offset until when every unit is to be confirmed, only for {@link Kind#RELEASE};
 *     null otherwise
 * @param gifts only for {@link Kind#RELEASE}: the lines to be wrapped; null for none
 */
public record WarehouseCommand(
        String commandId,
        String system,
        UUID orderId,
        UUID fulfilmentId,
        String nodeId,
        Kind kind,
        List<FulfilmentPlan.Item> lines,
        String dueAt,
        List<GiftWrap> gifts) {
    /** Of goods that are no gifts. */
    public WarehouseCommand(
            String commandId,
            String system,
            UUID orderId,
            UUID fulfilmentId,
            String nodeId,
            Kind kind,
            List<FulfilmentPlan.Item> lines,
            String dueAt) {
        this(commandId, system, orderId, fulfilmentId, nodeId, kind, lines, dueAt, null);
    }

    public enum Kind {
        /** Send these goods. */
        RELEASE,
        /** Send what was confirmed, and nothing else. */
        CLOSE,
        /** Send nothing, and put back what was picked. */
        RECALL
    }
}
