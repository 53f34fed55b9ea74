package io.pontual.workers.inventory;

import io.pontual.processes.Queue;
import io.pontual.processes.inventory.ReceiveTransfer;
import io.pontual.processes.inventory.TransferCommand;
import io.pontual.processes.inventory.TransferCommand.Kind;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.platform.messaging.Outbox;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What nodes that have a system of their own are told about transfers, and what the processes are told. */
@Component
class TransferGateway {
    private final Outbox outbox;

    TransferGateway(Outbox outbox) {
        this.outbox = outbox;
    }

    void send(Transfer transfer, String dueAt) {
        if (transfer.sourceHasSystem()) {
            var lines = transfer.lines().stream()
                    .map(line -> line.item(line.planned()))
                    .toList();
            command(transfer, transfer.fromNodeId(), transfer.toNodeId(), Kind.SEND, lines, dueAt);
        }
    }

    /** @param transfer as it was planned @param sent what has left */
    void expect(Transfer transfer, List<FulfilmentPlan.Item> sent, String dueAt) {
        if (transfer.destinationHasSystem()) {
            command(transfer, transfer.toNodeId(), transfer.fromNodeId(), Kind.EXPECT, sent, dueAt);
        }
    }

    void recall(Transfer transfer) {
        if (transfer.sourceHasSystem()) {
            command(transfer, transfer.fromNodeId(), transfer.toNodeId(), Kind.RECALL, List.of(), null);
        }
    }

    void tellDispatched(Transfer transfer, String eventId, List<LineQuantity> picked) {
        var variables = new HashMap<String, Object>();
        variables.put("picked", picked);
        // What is null must be set too, or an older value of that name would show through.
        variables.put("deliveryNote", null);
        outbox.publish(
                MessageName.INVENTORY_TRANSFER_DISPATCHED, transfer.transferId().toString(), eventId, variables);
    }

    void tellReceived(Transfer transfer, String eventId, List<ReceiveTransfer.Arrived> arrived) {
        outbox.publish(
                MessageName.INVENTORY_TRANSFER_RECEIVED,
                transfer.transferId().toString(),
                eventId,
                Map.of("arrived", arrived));
    }

    private void command(
            Transfer transfer,
            String nodeId,
            String otherNodeId,
            Kind kind,
            List<FulfilmentPlan.Item> lines,
            String dueAt) {
        var id = "transfer-" + kind.name().toLowerCase(Locale.ROOT) + ":" + transfer.transferId();
        outbox.send(
                Queue.INVENTORY_TRANSFER_CMD,
                transfer.transferId().toString(),
                id,
                new TransferCommand(
                        id, transfer.transferId(), transfer.orderId(), nodeId, otherNodeId, kind, lines, dueAt));
    }
}
