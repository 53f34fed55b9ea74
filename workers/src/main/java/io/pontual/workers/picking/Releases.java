package io.pontual.workers.picking;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.picking.contract.PickingTimes;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.shipping.contract.Shipments;
import io.pontual.workers.sourcing.contract.WorkDays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says when picking begins. Most often at once, and then nothing is written. */
@Service
class Releases implements PickingTimes {
    /** The engine's clock may be ahead of ours: what it woke us for has come. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final ReleaseRepository releases;
    private final ReleasePolicy policy;
    private final WorkDays workDays;
    private final Catalogue catalogue;
    private final Pickups pickups;
    private final Shipments shipments;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    Releases(
            ReleaseRepository releases,
            ReleasePolicy policy,
            WorkDays workDays,
            Catalogue catalogue,
            Pickups pickups,
            Shipments shipments,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.releases = releases;
        this.policy = policy;
        this.workDays = workDays;
        this.catalogue = catalogue;
        this.pickups = pickups;
        this.shipments = shipments;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Instant> plan(UUID orderId, UUID fulfilmentId, String nodeId) {
        var known = releases.lock(fulfilmentId).orElse(null);
        if (known != null && !known.waits()) {
            return Optional.empty();
        }
        var work = workDays.of(orderId, fulfilmentId).orElse(null);
        var later = work == null
                ? Optional.<ReleasePolicy.Later>empty()
                : policy.ask(work, backlog(work, nodeId), clock.instant().plus(CLOCKS_DIFFER));
        if (later.isEmpty()) {
            return Optional.empty();
        }
        var at = later.get().at();
        if (known == null || !known.releaseAt().equals(at)) {
            releases.putOff(new Release(
                    fulfilmentId, orderId, nodeId, at, work.dueOn(), later.get().reason(), null, null));
            tell(
                    orderId,
                    fulfilmentId,
                    nodeId,
                    TimelineKind.PICKING_PLANNED,
                    at,
                    later.get().reason());
        }
        return Optional.of(at);
    }

    /**
     * Picking is about to begin, unless it is too early. A store with a system of its own that was kept waiting is told.
     *
     * @return when to ask again; empty when it begins
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Instant> decide(UUID orderId, UUID fulfilmentId, String nodeId) {
        var later = plan(orderId, fulfilmentId, nodeId);
        if (later.isEmpty()) {
            releases.find(fulfilmentId).ifPresent(release -> {
                if (release.waits()) {
                    releases.release(fulfilmentId, null);
                    tell(orderId, fulfilmentId, nodeId, TimelineKind.PICKING_RELEASED, release.releaseAt(), null);
                }
                pickups.pickNow(fulfilmentId);
                shipments.pickNow(fulfilmentId);
            });
        }
        return later;
    }

    /** Somebody does not want to wait. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void releaseEarly(Release release, String by) {
        releases.release(release.fulfilmentId(), by);
        tell(
                release.orderId(),
                release.fulfilmentId(),
                release.nodeId(),
                TimelineKind.PICKING_RELEASED,
                release.releaseAt(),
                "released-early");
        wake(release.fulfilmentId());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void reconsider(UUID orderId) {
        releases.ofOrder(orderId).stream().filter(Release::waits).forEach(release -> wake(release.fulfilmentId()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<PickingTime> ofOrder(UUID orderId) {
        return releases.ofOrder(orderId).stream()
                .map(release -> new PickingTime(
                        release.fulfilmentId(),
                        release.status(),
                        release.releaseAt(),
                        release.dueOn(),
                        release.reason(),
                        release.releasedAt()))
                .toList();
    }

    private void wake(UUID fulfilmentId) {
        outbox.publish(
                MessageName.PICKING_RELEASE_REQUESTED,
                fulfilmentId.toString(),
                "release:" + fulfilmentId + ":" + Ids.next(),
                Map.of());
    }

    private Integer backlog(WorkDays.Work work, String nodeId) {
        return work.daysLeft().size() < 2 || work.ordersPerDay() == 0
                ? null
                : (int) Math.min(1_000L, releases.open(nodeId) * 100L / work.ordersPerDay());
    }

    /** @param reason null for none */
    private void tell(
            UUID orderId, UUID fulfilmentId, String nodeId, TimelineKind kind, Instant releaseAt, String reason) {
        var node = catalogue.node(nodeId);
        var params = new HashMap<String, Object>();
        params.put("nodeId", nodeId);
        params.put("node", node.map(Catalogue.Node::name).orElse(nodeId));
        params.put(
                "expectedAt",
                NodeTime.iso(releaseAt, node.map(Catalogue.Node::timeZone).orElse("UTC")));
        if (reason != null) {
            params.put("reason", reason);
        }
        timeline.record(orderId, kind, fulfilmentId + ":" + releaseAt, params);
    }
}
