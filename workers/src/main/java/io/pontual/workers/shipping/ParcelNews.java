package io.pontual.workers.shipping;

import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierResult;
import io.pontual.processes.shipping.DeliveryPolicy;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * The rules by which a parcel needs something done. They look at where it stands and at the clock, and name the first thing
 * that is not known yet; nothing is remembered here, so looking twice finds the same.
 */
final class ParcelNews {
    enum Kind {
        DELIVERED,
        UNDELIVERED,
        FAILED,
        WAITING,
        LATE,
        RETURNING,
        ADDRESS,
        BROKEN,
        /** The carrier does what the customer wished. */
        AGREED,
        /** It does not. */
        DECLINED,
        /** It does not do what we want. */
        UNWILLING,
        SILENT,
        INSTRUCT,
        NOTHING;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param key what is known once it was dealt with; null for nothing
     * @param instruction only with {@link Kind#INSTRUCT}
     * @param until until when a parcel waits to be fetched; null otherwise
     * @param wishId which wish the carrier has answered; null for other news
     */
    record Found(Kind kind, String key, String instruction, Instant until, UUID wishId) {}

    /** Where parcels go to people whose own time we do not know. */
    private static final ZoneId HOME = ZoneId.of("America/Sao_Paulo");

    private final Delivery delivery;
    private final List<CarrierInstruction> told;
    private final DeliveryPolicy policy;
    private final Instant now;
    private final List<Found> found = new ArrayList<>();
    private final List<Instant> later = new ArrayList<>();

    /**
     * @param wishes of the customer that were not passed on
     * @param told to the carrier, with what it has answered
     * @throws NeedsOperator when the policy holds something that is no duration
     */
    ParcelNews(
            Delivery delivery,
            Collection<UUID> wishes,
            List<CarrierInstruction> told,
            DeliveryPolicy policy,
            Instant now) {
        this.delivery = delivery;
        this.told = told;
        this.policy = policy;
        this.now = now;
        var status = delivery.state().status();
        if (status.hasEnded()) {
            tell(status == DeliveryStatus.DELIVERED ? Kind.DELIVERED : Kind.UNDELIVERED, status.name());
            return;
        }
        if (status.phase() == DeliveryStatus.Phase.INBOUND) {
            tell(Kind.RETURNING, "returning");
        } else {
            wishes.forEach(wish -> instruct("wish:" + wish, "wish"));
            told.forEach(this::answer);
            outbound(status);
        }
        if (status != DeliveryStatus.AT_PICKUP_POINT) {
            silence();
        }
    }

    /** @param known keys of what was dealt with */
    Found first(Set<String> known) {
        return found.stream()
                .filter(one -> !known.contains(one.key()))
                .findFirst()
                .orElseGet(() -> new Found(Kind.NOTHING, null, null, null, null));
    }

    /** When a rule may say something else although nothing is reported. */
    Instant lookAgainAt() {
        return later.stream()
                .min(Instant::compareTo)
                .orElseGet(() -> now.plus(duration("silentAfter", policy.silentAfter())));
    }

    private void outbound(DeliveryStatus status) {
        var attempts = delivery.state().attempts();
        switch (status) {
            case ATTEMPT_FAILED -> {
                tell(Kind.FAILED, "failed:" + attempts);
                if (attempts >= policy.maxAttempts()) {
                    instruct("exhausted", "return");
                }
                promise(false);
            }
            case ADDRESS_WRONG -> {
                tell(Kind.ADDRESS, "address:" + delivery.state().statusAt());
                promise(false);
            }
            case AT_PICKUP_POINT -> waits();
            case DISPATCHED, IN_TRANSIT, DELAYED -> promise(true);
            default -> promise(false);
        }
    }

    private void waits() {
        var since = delivery.state().statusAt();
        var until = since.plus(duration("holdFor", policy.holdFor()));
        if (reached(until)) {
            instruct("expired:" + since, "return");
            return;
        }
        if (reached(since.plus(duration("remindAfter", policy.remindAfter())))) {
            add(new Found(Kind.WAITING, "reminder:" + since, null, until, null));
        } else {
            add(new Found(Kind.WAITING, "waiting:" + since, null, until, null));
        }
    }

    /** @param atRisk whether it is not yet about to be delivered */
    private void promise(boolean atRisk) {
        var due = due();
        var delayed = delivery.state().status() == DeliveryStatus.DELAYED;
        var expected = delivery.parcel().expectedBy();
        var warned = atRisk
                && (expected != null && expected.isAfter(due)
                        || reached(due.minus(duration("warnBefore", policy.warnBefore()))));
        // A window is missed also by who is on the way; another window is another promise.
        var window = delivery.parcel().hasWindow();
        var which = window ? ":" + due : "";
        if (warned || delayed || window && reached(due)) {
            repair("late" + which, policy.firstRepair());
        }
        if (reached(due.plus(duration("escalateAfter", policy.escalateAfter())))) {
            repair("broken" + which, policy.secondRepair());
        }
    }

    /** What the customer was promised, or has agreed on with the carrier since. */
    private Instant due() {
        var parcel = delivery.parcel();
        var due = parcel.promisedBy() == null
                ? parcel.dispatchedAt().plus(duration("usualTransit", policy.usualTransit()))
                : parcel.promisedBy();
        if (parcel.hasWindow()) {
            return parcel.promisedBy();
        }
        return CarrierInstruction.agreed(told, CarrierInstruction::deliverOn)
                .map(day -> day.plusDays(1).atStartOfDay(HOME).toInstant())
                .filter(due::isBefore)
                .orElse(due);
    }

    /** A claim is not about the way. */
    private void answer(CarrierInstruction one) {
        if (one.outcome() == null || one.kind() == CarrierCommand.Kind.CLAIM) {
            return;
        }
        var done = one.is(CarrierResult.Outcome.DONE);
        if (one.wishId() != null) {
            var kind = done ? Kind.AGREED : Kind.DECLINED;
            add(new Found(kind, kind.code() + ":" + one.commandId(), null, null, one.wishId()));
        } else if (!done) {
            tell(Kind.UNWILLING, "unwilling:" + one.commandId());
        }
    }

    private void repair(String key, String how) {
        switch (String.valueOf(how)) {
            case "tell" -> tell(Kind.LATE, key);
            case "upgrade" -> {
                instruct(key + ":hurry", "hurry");
                tell(Kind.LATE, key);
            }
            case "escalate" -> tell(Kind.BROKEN, key);
            default ->
                throw new NeedsOperator("Decision delivery-policy gave the repair '" + how
                        + "'. Correct it and the variable deliveryPolicy to tell, upgrade or escalate, and retry.");
        }
    }

    private void silence() {
        var state = delivery.state();
        var since = state.lastEventAt() == null ? delivery.parcel().dispatchedAt() : state.lastEventAt();
        var patience = duration("silentAfter", policy.silentAfter());
        var times = Math.max(0, Duration.between(since, now).dividedBy(patience));
        if (times > 0) {
            tell(Kind.SILENT, "silent:" + since + ":" + times);
        }
        later.add(since.plus(patience.multipliedBy(times + 1)));
    }

    private boolean reached(Instant at) {
        if (at.isAfter(now)) {
            later.add(at);
            return false;
        }
        return true;
    }

    private void tell(Kind kind, String key) {
        add(new Found(kind, key, null, null, null));
    }

    private void instruct(String key, String instruction) {
        add(new Found(Kind.INSTRUCT, key, instruction, null, null));
    }

    private void add(Found one) {
        found.add(one);
    }

    private static Duration duration(String name, String iso) {
        try {
            var duration = Duration.parse(iso);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException | NullPointerException unreadable) {
            // told below
        }
        throw new NeedsOperator("Decision delivery-policy gave " + name + " = '" + iso
                + "'. Correct it and the variable deliveryPolicy to a duration such as PT48H, and retry.");
    }
}
