package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.returns.RecordReceipt;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.pickup.contract.ReturnLockers;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.security.Scope;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Goods that a store has in front of it, and what of them really came. */
@Service
class Receipts {
    private final ReturnRepository returns;
    private final ClaimRepository claims;
    private final ReturnCodes codes;
    private final ReturnMessages messages;
    private final ReturnsProperties properties;
    private final Catalogue catalogue;
    private final Serials serials;
    private final ReturnLockers lockers;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    Receipts(
            ReturnRepository returns,
            ClaimRepository claims,
            ReturnCodes codes,
            ReturnMessages messages,
            ReturnsProperties properties,
            Catalogue catalogue,
            Serials serials,
            ReturnLockers lockers,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.returns = returns;
        this.claims = claims;
        this.codes = codes;
        this.messages = messages;
        this.properties = properties;
        this.catalogue = catalogue;
        this.serials = serials;
        this.lockers = lockers;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The customer is in a store with the goods. Again, in the same store, changes nothing.
     *
     * @param code null only for a key with the scope operate, whose people have made sure otherwise
     * @throws Problem 404, 400 for a node that does not exist, 409 when the return has ended or the code is wrong or locked
     */
    @Transactional(noRollbackFor = Problem.class)
    public void arrive(UUID returnId, String nodeId, String code, ApiKey caller) {
        awaited(returnId, nodeId, code, caller).ifPresent(found -> messages.arrived(found, nodeId, null));
    }

    /**
     * The customer is at a locker with the goods, and is told which door is open for them; again, the same one.
     *
     * @throws Problem 404 for a return that does not exist or a locker that takes none, 409 as in {@link #arrive}, for goods
     *     that were brought before, and when no door is free for them
     */
    @Transactional(noRollbackFor = Problem.class)
    public ReturnLockers.Door putIn(String lockerId, UUID returnId, String code, ApiKey caller) {
        var nodeId =
                lockers.node(lockerId).orElseThrow(() -> Problem.notFound("locker that takes goods back", lockerId));
        var before = lockers.of(returnId).filter(door -> door.lockerId().equals(lockerId));
        if (before.isPresent()) {
            requireCode(returns.lock(returnId).orElseThrow(), code);
            return before.get();
        }
        var found = awaited(returnId, nodeId, code, caller)
                .orElseThrow(() -> notOpen(returns.find(returnId).orElseThrow()));
        var door = lockers.take(lockerId, kilograms(returnId), returnId)
                .orElseThrow(() -> Problem.conflict(
                        "locker-full",
                        "No compartment of this locker is free for these goods. Use another one, or bring them to the"
                                + " counter of any store."));
        messages.arrived(found, nodeId, door);
        return door;
    }

    private double kilograms(UUID returnId) {
        var lines = returns.lines(returnId);
        var products = catalogue.products(lines.stream().map(Return.Line::sku).collect(Collectors.toSet()));
        return lines.stream()
                        .mapToLong(line -> (long) products.get(line.sku()).weightGrams() * line.quantity())
                        .sum()
                / 1000.0;
    }

    /** @return empty when the goods were brought there before */
    private Optional<Return> awaited(UUID returnId, String nodeId, String code, ApiKey caller) {
        var found = returns.lock(returnId).orElseThrow(() -> Problem.notFound("return", returnId));
        if (catalogue.node(nodeId).filter(Catalogue.Node::active).isEmpty()) {
            throw Problem.invalid("/nodeId", "is no store that is open");
        }
        if (found.status() == ReturnStatus.ARRIVED && nodeId.equals(found.nodeId())) {
            return Optional.empty();
        }
        if (!found.status().isAwaited() && found.status() != ReturnStatus.SENT) {
            throw notOpen(found);
        }
        var trusted = code == null && caller.scopes().contains(Scope.OPERATE.code());
        if (!trusted) {
            requireCode(found, code);
        }
        return Optional.of(found);
    }

    private void requireCode(Return found, String code) {
        if (found.lockedAt() != null) {
            throw locked();
        }
        if (codes.matches(found.returnId(), code)) {
            return;
        }
        var wrong = found.wrongAttempts() + 1;
        var locks = wrong >= properties.codeAttempts();
        returns.refused(found.returnId(), wrong, locks ? clock.instant() : null);
        timeline.record(
                found.orderId(),
                locks ? TimelineKind.RETURN_CODE_LOCKED : TimelineKind.RETURN_WRONG_CODE,
                found.returnId() + ":" + wrong,
                Map.of());
        if (locks) {
            throw locked();
        }
        throw Problem.conflict(
                "return-wrong-code",
                "This is not the code of the return; it is in the mail that the customer got. "
                        + (properties.codeAttempts() - wrong) + " attempts are left.");
    }

    private static Problem locked() {
        return Problem.conflict(
                "return-code-locked",
                "Too many wrong codes were shown. Somebody with a key of scope operate has to make sure who it is, and"
                        + " repeat this without a code.");
    }

    /** What a store says over the API. @throws Problem 404, 400 for a wrong count, 409 when it was not brought, or is counted */
    @Transactional
    public void report(UUID returnId, List<RecordReceipt.Received> said) {
        var found = returns.lock(returnId).orElseThrow(() -> Problem.notFound("return", returnId));
        var lines = returns.lines(returnId);
        var matched = serials.match(found, lines, said);
        if (!matched.errors().isEmpty()) {
            throw Problem.invalid(matched.errors());
        }
        var received = matched.received();
        if (found.status() != ReturnStatus.ARRIVED) {
            if (same(lines, received)) {
                return;
            }
            throw notOpen(found);
        }
        var wrong = wrong(lines, received);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        write(found, lines, received);
        outbox.publish(
                MessageName.RETURNS_GOODS_RECEIVED,
                returnId.toString(),
                "return-received:" + returnId,
                Map.of("received", received));
    }

    /** What the process found out, or was told of by the API. */
    @Transactional
    public RecordReceipt.Output record(RecordReceipt.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> unknown(input.returnId()));
        if (found.status() == ReturnStatus.ARRIVED) {
            var lines = returns.lines(input.returnId());
            var matched = serials.match(found, lines, input.received());
            var wrong = matched.errors().isEmpty() ? wrong(lines, matched.received()) : matched.errors();
            if (!wrong.isEmpty()) {
                throw new NeedsOperator(
                        "Return " + input.returnId() + ": " + wrong.getFirst().field() + " "
                                + wrong.getFirst().message() + ". Correct the variable received and retry.");
            }
            write(found, lines, matched.received());
        }
        var lines = returns.lines(input.returnId());
        var items = lines.stream()
                .filter(line -> line.received() != null && line.received() > 0)
                .map(line -> new FulfilmentPlan.Item(line.lineId(), line.sku(), line.description(), line.received()))
                .toList();
        return new RecordReceipt.Output(
                lines.stream()
                        .map(line -> new RecordReceipt.Received(
                                line.lineId(), count(line.received()), count(line.wrong()), line.receiptPhotos()))
                        .toList(),
                items.stream().mapToInt(FulfilmentPlan.Item::quantity).sum(),
                ReturnRequests.iso(clock.instant().plus(properties.inspectWithin())),
                items,
                List.of(),
                Differences.any(lines, List.of()));
    }

