package io.pontual.workers.sourcing;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.picking.contract.Picks;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.sourcing.contract.Fulfilments.Fulfilment;
import io.pontual.workers.sourcing.contract.Supply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes units away from who was to supply them, since the order was changed. The process plans the rest anew. */
@Service
class SupplyChanges implements Supply {
    private final FulfilmentRepository fulfilments;
    private final ShortageRepository shortages;
    private final ChoiceRepository choices;
    private final DroppedRepository dropped;
    private final MoveRepository moves;
    private final RerouteRepository reroutes;
    private final SourcingQuestions questions;
    private final Sourcing sourcing;
    private final SupplyPlans plans;
    private final Picks picks;
    private final Outbox outbox;

    SupplyChanges(
            FulfilmentRepository fulfilments,
            ShortageRepository shortages,
            ChoiceRepository choices,
            DroppedRepository dropped,
            MoveRepository moves,
            RerouteRepository reroutes,
            SourcingQuestions questions,
            Sourcing sourcing,
            SupplyPlans plans,
            Picks picks,
            Outbox outbox) {
        this.fulfilments = fulfilments;
        this.shortages = shortages;
        this.choices = choices;
        this.dropped = dropped;
        this.moves = moves;
        this.reroutes = reroutes;
        this.questions = questions;
        this.sourcing = sourcing;
        this.plans = plans;
        this.picks = picks;
        this.outbox = outbox;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Part> parts(UUID orderId) {
        var replaced = replaced(orderId);
        return Stream.concat(
                        fulfilments.ofOrder(orderId).stream()
                                .flatMap(one -> parts(orderId, one, replaced.contains(one.fulfilmentId()))),
                        shortages.openOfOrder(orderId).stream().flatMap(shortage -> shortage.lines().stream()
                                .map(line -> new Part(
                                        shortage.shortageId(), line.lineId(), line.quantity(), 0, true, false))))
                .toList();
    }

    private Stream<Part> parts(UUID orderId, Fulfilment fulfilment, boolean replaced) {
        var found = replaced ? Map.<String, Integer>of() : found(fulfilment.fulfilmentId());
        var elsewhere = new HashMap<>(dropped.of(fulfilment.fulfilmentId()));
        plans.ofOrigin(orderId, fulfilment.fulfilmentId()).stream()
                .flatMap(plan -> plan.lines().stream())
                .forEach(line -> elsewhere.merge(line.lineId(), line.quantity(), Integer::sum));
        var onTheMove = fulfilments.hasTransfers(fulfilment.fulfilmentId());
        return fulfilment.lines().stream().map(line -> {
            int picked = found.getOrDefault(line.lineId(), 0);
            int open = line.quantity() - picked - elsewhere.getOrDefault(line.lineId(), 0);
            return new Part(fulfilment.fulfilmentId(), line.lineId(), Math.max(open, 0), picked, false, onTheMove);
        });
    }

    private Map<String, Integer> found(UUID fulfilmentId) {
        return picks.found(fulfilmentId).stream()
                .collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void replan(UUID orderId, Set<UUID> from, List<Dropped> units, boolean underWay, String askedBy) {
        units.forEach(unit -> dropped.drop(unit.holderId(), unit.line()));
        stop(orderId, from, underWay, askedBy);
        units.stream().map(Dropped::holderId).distinct().sorted().forEach(this::endWhenEmpty);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void substitute(UUID fulfilmentId, String lineId, FulfilmentPlan.Item found) {
        dropped.drop(fulfilmentId, new LineQuantity(lineId, found.quantity()));
        fulfilments.addLine(fulfilmentId, found);
    }

    private void stop(UUID orderId, Set<UUID> from, boolean underWay, String askedBy) {
        from.stream().sorted().forEach(fulfilmentId -> {
            moves.insert(orderId, MoveRepository.Move.changed(fulfilmentId), askedBy);
            if (underWay) {
                tell(fulfilmentId);
            }
        });
    }

    @Override
    @Transactional(readOnly = true)
    public boolean canReroute(UUID orderId, Route route) {
        var items = new HashMap<UUID, List<FulfilmentPlan.Item>>();
        var planned = fulfilments.ofOrder(orderId).stream()
                .collect(Collectors.toMap(Fulfilment::fulfilmentId, Fulfilment::lines));
        shortages.openOfOrder(orderId).forEach(shortage -> planned.put(shortage.shortageId(), shortage.lines()));
        for (var part : parts(orderId)) {
            planned.get(part.holderId()).stream()
                    .filter(line -> line.lineId().equals(part.lineId()) && part.open() > 0)
                    .forEach(line -> items.computeIfAbsent(part.holderId(), holder -> new ArrayList<>())
                            .add(new FulfilmentPlan.Item(line.lineId(), line.sku(), line.description(), part.open())));
        }
        return items.entrySet().stream().allMatch(holder -> sourcing.preview(
                        questions.rerouted(orderId, route, holder.getValue()).holding(holder.getKey()))
                .unsourced()
                .isEmpty());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void reroute(UUID orderId, Set<UUID> from, boolean underWay, String askedBy) {
        reroutes.record(orderId);
        stop(orderId, from, underWay, askedBy);
        for (var shortage : shortages.lockOpenOfOrder(orderId)) {
            withdrawQuestion(shortage.shortageId());
            if (underWay) {
                tell(shortage.shortageId());
            }
        }
    }

    /** Nobody waits for nothing: the question to the customer is taken back, and the process goes on. */
    private void endWhenEmpty(UUID shortageId) {
        shortages
                .lock(shortageId)
                .filter(shortage ->
                        shortage.lines().isEmpty() && !shortage.status().hasEnded())
                .ifPresent(shortage -> {
                    shortages.end(shortageId, shortage.status().become(ShortageStatus.CANCELLED));
                    withdrawQuestion(shortageId);
                    tell(shortageId);
                });
    }

    private void withdrawQuestion(UUID shortageId) {
        choices.ofShortage(shortageId)
                .flatMap(choice -> choices.lock(choice.choiceId()))
                .filter(choice -> choice.status() == ChoiceStatus.OPEN)
                .ifPresent(
                        choice -> choices.end(choice.choiceId(), choice.status().become(ChoiceStatus.WITHDRAWN), null));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(UUID orderId) {
        moves.changed(orderId).forEach(this::tell);
        shortages.ofOrder(orderId).stream()
                .filter(shortage -> shortage.status().hasEnded()
                        || reroutes.since(orderId, shortages.openedAt(shortage.shortageId())))
                .forEach(shortage -> tell(shortage.shortageId()));
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> replaced(UUID orderId) {
        return moves.ofOrder(orderId);
    }

    private void tell(UUID holderId) {
        outbox.publish(
                MessageName.SOURCING_MOVE_REQUESTED,
                holderId.toString(),
                "change:" + holderId,
                Map.of("moveCause", Resourcing.CHANGED));
    }

    /** What of these lines is still wanted there. */
    static List<FulfilmentPlan.Item> without(List<FulfilmentPlan.Item> lines, Map<String, Integer> units) {
        return lines.stream()
                .map(line -> new FulfilmentPlan.Item(
                        line.lineId(),
                        line.sku(),
                        line.description(),
                        line.quantity() - units.getOrDefault(line.lineId(), 0)))
                .filter(line -> line.quantity() > 0)
                .toList();
    }
}
