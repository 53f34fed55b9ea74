package io.pontual.workers.picking;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.sourcing.contract.Supply;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An operator looks at what waits to be picked, and does not want it to. */
@Service
class ReleaseDesk {
    private final ReleaseRepository repository;
    private final PickRepository picks;
    private final Releases releases;
    private final Orders orders;
    private final Supply supply;

    ReleaseDesk(ReleaseRepository repository, PickRepository picks, Releases releases, Orders orders, Supply supply) {
        this.repository = repository;
        this.picks = picks;
        this.releases = releases;
        this.orders = orders;
        this.supply = supply;
    }

    /** @throws Problem 404 when picking was never put off, 403 for another channel's */
    @Transactional(readOnly = true)
    public ReleaseView read(UUID fulfilmentId, ApiKey caller) {
        var release = repository.find(fulfilmentId).orElseThrow(() -> Problem.notFound("release", fulfilmentId));
        caller.requireChannel(orders.facts(release.orderId()).channel());
        return ReleaseView.of(release);
    }

    /** @throws Problem 404, 403, 409 {@code already-released} and {@code order-over} */
    @Transactional
    public ReleaseView release(UUID fulfilmentId, ApiKey caller) {
        var known = repository.find(fulfilmentId);
        if (known.isEmpty() && picks.find(fulfilmentId).isPresent()) {
            throw released("It never had to wait.");
        }
        var orderId = known.orElseThrow(() -> Problem.notFound("release", fulfilmentId))
                .orderId();
        caller.requireChannel(orders.facts(orderId).channel());
        // The order before what is its own, as everybody locks them.
        boolean open = orders.openForWork(orderId);
        var release = repository.lock(fulfilmentId).orElseThrow();
        if (!release.waits()) {
            throw released("It was released at " + release.releasedAt()
                    + (release.releasedBy() == null ? "." : " by " + release.releasedBy() + "."));
        }
        if (!open || supply.replaced(orderId).contains(fulfilmentId)) {
            throw Problem.conflict(
                    "order-over",
                    "The order is being cancelled or has ended, or another fulfilment takes the place of this one. Read"
                            + " the order.");
        }
        releases.releaseEarly(release, caller.name());
        return ReleaseView.of(repository.find(fulfilmentId).orElseThrow());
    }

    private static Problem released(String why) {
        return Problem.conflict("already-released", why + " Its pick list is at /picks of the fulfilment.");
    }
}
