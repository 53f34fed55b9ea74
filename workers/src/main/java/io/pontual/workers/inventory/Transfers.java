package io.pontual.workers.inventory;

import io.pontual.processes.inventory.DispatchTransfer;
import io.pontual.processes.inventory.ReceiveTransfer;
import io.pontual.processes.inventory.RequestTransfer;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.time.NodeTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of process transfer-stock. Doing one again changes nothing. */
@Service
class Transfers {
    private final TransferRepository transfers;
    private final TransferBooks books;
    private final TransferGateway gateway;
    private final TransferProperties properties;
    private final Orders orders;
    private final NodeRepository nodes;
    private final Clock clock;

    Transfers(
            TransferRepository transfers,
            TransferBooks books,
            TransferGateway gateway,
            TransferProperties properties,
            Orders orders,
            NodeRepository nodes,
            Clock clock) {
        this.transfers = transfers;
        this.books = books;
        this.gateway = gateway;
        this.properties = properties;
        this.orders = orders;
        this.nodes = nodes;
        this.clock = clock;
    }

    /** @throws NeedsOperator when the duration is none, or there is no such transfer */
    @Transactional
    public RequestTransfer.Output request(RequestTransfer.Input input) {
        var transfer = existing(transfers.find(input.transferId()).orElse(null), input.transferId());
        var dueAt = at(transfer.fromNodeId(), clock.instant().plus(duration(input.pickWithin())));
        if (transfer.is(TransferStatus.PLANNED)) {
            gateway.send(transfer, dueAt);
        }
        return new RequestTransfer.Output(dueAt);
    }

    /** Books once what has left; does nothing when the order is being cancelled, and then holds nothing any more. */
    @Transactional
    public DispatchTransfer.Output dispatch(DispatchTransfer.Input input) {
        var wanted = orders.openForWork(input.orderId());
        var transfer = existing(transfers.lock(input.transferId()).orElse(null), input.transferId());
        var dueAt = at(transfer.toNodeId(), clock.instant().plus(properties.receiveWithin()));
        if (transfer.is(TransferStatus.PLANNED) && wanted) {
            transfer = leave(transfer, nonNull(input.picked()), input.deliveryNote(), true);
        }
        if (transfer.is(TransferStatus.IN_TRANSFER)) {
            gateway.expect(transfer, sent(transfer), dueAt);
        }
        return new DispatchTransfer.Output(transfer.missing(), !transfer.is(TransferStatus.CANCELLED), dueAt);
    }

    /** The goods have left, whatever has become of the order: they cannot be made to lie on the shelf again by booking. */
    Transfer leave(Transfer planned, List<LineQuantity> picked, String deliveryNote, boolean wanted) {
        books.dispatch(planned, picked, deliveryNote, wanted);
        return transfers.find(planned.transferId()).orElseThrow();
    }

    private static List<FulfilmentPlan.Item> sent(Transfer transfer) {
        return transfer.lines().stream()
                .filter(line -> line.dispatched() > 0)
                .map(line -> line.item(line.dispatched()))
                .toList();
    }

    /** Books once what arrived. */
    @Transactional
    public ReceiveTransfer.Output receive(ReceiveTransfer.Input input) {
        orders.openForWork(input.orderId());
        var transfer = existing(transfers.lock(input.transferId()).orElse(null), input.transferId());
        if (transfer.is(TransferStatus.IN_TRANSFER)) {
            books.receive(transfer, nonNull(input.arrived()));
            transfer = transfers.find(input.transferId()).orElseThrow();
        }
        return new ReceiveTransfer.Output(transfer.missing());
    }

    private static <T> List<T> nonNull(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Transfer existing(Transfer transfer, UUID transferId) {
        if (transfer == null) {
            throw new NeedsOperator("There is no transfer " + transferId
                    + ": it is written down when the order's stock is reserved. Cancel the order, or this instance.");
        }
        return transfer;
    }

    private String at(String nodeId, Instant moment) {
        return NodeTime.iso(
                moment, nodes.find(nodeId).map(NodeResource::timeZone).orElse("UTC"));
    }

    private static Duration duration(String pickWithin) {
        try {
            var duration = pickWithin == null ? Duration.ZERO : Duration.parse(pickWithin);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below, in words for whoever looks after the decision.
        }
        throw new NeedsOperator(
                "'pickWithin' is '" + pickWithin + "', which is no duration such as PT4H. Correct decision"
                        + " pickup-policy, deploy it, set the variable and retry.");
    }
}
