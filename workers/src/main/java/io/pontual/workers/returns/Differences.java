package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.AssessDifference;
import io.pontual.processes.returns.RecordObjection;
import io.pontual.processes.returns.RecordSentHome;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.returns.Assessment.Difference;
import io.pontual.workers.returns.Assessment.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What follows when what came back is something else, fewer, or worse than it was said to be. */
@Service
class Differences {
    private static final Set<String> WORSE = Set.of("used", "damaged", "unusable");
    private static final String AS_ASSESSED = "as-assessed";
    private static final String ACCEPT = "accept";
    private static final String REDUCE = "reduce";
    private static final String SEND_BACK = "send-back";
    private static final List<String> BY_AGENT = List.of(ACCEPT, REDUCE, SEND_BACK);

    private final ReturnRepository returns;
    private final ClaimRepository claims;
    private final AssessmentRepository assessments;
    private final ReturnTables tables;
    private final ReturnCodes codes;
    private final ReturnsProperties properties;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    Differences(
            ReturnRepository returns,
            ClaimRepository claims,
            AssessmentRepository assessments,
            ReturnTables tables,
            ReturnCodes codes,
            ReturnsProperties properties,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.returns = returns;
        this.claims = claims;
        this.assessments = assessments;
        this.tables = tables;
        this.codes = codes;
        this.properties = properties;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether there is anything to speak about. */
    static boolean any(List<Return.Line> lines, List<ReturnRepository.Graded> graded) {
        return lines.stream()
                        .anyMatch(line -> count(line.wrong()) > 0
                                || count(line.received()) + count(line.wrong()) < line.quantity())
                || graded.stream().anyMatch(one -> WORSE.contains(one.grade()));
    }

    @Transactional
    public AssessDifference.Output assess(AssessDifference.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        var lines = returns.lines(found.returnId());
        var known = assessments.find(found.returnId()).orElseGet(() -> make(found, lines));
        return new AssessDifference.Output(
                known.tell(), ReturnRequests.iso(known.objectBy()), words(known, lines), false);
    }

    private Assessment make(Return found, List<Return.Line> lines) {
        var byLine = lines.stream().collect(Collectors.toMap(Return.Line::lineId, line -> line));
        var graded = returns.graded(found.returnId());
        var differences = new ArrayList<Difference>();
        var within = Duration.ZERO;
        var tell = false;
        for (var one : candidates(lines, graded)) {
            var answer = tables.difference(found.way(), byLine.get(one.lineId()), one);
            differences.add(new Difference(one.lineId(), one.kind(), one.grade(), one.quantity(), answer.keepBack()));
            tell |= answer.tell();
            within = answer.objectWithin().compareTo(within) > 0 ? answer.objectWithin() : within;
        }
        var now = clock.instant();
        var made = new Assessment(
                found.returnId(),
                codes.token(found.returnId()),
                tell,
                now.plus(within),
                null,
                null,
                null,
                null,
                null,
                List.copyOf(differences));
        assessments.insert(made, now);
        if (tell) {
            timeline.record(found.orderId(), TimelineKind.RETURN_DIFFERS, found.returnId(), Map.of());
        }
        return made;
    }

    private static List<Difference> candidates(List<Return.Line> lines, List<ReturnRepository.Graded> graded) {
        var all = new ArrayList<Difference>();
        for (var line : lines) {
            var fewer = line.quantity() - count(line.received()) - count(line.wrong());
            if (count(line.wrong()) > 0) {
                all.add(new Difference(line.lineId(), Kind.WRONG_ITEM, null, line.wrong(), 0));
            }
            if (fewer > 0) {
                all.add(new Difference(line.lineId(), Kind.FEWER, null, fewer, 0));
            }
        }
        graded.stream()
                .filter(one -> WORSE.contains(one.grade()))
                .forEach(one -> all.add(new Difference(one.lineId(), Kind.WORSE, one.grade(), one.quantity(), 0)));
        return all;
    }

    private static String words(Assessment assessment, List<Return.Line> lines) {
        var names = lines.stream().collect(Collectors.toMap(Return.Line::lineId, Return.Line::description));
        return assessment.differences().stream()
                .map(one -> one.quantity() + " x " + names.get(one.lineId()) + ": "
                        + (one.grade() == null ? one.kind().code() : one.grade())
                        + (one.keepBack() > 0 ? ", " + one.keepBack() + " % kept back" : ""))
                .collect(Collectors.joining("; "));
    }

    /**
     * The customer does not agree; again changes nothing.
     *
     * @throws Problem 404 for what is no link, 409 when it is too late
     */
    @Transactional
    public Assessment object(String token, String objection) {
        var found = find(token);
        var owner = returns.lock(found.returnId()).orElseThrow();
        var current = assessments.find(found.returnId()).orElseThrow();
        if (current.objection() != null) {
            return current;
        }
        var now = clock.instant();
        if (current.decision() != null || current.objectBy().isBefore(now)) {
            throw Problem.conflict(
                    "objection-too-late",
                    "The time to object ended on " + ReturnRequests.iso(current.objectBy())
                            + ", and what was assessed holds. Talk to customer service.");
        }
        assessments.object(found.returnId(), objection.strip(), now);
        timeline.record(owner.orderId(), TimelineKind.RETURN_OBJECTED, found.returnId(), Map.of());
        outbox.publish(
                MessageName.RETURNS_OBJECTION_RAISED,
                found.returnId().toString(),
                "return-objection:" + found.returnId(),
                Map.of("decideBy", ReturnRequests.iso(now.plus(properties.decideWithin()))));
        return assessments.find(found.returnId()).orElseThrow();
    }

    /** @throws Problem 404 */
    @Transactional(readOnly = true)
    public Assessment find(String token) {
        return assessments
                .ofToken(token)
                .filter(Assessment::tell)
                .orElseThrow(() -> Problem.notFound("difference", token));
    }

    /** The first decision counts. */
    @Transactional
    public RecordObjection.Output decide(RecordObjection.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        var assessment = assessments.find(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        var decision = assessment.decision();
        if (decision == null) {
            decision = checked(input);
            apply(found, assessment, decision, input.keepBackPercent());
            var reason = input.objectionReason();
            assessments.decide(found.returnId(), decision, reason == null ? null : reason.strip(), clock.instant());
            timeline.record(found.orderId(), TimelineKind.RETURN_OBJECTION_DECIDED, found.returnId(), Map.of());
        }
        var refused = decision.equals(SEND_BACK);
        return new RecordObjection.Output(
                refused, refused || !decision.equals(ACCEPT) && assessment.has(Kind.WRONG_ITEM));
    }

    private static String checked(RecordObjection.Input input) {
        var decision = String.valueOf(input.objectionDecision());
        if (decision.equals(AS_ASSESSED)) {
            return decision;
        }
        var percent = input.keepBackPercent();
        if (!BY_AGENT.contains(decision)
                || input.objectionReason() == null
                || input.objectionReason().isBlank()
                || decision.equals(REDUCE) && (percent == null || percent < 0 || percent > 100)) {
            throw new NeedsOperator("Return " + input.returnId() + ": objectionDecision must be one of " + BY_AGENT
                    + ", objectionReason say why, and keepBackPercent be from 0 to 100 for reduce. Set the variables"
                    + " and retry.");
        }
        return decision;
    }

    private void apply(Return found, Assessment assessment, String decision, Integer percent) {
        switch (decision) {
            case REDUCE -> assessments.keepBack(found.returnId(), percent);
            case ACCEPT -> {
                requireFree(found, assessment);
                assessments.keepBack(found.returnId(), 0);
                assessment.differences().stream()
                        .filter(one -> one.kind() != Kind.WORSE)
                        .forEach(one -> credit(found, one.lineId(), one.quantity()));
            }
            case SEND_BACK -> {
                var refunded = claims.refunded(found.returnId());
                returns.lines(found.returnId())
                        .forEach(line -> credit(
                                found,
                                line.lineId(),
                                refunded.getOrDefault(line.lineId(), 0) - count(line.received())));
            }
            default -> {
                // as it was assessed
            }
        }
    }

    /** What did not come may have been asked for again meanwhile: it is paid once. */
    private void requireFree(Return found, Assessment assessment) {
        var lines = returns.lines(found.returnId()).stream()
                .collect(Collectors.toMap(Return.Line::lineId, Return.Line::description));
        var left = claims.left(found.orderId());
        assessment.differences().stream()
                .filter(one -> one.kind() != Kind.WORSE)
                .collect(Collectors.groupingBy(Difference::lineId, Collectors.summingInt(Difference::quantity)))
                .forEach((lineId, units) -> {
                    if (left.getOrDefault(lineId, 0) < units) {
                        throw new NeedsOperator("Return " + found.returnId() + ": what did not come of "
                                + lines.get(lineId) + " (line " + lineId
                                + ") was asked for again meanwhile, in another return, claim or repair of the order."
                                + " Call that off and retry, or set objectionDecision to reduce with keepBackPercent 0"
                                + " and retry.");
                    }
                });
    }

    /** Counts so many units more as received, or fewer. */
    private void credit(Return found, String lineId, int units) {
        var line = returns.lines(found.returnId()).stream()
                .filter(one -> one.lineId().equals(lineId))
                .findFirst()
                .orElseThrow();
        claims.claim(found.orderId(), lineId, units);
        returns.received(found.returnId(), lineId, count(line.received()) + units, count(line.wrong()));
    }

    @Transactional
    public void sentHome(RecordSentHome.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        assessments.sentHome(
                found.returnId(), text(input.homeCarrier()), text(input.homeTrackingCode()), clock.instant());
        timeline.record(found.orderId(), TimelineKind.RETURN_SENT_HOME, found.returnId(), Map.of());
    }

    private static String text(String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }

    private static int count(Integer units) {
        return units == null ? 0 : units;
    }

    /** For what a refund keeps back. */
    @Transactional(readOnly = true)
    public List<Difference> keptBack(UUID returnId) {
        return assessments.find(returnId).stream()
                .filter(assessment ->
                        assessment.decision() != null && !assessment.decision().equals(SEND_BACK))
                .flatMap(assessment -> assessment.differences().stream())
                .filter(one -> one.keepBack() > 0)
                .toList();
    }
}
