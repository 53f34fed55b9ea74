package io.pontual.workers.sourcing;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.picking.contract.Picks;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.shipping.contract.Shipments;
import io.pontual.workers.sourcing.contract.Fulfilments.Fulfilment;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An operator gives the lines of a fulfilment to another node. Whether that is still possible is decided here. */
@Service
class Moves {
    private final Orders orders;
    private final Catalogue catalogue;
    private final Shipments shipments;
    private final Picks picks;
    private final FulfilmentRepository fulfilments;
    private final MoveRepository moves;
    private final MoveCandidates candidates;
    private final Timeline timeline;
    private final Outbox outbox;

    Moves(
            Orders orders,
            Catalogue catalogue,
            Shipments shipments,
            Picks picks,
            FulfilmentRepository fulfilments,
            MoveRepository moves,
            MoveCandidates candidates,
            Timeline timeline,
            Outbox outbox) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.shipments = shipments;
        this.picks = picks;
        this.fulfilments = fulfilments;
        this.moves = moves;
        this.candidates = candidates;
        this.timeline = timeline;
        this.outbox = outbox;
    }

    /** @throws Problem 404 when there is no such order or fulfilment, 403 for another channel's */
    @Transactional(readOnly = true)
    public List<MoveCandidates.MoveCandidate> candidates(UUID orderId, UUID fulfilmentId, ApiKey caller) {
        var fulfilment = find(orderId, fulfilmentId, caller);
        return candidates.of(orderId, Method.of(fulfilment.method()), fulfilment.nodeId(), fulfilment.lines());
    }

    /**
     * Stops the node that has the lines and asks the process to source them at the wanted one. Repeatable.
     *
     * @throws Problem 404, 403, 400 for a node that does not exist or offer it, 409 when it is too late
     */
    @Transactional
    public void move(UUID orderId, UUID fulfilmentId, MoveFulfilment wish, ApiKey caller) {
        var fulfilment = find(orderId, fulfilmentId, caller);
        var mayWork = orders.openForWork(orderId);
        var before = moves.find(fulfilmentId);
        if (before.isPresent() && wish.nodeId().equals(before.get().nodeId())) {
            return;
        }
        if (!mayWork) {
            throw tooLate("The order is being cancelled, or has ended.");
        }
        if (before.isPresent()) {
            throw tooLate((before.get().nodeId() == null
                            ? "The order was changed and it is planned anew"
                            : "It has been moved to " + before.get().nodeId() + " already")
                    + "; move the fulfilment that took its place.");
        }
        requireShipping(fulfilment);
        requireOffers(fulfilment, wish.nodeId());
        if (!picks.found(fulfilmentId).isEmpty() || !shipments.recallOne(fulfilmentId)) {
            throw tooLate("Its goods are picked, or it has ended, or its node has not been asked yet.");
        }
        moves.insert(
                orderId,
                new MoveRepository.Move(fulfilmentId, Resourcing.MOVED, wish.nodeId(), wish.reason()),
                caller.name());
        timeline.record(
                orderId,
                TimelineKind.FULFILMENT_MOVED,
                fulfilmentId,
                Map.of("node", catalogue.node(wish.nodeId()).orElseThrow().name()));
        outbox.publish(
                MessageName.SOURCING_MOVE_REQUESTED,
                fulfilmentId.toString(),
                "move:" + fulfilmentId,
                Map.of("moveCause", Resourcing.MOVED));
    }

    private Fulfilment find(UUID orderId, UUID fulfilmentId, ApiKey caller) {
        try {
            caller.requireChannel(orders.facts(orderId).channel());
        } catch (NoSuchElementException unknown) {
            throw Problem.notFound("order", orderId);
        }
        return fulfilments.find(orderId, fulfilmentId).orElseThrow(() -> Problem.notFound("fulfilment", fulfilmentId));
    }

    private static void requireShipping(Fulfilment fulfilment) {
        if (Method.of(fulfilment.method()) != Method.SHIP) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "not-movable",
                    "The customer collects these goods at " + fulfilment.nodeId()
                            + " and must not find them elsewhere. Cancel the order, or have the store reject it: the"
                            + " customer is then asked.",
                    List.of());
        }
    }

    private void requireOffers(Fulfilment fulfilment, String nodeId) {
        var node = catalogue
                .node(nodeId)
                .orElseThrow(() -> Problem.invalid("/nodeId", "is not a known node; choose one of the candidates"));
        if (nodeId.equals(fulfilment.nodeId())) {
            throw Problem.invalid("/nodeId", "has the lines already; choose another of the candidates");
        }
        if (!node.active() || !node.methods().contains(fulfilment.method())) {
            throw Problem.invalid("/nodeId", "does not send goods at present; choose one of the candidates");
        }
    }

    private static Problem tooLate(String why) {
        return Problem.conflict("too-late-to-move", why);
    }
}
