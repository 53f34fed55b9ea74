package io.pontual.workers.inventory;

import io.pontual.processes.inventory.TransferEvent;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what a node's own system reports of goods on their way. It is booked at once, since it has happened, whether or
 * not a process still waits for it; the process is told, and finds it booked.
 */
@Service
class TransferEvents {
    private final TransferRepository transfers;
    private final Transfers steps;
    private final TransferBooks books;
    private final TransferGateway gateway;
    private final Orders orders;

    TransferEvents(
            TransferRepository transfers,
            Transfers steps,
            TransferBooks books,
            TransferGateway gateway,
            Orders orders) {
        this.transfers = transfers;
        this.steps = steps;
        this.books = books;
        this.gateway = gateway;
        this.orders = orders;
    }

    /** @return why it fits nothing, for an operator; empty when it was booked and handed on */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> apply(TransferEvent event) {
        var known = transfers.find(event.transferId());
        if (known.isEmpty()) {
            return Optional.of("There is no transfer " + event.transferId());
        }
        var open = orders.openForWork(known.get().orderId());
        var transfer = transfers.lock(event.transferId()).orElseThrow();
        return switch (event.kind()) {
            case DISPATCHED -> dispatched(transfer, event, open);
            case RECEIVED -> received(transfer, event);
        };
    }

    private Optional<String> dispatched(Transfer transfer, TransferEvent event, boolean open) {
        if (!transfer.sourceHasSystem() || !transfer.fromNodeId().equals(event.nodeId())) {
            return Optional.of("Node " + event.nodeId() + " is not the one that sends transfer " + transfer.transferId()
                    + " by its own system");
        }
        if (!transfer.is(TransferStatus.PLANNED)) {
            return Optional.of("DISPATCHED for a transfer that is " + transfer.status());
        }
        List<LineQuantity> picked = event.lines().stream()
                .map(line -> new LineQuantity(line.lineId(), line.quantity()))
                .toList();
        steps.leave(transfer, picked, null, open);
        gateway.tellDispatched(transfer, event.eventId(), picked);
        return Optional.empty();
    }

    private Optional<String> received(Transfer transfer, TransferEvent event) {
        if (!transfer.destinationHasSystem() || !transfer.toNodeId().equals(event.nodeId())) {
            return Optional.of("Node " + event.nodeId() + " is not the one that receives transfer "
                    + transfer.transferId() + " by its own system");
        }
        if (!transfer.is(TransferStatus.IN_TRANSFER)) {
            return Optional.of("RECEIVED for a transfer that is " + transfer.status());
        }
        books.receive(transfer, event.lines());
        gateway.tellReceived(transfer, event.eventId(), event.lines());
        return Optional.empty();
    }
}