    private void write(Return found, List<Return.Line> lines, List<RecordReceipt.Received> received) {
        var byLine = received.stream()
                .collect(Collectors.toMap(RecordReceipt.Received::lineId, Function.identity(), (one, two) -> two));
        var refunded = claims.refunded(found.returnId());
        int came = 0;
        for (var line : lines) {
            var got = byLine.getOrDefault(line.lineId(), new RecordReceipt.Received(line.lineId(), 0, 0));
            returns.received(found.returnId(), line.lineId(), got.quantity(), got.wrong());
            returns.receiptPhotos(found.returnId(), line.lineId(), got.photos());
            // What did not come may be asked for again, unless money went back for it.
            var gone = Math.max(got.quantity(), refunded.getOrDefault(line.lineId(), 0));
            claims.claim(found.orderId(), line.lineId(), gone - line.quantity());
            came += got.quantity();
        }
        serials.returned(found, lines, received);
        lockers.emptied(found.returnId());
        returns.received(found, clock.instant());
        timeline.record(
                found.orderId(),
                TimelineKind.RETURN_RECEIVED,
                found.returnId(),
                Map.of(
                        "quantity",
                        came,
                        "node",
                        catalogue.node(found.nodeId()).orElseThrow().name()));
    }

    private static List<Problem.FieldError> wrong(List<Return.Line> lines, List<RecordReceipt.Received> received) {
        var expected = lines.stream().collect(Collectors.toMap(Return.Line::lineId, Return.Line::quantity));
        var errors = new ArrayList<Problem.FieldError>();
        for (int i = 0; i < received.size(); i++) {
            var line = received.get(i);
            var most = expected.remove(line.lineId());
            if (most == null) {
                errors.add(new Problem.FieldError(
                        "/lines/" + i + "/lineId", "is no line of this return, or is there twice"));
            } else if (line.quantity() < 0 || line.wrong() < 0 || line.quantity() > most) {
                errors.add(new Problem.FieldError(
                        "/lines/" + i + "/quantity", "must be a whole number from 0 to " + most));
            } else if (line.quantity() + line.wrong() > most) {
                errors.add(new Problem.FieldError(
                        "/lines/" + i + "/wrong",
                        "came in the place of what was to come: with quantity at most " + most));
            }
        }
        return errors;
    }

    private static boolean same(List<Return.Line> lines, List<RecordReceipt.Received> received) {
        var known = lines.stream()
                .filter(line -> line.received() != null)
                .collect(Collectors.toMap(Return.Line::lineId, Return.Line::received));
        return !known.isEmpty()
                && known.equals(received.stream()
                        .collect(Collectors.toMap(
                                RecordReceipt.Received::lineId, RecordReceipt.Received::quantity, Integer::sum)));
    }

    private static int count(Integer units) {
        return units == null ? 0 : units;
    }

    static Problem notOpen(Return found) {
        return Problem.conflict(
                "return-not-open",
                "The return is " + found.status() + "; this is not possible now. GET /api/v1/returns/"
                        + found.returnId() + " shows how it stands.");
    }

    static NeedsOperator unknown(UUID returnId) {
        return new NeedsOperator("There is no return " + returnId + ". Cancel this process instance.");
    }
}
