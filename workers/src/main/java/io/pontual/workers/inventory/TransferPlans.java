package io.pontual.workers.inventory;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.ordering.contract.Orders;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Transfers begin and are given up with what is held for them. */
@Component
class TransferPlans {
    private final TransferRepository transfers;
    private final TransferGateway gateway;
    private final Orders orders;

    TransferPlans(TransferRepository transfers, TransferGateway gateway, Orders orders) {
        this.transfers = transfers;
        this.gateway = gateway;
        this.orders = orders;
    }

    /** After what they carry is held. Does nothing once a cancellation has begun, which has let go of it. */
    @Transactional
    public void plan(UUID orderId, List<FulfilmentPlan> fulfilments) {
        if (fulfilments.stream().allMatch(plan -> plan.transfers().isEmpty()) || !orders.openForWork(orderId)) {
            return;
        }
        fulfilments.forEach(plan -> plan.transfers().forEach(transfer -> transfers.insert(orderId, plan, transfer)));
    }

    /** What has not left stays where it is; what is on its way arrives as free stock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUpOfOrder(UUID orderId) {
        giveUp(transfers.lockOpenOfOrder(orderId));
    }

    /**
     * As for an order.
     *
     * @return the transfers that had not left: they still hold units at their sources
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> giveUpOfFulfilment(UUID fulfilmentId) {
        return giveUp(transfers.lockOpenOfFulfilment(fulfilmentId));
    }

    private List<UUID> giveUp(List<Transfer> open) {
        open.forEach(transfer -> {
            if (transfer.is(TransferStatus.PLANNED)) {
                transfers.cancelled(transfer);
                gateway.recall(transfer);
            } else {
                transfers.unwanted(transfer.transferId());
            }
        });
        return open.stream()
                .filter(transfer -> transfer.is(TransferStatus.PLANNED))
                .map(Transfer::transferId)
                .toList();
    }
}
