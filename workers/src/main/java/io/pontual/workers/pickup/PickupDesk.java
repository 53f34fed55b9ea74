package io.pontual.workers.pickup;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.ordering.contract.Proxies;
import io.pontual.workers.payment.contract.StorePayments;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers, and agents for them, can say about who collects. */
@Service
class PickupDesk {
    private final Orders orders;
    private final Proxies proxies;
    private final PickupRepository pickups;
    private final IssuedCodes codes;
    private final CodeRepository attempts;
    private final Extensions extensions;
    private final CurbsideService curbside;
    private final VisitRepository visits;
    private final StorePayments counter;
    private final LockerRepository lockers;
    private final StoreGateway store;
    private final PickupNotices notices;
    private final PickupStory story;
    private final Clock clock;

    PickupDesk(
            Orders orders,
            Proxies proxies,
            PickupRepository pickups,
            IssuedCodes codes,
            CodeRepository attempts,
            Extensions extensions,
            CurbsideService curbside,
            VisitRepository visits,
            StorePayments counter,
            LockerRepository lockers,
            StoreGateway store,
            PickupNotices notices,
            PickupStory story,
            Clock clock) {
        this.orders = orders;
        this.proxies = proxies;
        this.pickups = pickups;
        this.codes = codes;
        this.attempts = attempts;
        this.extensions = extensions;
        this.curbside = curbside;
        this.visits = visits;
        this.counter = counter;
        this.lockers = lockers;
        this.store = store;
        this.notices = notices;
        this.story = story;
        this.clock = clock;
    }

    /** @throws Problem 404 when there is no such order or pickup, 403 for another channel's */
    @Transactional(readOnly = true)
    public PickupView read(UUID orderId, UUID fulfilmentId, ApiKey caller) {
        requireOrder(orderId, caller);
        return view(pickups.find(fulfilmentId)
                .filter(pickup -> pickup.offer().orderId().equals(orderId))
                .orElseThrow(() -> Problem.notFound("pickup", fulfilmentId)));
    }

    /**
     * The customer is told the new code; the old one is worth nothing at once. The customer's new code lets codes be
     * accepted again after too many wrong ones.
     *
     * @throws Problem 404, 403, 409 when the goods do not wait, nobody was named, or codes are locked and it is the proxy's
     */
    @Transactional
    public PickupView issueCode(UUID orderId, UUID fulfilmentId, Holder holder, ApiKey caller) {
        var pickup = lock(orderId, fulfilmentId, caller);
        requireReady(pickup);
        if (holder == Holder.PROXY) {
            if (proxies.nameOf(orderId, fulfilmentId).isEmpty()) {
                throw Problem.conflict(
                        "no-proxy", "Nobody was named to collect for the customer. Name somebody first.");
            }
            requireUnlocked(pickup);
        } else {
            pickup.acceptCodes();
            pickups.update(pickup);
        }
        issue(pickup, holder);
        return view(pickup);
    }

    /**
     * Somebody else may collect, with a code of their own that the customer is told. Repeatable: the same name again
     * changes nothing; another name takes the place of the first, whose code is worth nothing at once.
     *
     * @throws Problem 404, 403, 409 when the pickup has ended, or codes are locked
     */
    @Transactional
    public PickupView nameProxy(UUID orderId, UUID fulfilmentId, String name, ApiKey caller) {
        var pickup = lock(orderId, fulfilmentId, caller);
        if (pickup.status().hasEnded()) {
            throw Problem.conflict(
                    "pickup-ended", "The pickup is " + pickup.status() + ": there is nothing left to collect.");
        }
        var wanted = name.strip();
        var live = codes.live(fulfilmentId, Holder.PROXY);
        if (live.isPresent()
                && proxies.nameOf(orderId, fulfilmentId).filter(wanted::equals).isPresent()) {
            return view(pickup);
        }
        requireUnlocked(pickup);
        proxies.name(orderId, fulfilmentId, wanted);
        issue(pickup, Holder.PROXY);
        return view(pickup);
    }

    /**
     * Repeatable.
     *
     * @throws Problem 404, 403
     */
    @Transactional
    public void revokeProxy(UUID orderId, UUID fulfilmentId, ApiKey caller) {
        var pickup = lock(orderId, fulfilmentId, caller);
        codes.live(fulfilmentId, Holder.PROXY).ifPresent(code -> {
            codes.revoke(pickup, Holder.PROXY);
            story.tellAbout(pickup, TimelineKind.PICKUP_PROXY_REVOKED, code.codeId());
        });
        proxies.forget(orderId, fulfilmentId);
    }

