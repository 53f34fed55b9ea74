package io.pontual.workers.pickup;

import io.pontual.workers.payment.contract.StorePayments;
import io.pontual.workers.pickup.contract.PickupNoticeFacts;
import io.pontual.workers.pickup.contract.Pickups;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class PickupsView implements Pickups, PickupNoticeFacts {
    private final PickupRepository pickups;
    private final PickupEndService ends;
    private final IssuedCodes codes;
    private final CodeRepository repository;

    private final StoreGateway store;
    private final Lockers lockers;
    private final StorePayments counter;

    PickupsView(
            PickupRepository pickups,
            PickupEndService ends,
            IssuedCodes codes,
            CodeRepository repository,
            StoreGateway store,
            Lockers lockers,
            StorePayments counter) {
        this.pickups = pickups;
        this.ends = ends;
        this.codes = codes;
        this.repository = repository;
        this.store = store;
        this.lockers = lockers;
        this.counter = counter;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Pickups.Pickup> ofOrder(UUID orderId) {
        return pickups.ofOrder(orderId).stream().map(PickupsView::shown).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<HandedOver> handedOver(UUID orderId) {
        return pickups.ofOrder(orderId).stream()
                .filter(pickup -> pickup.is(PickupStatus.HANDED_OVER))
                .map(pickup -> new HandedOver(
                        pickup.fulfilmentId(),
                        pickup.offer().nodeId(),
                        pickup.times().handedOverAt(),
                        pickups.handedOver(pickup.fulfilmentId())))
                .toList();
    }

    @Override
    public boolean recall(UUID orderId) {
        return ends.recallUnlessHandedOver(orderId);
    }

    @Override
    public boolean recallOne(UUID fulfilmentId) {
        return ends.recallUnlessReady(fulfilmentId);
    }

    @Override
    public void pickNow(UUID fulfilmentId) {
        pickups.find(fulfilmentId)
                .filter(pickup -> pickup.is(PickupStatus.ACCEPTED))
                .ifPresent(store::pickNow);
    }

    @Override
    public void refusePick(UUID fulfilmentId, String wrongScan) {
        pickups.find(fulfilmentId)
                .filter(pickup -> pickup.is(PickupStatus.ACCEPTED))
                .ifPresent(pickup -> store.refusePick(pickup, wrongScan));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Waiting> waiting(UUID id) {
        var fulfilmentId = pickups.ofExtension(id).orElse(id);
        return pickups.find(fulfilmentId)
                .filter(pickup -> pickup.is(PickupStatus.READY))
                .flatMap(pickup -> codes.live(fulfilmentId, Holder.CUSTOMER).map(code -> waiting(pickup, code)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CodeNotice> ofCode(UUID codeId) {
        return repository.find(codeId).flatMap(code -> pickups.find(code.fulfilmentId())
                .filter(pickup -> pickup.is(PickupStatus.READY))
                .map(pickup -> new CodeNotice(
                        code.fulfilmentId(), !code.ended(), pickup.guard().locked(), waiting(pickup, code))));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Waiting> ofExtension(UUID extensionId) {
        return pickups.ofExtension(extensionId)
                .flatMap(pickups::find)
                .filter(pickup -> pickup.is(PickupStatus.READY))
                .map(pickup -> new Waiting(
                        pickup.offer().nodeId(),
                        null,
                        pickup.times().holdUntil(),
                        pickups.lines(pickup.fulfilmentId()),
                        locker(pickup),
                        due(pickup)));
    }

    private Waiting waiting(io.pontual.workers.pickup.Pickup pickup, CollectionCode code) {
        return new Waiting(
                pickup.offer().nodeId(),
                codes.text(code),
                pickup.times().holdUntil(),
                pickups.lines(pickup.fulfilmentId()),
                locker(pickup),
                due(pickup));
    }

    private BigDecimal due(io.pontual.workers.pickup.Pickup pickup) {
        var fulfilmentId = pickup.fulfilmentId();
        return counter.due(pickup.offer().orderId(), fulfilmentId, pickups.lines(fulfilmentId))
                .map(StorePayments.Due::amount)
                .orElse(null);
    }

    private String locker(io.pontual.workers.pickup.Pickup pickup) {
        return lockers.of(pickup.fulfilmentId())
                .map(found -> found.lockerName() + ", " + found.number())
                .orElse(null);
    }

    private static Pickups.Pickup shown(io.pontual.workers.pickup.Pickup pickup) {
        return new Pickups.Pickup(
                pickup.fulfilmentId(),
                pickup.offer().nodeId(),
                pickup.status().name(),
                pickup.offer().offeredAt(),
                pickup.times().acceptedAt(),
                pickup.times().readyAt(),
                pickup.times().holdUntil(),
                pickup.times().handedOverAt(),
                pickup.times().endedAt(),
                pickup.reason());
    }
}
