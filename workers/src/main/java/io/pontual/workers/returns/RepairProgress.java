package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.RecordRepair;
import io.pontual.workers.care.contract.Slots;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves repairs along; what cannot be repaired becomes a claim that an agent decides. */
@Service
class RepairProgress {
    private final RepairRepository repairs;
    private final ClaimDesk claims;
    private final Slots slots;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    RepairProgress(
            RepairRepository repairs, ClaimDesk claims, Slots slots, Timeline timeline, Outbox outbox, Clock clock) {
        this.repairs = repairs;
        this.claims = claims;
        this.slots = slots;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Again, or after what follows, changes nothing. */
    @Transactional
    public RecordRepair.Output record(RecordRepair.Input input) {
        var status = Arrays.stream(Repair.Status.values())
                .filter(one -> one.name().equals(input.repairStatus()))
                .findFirst()
                .orElseThrow(() -> new NeedsOperator(
                        "No repair can be '" + input.repairStatus() + "'. Correct repairStatus and retry."));
        var repair = repairs.lock(input.repairId())
                .orElseThrow(() -> new NeedsOperator(
                        "There is no repair " + input.repairId() + ". Cancel this process instance."));
        if (repair.status().next().contains(status)) {
            var claimId = status == Repair.Status.NOT_REPAIRABLE ? claims.notRepairable(repair) : null;
            repairs.move(repair, status, input.repairNote(), claimId);
            if (status.hasEnded()) {
                slots.giveBack(repair.repairId());
            }
            timeline.record(
                    repair.orderId(),
                    TimelineKind.REPAIR_MOVED,
                    repair.repairId() + ":" + status,
                    Map.of(
                            "reason",
                            "repair-"
                                    + status.name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', '-')));
        }
        return new RecordRepair.Output(ReturnRequests.iso(clock.instant().plus(repair.within())));
    }

    /** While it was not brought; again changes nothing. @throws Problem 404, 409 when it is here or has ended */
    @Transactional
    public void cancel(UUID repairId) {
        var repair = repairs.lock(repairId).orElseThrow(() -> Problem.notFound("repair", repairId));
        if (repair.status() == Repair.Status.CANCELLED) {
            return;
        }
        if (repair.status() != Repair.Status.REQUESTED) {
            throw Problem.conflict(
                    "repair-not-open", "The repair is " + repair.status() + "; it cannot be called off now.");
        }
        repairs.move(repair, Repair.Status.CANCELLED, null, null);
        slots.giveBack(repairId);
        timeline.record(
                repair.orderId(),
                TimelineKind.REPAIR_MOVED,
                repairId + ":CANCELLED",
                Map.of("reason", "repair-cancelled"));
        outbox.publish(
                MessageName.RETURNS_REPAIR_CANCELLED, repairId.toString(), "repair-cancelled:" + repairId, Map.of());
    }
}
