package io.pontual.workers.picking;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.picking.contract.SubstituteOffers;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the customer whether something else will do. The database decides which answer came in time. */
@Service
class SubstituteAnswers implements SubstituteOffers {
    private final SubstitutionRepository substitutions;
    private final Orders orders;
    private final Catalogue catalogue;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    SubstituteAnswers(
            SubstitutionRepository substitutions,
            Orders orders,
            Catalogue catalogue,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.substitutions = substitutions;
        this.orders = orders;
        this.catalogue = catalogue;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Offer> ofOrder(UUID orderId) {
        return substitutions.ofOrder(orderId).stream()
                .filter(one -> one.isAskedOf(Substitution.CUSTOMER))
                .map(this::shown)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Offer> find(UUID substitutionId) {
        return substitutions
                .find(substitutionId)
                .filter(one -> one.offer() != null)
                .map(this::shown);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Offer answer(UUID orderId, UUID substitutionId, boolean take) {
        var mayWork = orders.openForWork(orderId);
        var one = substitutions
                .lock(substitutionId)
                .filter(found -> found.orderId().equals(orderId) && found.isAskedOf(Substitution.CUSTOMER))
                .orElseThrow(() -> new NoSuchElementException("substitution " + substitutionId));
        var inTime = clock.instant().isBefore(one.offer().answerDueAt());
        if (one.is(SubstitutionStatus.OFFERED) && inTime && mayWork) {
            substitutions.decide(one, take);
            timeline.record(
                    orderId,
                    TimelineKind.CUSTOMER_CHOSE,
                    substitutionId,
                    Map.of("option", take ? "substitute" : "no-substitute"));
            outbox.publish(
                    MessageName.PICKING_SUBSTITUTE_DECIDED,
                    substitutionId.toString(),
                    "substitute:" + substitutionId,
                    Map.of());
        }
        return substitutions.lock(substitutionId).map(this::shown).orElseThrow();
    }

    private Offer shown(Substitution one) {
        var answered = one.decidedAt() != null;
        var open = one.is(SubstitutionStatus.OFFERED) && stillAsked(one);
        return new Offer(
                one.substitutionId(),
                open ? "OPEN" : answered ? "ANSWERED" : one.status().hasEnded() ? "DEFAULTED" : "WITHDRAWN",
                one.lineId(),
                one.sku(),
                Optional.ofNullable(catalogue.products(List.of(one.sku())).get(one.sku()))
                        .map(Catalogue.Product::name)
                        .orElse(one.sku()),
                one.quantity(),
                one.offer().unitPrice(),
                one.offer().withoutAnswer(),
                open ? null : one.is(SubstitutionStatus.ACCEPTED) || one.is(SubstitutionStatus.TAKEN),
                one.offer().askedAt(),
                one.offer().answerDueAt(),
                answered ? one.decidedAt() : open ? null : one.endedAt());
    }

    /** Nobody waits for an answer about an order that is given up. */
    private boolean stillAsked(Substitution one) {
        return !List.of("CANCELLING", "CANCELLED", "CLOSED")
                .contains(orders.facts(one.orderId()).status());
    }
}
