package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.sourcing.contract.Transits;
import io.pontual.workers.sourcing.contract.WorkDays;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The day in which the fulfilment has its place, or a later one when what the order is promised leaves time for that. Most
 * often that is today or the next working day, and then nothing more is asked.
 */
@Component
class WorkDaysReader implements WorkDays {
    /** What is promised for later than this is looked at again in time. */
    private static final int LOOK_AHEAD = 60;

    /** To pick and pack before the courier goes. */
    private static final Duration BEFORE_WINDOW = Duration.ofHours(4);

    private final WorkDayRepository plans;
    private final Catalogue catalogue;
    private final Orders orders;
    private final Transits transits;
    private final SourcingRules rules;
    private final Clock clock;

    WorkDaysReader(
            WorkDayRepository plans,
            Catalogue catalogue,
            Orders orders,
            Transits transits,
            SourcingRules rules,
            Clock clock) {
        this.plans = plans;
        this.catalogue = catalogue;
        this.orders = orders;
        this.transits = transits;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Work> of(UUID orderId, UUID fulfilmentId) {
        return plans.find(fulfilmentId)
                .flatMap(plan -> catalogue.node(plan.nodeId()).map(node -> work(orderId, plan, node)));
    }

    private Work work(UUID orderId, WorkDayRepository.Plan plan, Catalogue.Node node) {
        var zone = ZoneId.of(node.timeZone());
        var today = clock.instant().atZone(zone).toLocalDate();
        var dueOn = dueOn(orderId, plan, node);
        var left = today.plusDays(1)
                .datesUntil(dueOn.isAfter(today) ? dueOn.plusDays(1) : today.plusDays(1))
                .filter(day -> works(node, plan, day))
                .toList();
        return new Work(
                node.kind(),
                plan.method(),
                List.copyOf(plan.productGroups()),
                zone,
                dueOn,
                left,
                capacity(node, plan, dueOn),
                plan.windowFrom() == null ? null : plan.windowFrom().minus(BEFORE_WINDOW));
    }

    private LocalDate dueOn(UUID orderId, WorkDayRepository.Plan plan, Catalogue.Node node) {
        if (plan.windowDay() != null) {
            return plan.windowDay();
        }
        return plan.deliverBy() == null ? plan.day() : lastDayToSend(orderId, plan, node);
    }

    /** The last one from which it still arrives in time; what is late already is sent on its own day. */
    private LocalDate lastDayToSend(UUID orderId, WorkDayRepository.Plan plan, Catalogue.Node node) {
        var order = orders.facts(orderId);
        if (order.destination() == null) {
            return plan.day();
        }
        var transit = transits.between(node, order.destination(), order.deliveryService());
        var last = plan.day();
        for (int ahead = 1; ahead <= LOOK_AHEAD; ahead++) {
            var day = plan.day().plusDays(ahead);
            if (transits.arrival(day, transit.workingDays(), transit.state()).isAfter(plan.deliverBy())) {
                return last;
            }
            last = works(node, plan, day) ? day : last;
        }
        return last;
    }

    private boolean works(Catalogue.Node node, WorkDayRepository.Plan plan, LocalDate day) {
        return capacity(node, plan, day) > 0;
    }

    private int capacity(Catalogue.Node node, WorkDayRepository.Plan plan, LocalDate day) {
        return rules.capacity(node.kind(), node.nodeId(), node.state(), day, plan.method())
                .ordersPerDay();
    }
}