    /**
     * The goods are kept longer, by as much and as often as decision pickup-policy allows.
     *
     * @throws Problem 404, 403, 409 when the goods do not wait (any more), or there was enough more time
     */
    @Transactional
    public PickupView extend(UUID orderId, UUID fulfilmentId, ApiKey caller) {
        var pickup = lock(orderId, fulfilmentId, caller);
        requireReady(pickup);
        var limit = pickup.limits().extensions();
        if (pickup.extended() >= limit) {
            throw Problem.conflict(
                    "no-more-time",
                    limit == 0
                            ? "These goods cannot be kept longer than until "
                                    + pickup.times().holdUntil() + "."
                            : "The goods were kept longer as often as possible; they wait until "
                                    + pickup.times().holdUntil() + ".");
        }
        if (!clock.instant().isBefore(pickup.times().holdUntil())) {
            throw Problem.conflict(
                    "too-late-to-extend",
                    "The goods waited until " + pickup.times().holdUntil() + " and are going back to the shelf.");
        }
        extensions.extend(pickup);
        return view(pickup);
    }

    /**
     * The customer sets out to collect in front of the store. Repeatable.
     *
     * @throws Problem 404, 403, 400 for a time that is not ahead, 409 when the goods do not wait
     */
    @Transactional
    public PickupView depart(UUID orderId, UUID fulfilmentId, ComeByVehicle wanted, ApiKey caller) {
        var pickup = lock(orderId, fulfilmentId, caller);
        requireReady(pickup);
        var expectedAt = wanted.expectedAt();
        if (expectedAt != null
                && (expectedAt.isBefore(clock.instant())
                        || expectedAt.isAfter(pickup.times().holdUntil()))) {
            throw Problem.invalid(
                    "/expectedAt",
                    "must lie ahead, but not after " + pickup.times().holdUntil() + ", until when the goods wait");
        }
        curbside.depart(pickup, expectedAt, vehicle(wanted.colour(), wanted.vehicle()));
        return view(pickup);
    }

    /**
     * The customer waits in front of the store. Repeatable: a customer who waits already goes on waiting.
     *
     * @throws Problem 404, 403, 409 when the goods do not wait
     */
    @Transactional
    public PickupView arrive(UUID orderId, UUID fulfilmentId, ArriveByVehicle wanted, ApiKey caller) {
        var pickup = lock(orderId, fulfilmentId, caller);
        requireReady(pickup);
        curbside.arrive(pickup, wanted.bay(), vehicle(wanted.colour(), wanted.vehicle()));
        return view(pickup);
    }

    /**
     * The customer would rather fetch the goods from a locker. Where they wait is decided when they are staged: at the
     * counter when no compartment is free. Repeatable.
     *
     * @throws Problem 404, 403, 409 when they are staged already, the store has no locker, or they are paid at the counter
     */
    @Transactional
    public PickupView wantLocker(UUID orderId, UUID fulfilmentId, boolean wanted, ApiKey caller) {
        var pickup = lock(orderId, fulfilmentId, caller);
        if (!pickup.is(PickupStatus.OFFERED) && !pickup.is(PickupStatus.ACCEPTED)) {
            throw Problem.conflict(
                    "too-late-for-locker", "The pickup is " + pickup.status() + ": where it waits is decided.");
        }
        if (wanted && !lockers.anyActive(pickup.offer().nodeId())) {
            throw Problem.conflict("no-locker", "This store has no locker. The goods wait at the counter.");
        }
        if (wanted && counter.isChosen(orderId)) {
            throw Problem.conflict(
                    "pay-at-counter", "These goods are paid when they are handed over, so they wait at the counter.");
        }
        if (pickups.wantsLocker(fulfilmentId) != wanted) {
            pickups.wantLocker(fulfilmentId, wanted);
            store.lockerWanted(pickup, wanted);
        }
        return view(pickup);
    }

    private PickupView.Locker locker(Pickup pickup) {
        var held = lockers.held(pickup.fulfilmentId());
        var wanted = pickups.wantsLocker(pickup.fulfilmentId());
        return wanted || held.isPresent()
                ? new PickupView.Locker(
                        wanted,
                        held.map(Compartment::lockerId).orElse(null),
                        held.map(Compartment::lockerName).orElse(null),
                        held.map(Compartment::number).orElse(null))
                : null;
    }

