package io.pontual.workers.inventory;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.web.Problem;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators see of transfers, and enter when no task asks for it. */
@Service
class TransferDesk {
    private final TransferRepository transfers;
    private final TransferBooks books;
    private final TransferGateway gateway;
    private final Orders orders;

    TransferDesk(TransferRepository transfers, TransferBooks books, TransferGateway gateway, Orders orders) {
        this.transfers = transfers;
        this.books = books;
        this.gateway = gateway;
        this.orders = orders;
    }

    Transfer get(UUID transferId) {
        return transfers.find(transferId).orElseThrow(() -> Problem.notFound("transfer", transferId));
    }

    Page<Transfer> list(TransferStatus status, Boolean wanted, String toNodeId, UUID orderId, PageRequest page) {
        return transfers.list(status, wanted, toNodeId, orderId, page);
    }

    /**
     * Books what arrived; a process that still waits for it goes on.
     *
     * @throws Problem 409 when nothing is on its way, or the staff have a task for it; 400 for more than was sent
     */
    @Transactional
    public Transfer receive(UUID transferId, TransferReceipt receipt) {
        orders.openForWork(get(transferId).orderId());
        var transfer = transfers.lock(transferId).orElseThrow();
        if (!transfer.is(TransferStatus.IN_TRANSFER)) {
            throw Problem.conflict(
                    "transfer-not-under-way",
                    "Transfer " + transferId + " is " + transfer.status()
                            + "; only what is IN_TRANSFER can be received.");
        }
        if (transfer.isReceivedInTask()) {
            throw Problem.conflict(
                    "transfer-in-task",
                    "The staff of node " + transfer.toNodeId() + " have a task to enter what arrives of transfer "
                            + transferId + ", since its order still wants it. Complete that task instead.");
        }
        requirePossible(transfer, receipt);
        books.receive(transfer, receipt.arrived());
        if (transfer.wanted()) {
            gateway.tellReceived(transfer, "receipt:" + transferId, receipt.arrived());
        }
        return get(transferId);
    }

    private static void requirePossible(Transfer transfer, TransferReceipt receipt) {
        var errors = new ArrayList<Problem.FieldError>();
        for (int i = 0; i < receipt.lines().size(); i++) {
            var said = receipt.lines().get(i);
            var sent = transfer.lines().stream()
                    .filter(line -> line.lineId().equals(said.lineId()))
                    .findAny();
            if (sent.isEmpty()) {
                errors.add(new Problem.FieldError("/lines/" + i + "/lineId", "is not a line of this transfer"));
            } else if ((long) said.received() + said.damaged() > sent.get().dispatched()) {
                errors.add(new Problem.FieldError(
                        "/lines/" + i + "/received",
                        "and damaged are more than the " + sent.get().dispatched() + " that were sent"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
