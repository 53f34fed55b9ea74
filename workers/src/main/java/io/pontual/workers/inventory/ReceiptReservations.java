package io.pontual.workers.inventory;

import io.pontual.processes.inventory.ReserveReceipts;
import io.pontual.processes.model.ErrorCode;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.persistence.Ids;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Promises goods that are not there yet, never more than are expected. Whoever lets go locks the promises first, before
 * reservations and stock levels; {@link ReceiptArrivals} passes over what is locked, so that goods never come to be held
 * for an order that is letting go of everything.
 */
@Service
class ReceiptReservations {
    private final ReceiptHoldRepository holds;
    private final Orders orders;

    ReceiptReservations(ReceiptHoldRepository holds, Orders orders) {
        this.holds = holds;
        this.orders = orders;
    }

    /**
     * All units or none; once. Does nothing once a cancellation of the order has begun.
     *
     * @throws BusinessError {@code INVENTORY_OUT_OF_STOCK} when others were promised them meanwhile, or fewer are expected
     */
    @Transactional
    public void reserve(ReserveReceipts.Input input) {
        if (!orders.openForWork(input.orderId()) || holds.hasAny(input.fulfilmentId())) {
            return;
        }
        var wanted = input.receipts().stream()
                .collect(Collectors.groupingBy(
                        ReserveReceipts.Units::receiptId,
                        TreeMap::new,
                        Collectors.summingInt(ReserveReceipts.Units::quantity)));
        var receipts = holds.lockReceipts(wanted.keySet());
        wanted.forEach((receiptId, units) -> {
            var receipt = receipts.get(receiptId);
            if (receipt == null || receipt.free() < units) {
                throw new BusinessError(
                        ErrorCode.INVENTORY_OUT_OF_STOCK,
                        "Expected receipt %s: wanted %d, free %d"
                                .formatted(receiptId, units, receipt == null ? 0 : receipt.free()));
            }
            holds.promise(receiptId, units);
        });
        for (var part : input.receipts()) {
            holds.insert(new ReceiptHold(
                    Ids.next(),
                    part.receiptId(),
                    input.orderId(),
                    input.fulfilmentId(),
                    part.lineId(),
                    receipts.get(part.receiptId()).stock(),
                    part.quantity(),
                    0));
        }
    }

    /** What has come in stays held in stock. @param locked by this transaction */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(List<ReceiptHold> locked) {
        if (locked.isEmpty()) {
            return;
        }
        holds.lockReceipts(locked.stream().map(ReceiptHold::receiptId).toList());
        locked.forEach(hold -> {
            holds.promise(hold.receiptId(), -hold.open());
            holds.release(hold);
        });
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public List<ReceiptHold> lockOfOrder(UUID orderId) {
        return holds.lockOfOrder(orderId);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public List<ReceiptHold> lockOfHolder(UUID holderId) {
        return holds.lockOfHolder(holderId);
    }
}