    private static String vehicle(String colour, String kind) {
        if (kind == null) {
            return colour;
        }
        return colour == null ? kind : colour + " " + kind;
    }

    private void issue(Pickup pickup, Holder holder) {
        var code = codes.issue(pickup, holder);
        // Before the goods wait a code opens nothing: its holder is told when they do.
        if (pickup.is(PickupStatus.READY)) {
            notices.codeIssued(code);
        }
        var kind = holder == Holder.PROXY ? TimelineKind.PICKUP_PROXY_NAMED : TimelineKind.PICKUP_CODE_REPLACED;
        story.tellAbout(pickup, kind, code.codeId());
    }

    private static void requireReady(Pickup pickup) {
        if (!pickup.is(PickupStatus.READY)) {
            throw Problem.conflict(
                    "pickup-not-ready",
                    "The pickup is " + pickup.status()
                            + ": this is possible while the goods wait, not before and not after.");
        }
    }

    private static void requireUnlocked(Pickup pickup) {
        if (pickup.guard().locked()) {
            throw Problem.conflict(
                    "codes-locked",
                    "Too many wrong codes were shown. Give the customer a new code first, then name who comes.");
        }
    }

    private Pickup lock(UUID orderId, UUID fulfilmentId, ApiKey caller) {
        requireOrder(orderId, caller);
        // The order is locked before the pickup, as for a cancellation.
        orders.openForWork(orderId);
        return pickups.lock(fulfilmentId)
                .filter(pickup -> pickup.offer().orderId().equals(orderId))
                .orElseThrow(() -> Problem.notFound("pickup", fulfilmentId));
    }

    private void requireOrder(UUID orderId, ApiKey caller) {
        try {
            caller.requireChannel(orders.facts(orderId).channel());
        } catch (NoSuchElementException unknown) {
            throw Problem.notFound("order", orderId);
        }
    }

    private List<PickupView.Line> lines(Pickup pickup) {
        var taken = pickups.handedOver(pickup.fulfilmentId()).stream()
                .collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity));
        var back = pickups.givenBack(pickup.fulfilmentId()).stream()
                .collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity));
        var over = pickup.is(PickupStatus.HANDED_OVER);
        return pickups.lines(pickup.fulfilmentId()).stream()
                .map(line -> new PickupView.Line(
                        line.lineId(),
                        line.quantity(),
                        over ? taken.getOrDefault(line.lineId(), 0) : null,
                        back.get(line.lineId())))
                .toList();
    }

    private Optional<PickupView.Payment> payment(Pickup pickup) {
        var fulfilmentId = pickup.fulfilmentId();
        return pickup.is(PickupStatus.READY)
                ? counter.due(pickup.offer().orderId(), fulfilmentId, pickups.lines(fulfilmentId))
                        .map(PickupView.Payment::of)
                : counter.taken(fulfilmentId).map(PickupView.Payment::of);
    }

    private PickupView view(Pickup pickup) {
        var fulfilmentId = pickup.fulfilmentId();
        var live = codes.live(fulfilmentId, Holder.CUSTOMER);
        var proxyCode = codes.live(fulfilmentId, Holder.PROXY);
        return new PickupView(
                fulfilmentId,
                pickup.offer().nodeId(),
                pickup.status().name(),
                pickup.times().readyAt(),
                pickup.times().holdUntil(),
                pickup.times().handedOverAt(),
                lines(pickup),
                pickup.collectedBy() == null ? null : pickup.collectedBy().code(),
                pickup.is(PickupStatus.READY)
                        ? new PickupView.Code(
                                pickup.guard().locked(),
                                pickup.guard().attemptsLeft(),
                                live.map(CollectionCode::issuedAt).orElse(null))
                        : null,
                proxies.nameOf(pickup.offer().orderId(), fulfilmentId)
                        .map(name -> new PickupView.Proxy(
                                name, proxyCode.map(CollectionCode::issuedAt).orElse(null)))
                        .orElse(null),
                pickup.is(PickupStatus.READY)
                        ? new PickupView.MoreTime(
                                pickup.extended(),
                                Math.max(0, pickup.limits().extensions() - pickup.extended()),
                                pickup.limits().extendBy())
                        : null,
                visits.latest(fulfilmentId).map(PickupView.Curbside::of).orElse(null),
                payment(pickup).orElse(null),
                locker(pickup),
                attempts.attempts(fulfilmentId).stream()
                        .map(PickupView.Attempt::of)
                        .toList());
    }
}
