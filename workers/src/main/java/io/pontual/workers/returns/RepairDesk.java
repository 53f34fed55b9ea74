package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.care.contract.Slots;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what is to be repaired: under warranty, in a store, at an hour that has a place. */
@Service
class RepairDesk {
    private static final String SERVICE = "repair";
    private static final Duration TO_BRING = Duration.ofDays(14);
    private static final Duration LATE = Duration.ofHours(2);

    private final Orders orders;
    private final OrderAccess access;
    private final Possession possession;
    private final ReturnTables tables;
    private final ClaimRepository units;
    private final RepairRepository repairs;
    private final Slots slots;
    private final Catalogue catalogue;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    RepairDesk(
            Orders orders,
            OrderAccess access,
            Possession possession,
            ReturnTables tables,
            ClaimRepository units,
            RepairRepository repairs,
            Slots slots,
            Catalogue catalogue,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.orders = orders;
        this.access = access;
        this.possession = possession;
        this.tables = tables;
        this.units = units;
        this.repairs = repairs;
        this.slots = slots;
        this.catalogue = catalogue;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What the warranty gives for a line.
     *
     * @param until last day of it; null when the goods have not arrived
     * @param slots hours that have a place, in the store that was asked for
     */
    record Options(Orders.Line line, ReturnTables.Warranty warranty, LocalDate until, List<Instant> slots) {}

    /** @throws Problem 404, 400 for a line or store that there is not, 403 for another channel's order */
    @Transactional(readOnly = true)
    public Options options(UUID orderId, String lineId, String nodeId, ApiKey caller) {
        var order = access.require(orderId, caller);
        var line = order.lines().stream()
                .filter(one -> one.lineId().equals(lineId))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("/lineId", "is no line of this order"));
        var node = catalogue
                .node(nodeId)
                .filter(one -> one.active() && one.kind().equals("store"))
                .orElseThrow(() -> Problem.invalid("/nodeId", "is no store that is open"));
        var since = possession.of(orderId).stream()
                .filter(batch -> batch.lineId().equals(lineId) && batch.since() != null)
                .map(Possession.Batch::since)
                .max(Instant::compareTo)
                .orElseThrow(() -> Problem.conflict(
                        "not-repairable", "The customer has nothing of this line that could be repaired."));
        var product = catalogue.products(List.of(line.sku())).get(line.sku());
        var began = LocalDate.ofInstant(since, PolicyBook.HOME);
        var warranty = tables.warranty(
                orders.sale(orderId).policyVersion(),
                product == null ? null : product.group(),
                ChronoUnit.MONTHS.between(began, LocalDate.ofInstant(clock.instant(), PolicyBook.HOME)));
        return new Options(
                line,
                warranty,
                began.plusMonths(warranty.months()),
                warranty.covered() && warranty.offers("appointment")
                        ? slots.free(node.nodeId(), SERVICE, warranty.places())
                        : List.of());
    }

    /**
     * @throws Problem as {@link #options}; 403 for an order of another customer; 409 when it is not under warranty, every unit is being repaired, claimed or
     *     returned, or the hour has no place
     */
    @Transactional
    public UUID ask(UUID orderId, AskRepair wanted, Language language, ApiKey caller) {
        if (wanted.appointment() != (wanted.slotAt() != null)) {
            throw Problem.invalid(
                    "/slotAt", wanted.appointment() ? "is required for an appointment" : "is only for an appointment");
        }
        var options = options(orderId, wanted.lineId(), wanted.nodeId(), caller);
        var customerId = orders.sale(orderId).customerId();
        if (wanted.customerId() != null && !wanted.customerId().equals(customerId)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "not-your-order",
                    "This order belongs to somebody else; only whoever placed it may have any of it repaired.",
                    List.of());
        }
        var warranty = options.warranty();
        if (!warranty.covered()) {
            throw Problem.conflict("no-warranty", warranty.reason().in(language));
        }
        if (!warranty.offers(wanted.way())) {
            throw Problem.invalid("/way", "must be " + warranty.service() + " for this product");
        }
        units.lock(orderId, Map.of(wanted.lineId(), options.line().handedOver()));
        if (options.line().handedOver() - units.claimed(orderId).getOrDefault(wanted.lineId(), 0) < 1) {
            throw Problem.conflict(
                    "not-repairable", "Every unit of this line is being repaired, claimed or given back already.");
        }
        var made = make(orderId, wanted, options);
        book(made, warranty.places());
        timeline.record(orderId, TimelineKind.REPAIR_REQUESTED, made.repairId(), Map.of());
        start(made);
        return made.repairId();
    }

    private Repair make(UUID orderId, AskRepair wanted, Options options) {
        var now = clock.instant();
        return new Repair(
                Ids.next(),
                orderId,
                wanted.lineId(),
                options.line().sku(),
                options.line().description(),
                wanted.requestedBy(),
                wanted.way(),
                wanted.nodeId(),
                wanted.slotAt(),
                wanted.problem(),
                Repair.Status.REQUESTED,
                null,
                wanted.appointment() ? wanted.slotAt().plus(LATE) : now.plus(TO_BRING),
                options.warranty().within(),
                null,
                now,
                null,
                null,
                null);
    }

    private void book(Repair made, int places) {
        if (made.slotAt() != null && !slots.take(made.repairId(), made.nodeId(), SERVICE, made.slotAt(), places)) {
            throw Problem.conflict(
                    "slot-taken",
                    "This hour has no place. GET /api/v1/orders/" + made.orderId()
                            + "/repair-options shows those that have one.");
        }
        repairs.insert(made);
    }

    private void start(Repair made) {
        outbox.publish(
                MessageName.RETURNS_REPAIR_REQUESTED,
                made.repairId().toString(),
                "repair:" + made.repairId(),
                Map.of(
                        "orderId",
                        made.orderId(),
                        "repairId",
                        made.repairId(),
                        "nodeId",
                        made.nodeId(),
                        "description",
                        made.description(),
                        "way",
                        made.way(),
                        "problem",
                        made.problem(),
                        "bringAt",
                        ReturnRequests.iso(made.slotAt() == null ? made.bringBy() : made.slotAt()),
                        "bringBy",
                        ReturnRequests.iso(made.bringBy())));
    }
}
