package io.pontual.workers.returns;

import io.pontual.processes.inventory.RestockReturn;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.RecordInspection;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What returned goods are like, and what becomes of them by the decision {@code disposition}. */
@Service
class Inspections {
    private final ReturnRepository returns;
    private final ReturnTables tables;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    Inspections(ReturnRepository returns, ReturnTables tables, Timeline timeline, Outbox outbox, Clock clock) {
        this.returns = returns;
        this.tables = tables;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What a store says over the API. @throws Problem 404, 400 when grades do not add up, 409 when it is not the time */
    @Transactional
    public void report(UUID returnId, List<RecordInspection.Graded> inspected) {
        var found = returns.lock(returnId).orElseThrow(() -> Problem.notFound("return", returnId));
        if (found.status() != ReturnStatus.RECEIVED) {
            if (found.inspectedAt() != null) {
                return;
            }
            throw Receipts.notOpen(found);
        }
        var lines = returns.lines(returnId);
        var wrong = wrong(lines, inspected);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        write(found, lines, inspected);
        outbox.publish(
                MessageName.RETURNS_GOODS_INSPECTED,
                returnId.toString(),
                "return-inspected:" + returnId,
                Map.of("inspected", inspected));
    }

    /** What the process found out, or was told of by the API. */
    @Transactional
    public RecordInspection.Output record(RecordInspection.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        var lines = returns.lines(input.returnId());
        if (found.status() == ReturnStatus.RECEIVED) {
            var wrong = wrong(lines, input.inspected());
            if (!wrong.isEmpty()) {
                throw new NeedsOperator(
                        "Return " + input.returnId() + ": " + wrong.getFirst().field() + " "
                                + wrong.getFirst().message() + ". Correct the variable inspected and retry.");
            }
            write(found, lines, input.inspected());
        }
        var skus = lines.stream().collect(Collectors.toMap(Return.Line::lineId, Return.Line::sku));
        var graded = returns.graded(input.returnId());
        return new RecordInspection.Output(
                graded.stream()
                        .map(one -> new RestockReturn.Item(
                                one.lineId(), skus.get(one.lineId()), one.quantity(), one.disposition()))
                        .toList(),
                Differences.any(lines, graded));
    }

    private void write(Return found, List<Return.Line> lines, List<RecordInspection.Graded> inspected) {
        var now = clock.instant();
        var byLine = lines.stream().collect(Collectors.toMap(Return.Line::lineId, Function.identity()));
        for (var graded : inspected) {
            var line = byLine.get(graded.lineId());
            returns.inspectionPhotos(found.returnId(), line.lineId(), graded.photos());
            grades(graded).forEach((grade, units) -> {
                if (units > 0) {
                    returns.insert(
                            found.returnId(),
                            new ReturnRepository.Graded(
                                    line.lineId(),
                                    units,
                                    grade,
                                    tables.disposition(grade, line.productGroup(), line.reason())),
                            now);
                }
            });
        }
        returns.inspected(found, now);
        timeline.record(found.orderId(), TimelineKind.RETURN_INSPECTED, found.returnId(), Map.of());
    }

    private static List<Problem.FieldError> wrong(List<Return.Line> lines, List<RecordInspection.Graded> inspected) {
        return wrong(
                lines.stream()
                        .filter(line -> line.received() != null && line.received() > 0)
                        .collect(Collectors.toMap(Return.Line::lineId, Return.Line::received)),
                inspected);
    }

    /** @param received units by line that are to be looked at */
    static List<Problem.FieldError> wrong(Map<String, Integer> received, List<RecordInspection.Graded> inspected) {
        var open = new LinkedHashMap<>(received);
        var errors = new ArrayList<Problem.FieldError>();
        for (int i = 0; i < inspected.size(); i++) {
            var graded = inspected.get(i);
            var units = open.remove(graded.lineId());
            var grades = grades(graded).values();
            if (units == null) {
                errors.add(new Problem.FieldError(
                        "/lines/" + i + "/lineId", "was not received with this return, or is there twice"));
            } else if (grades.stream().anyMatch(count -> count < 0)
                    || grades.stream().mapToInt(Integer::intValue).sum() != units) {
                errors.add(new Problem.FieldError("/lines/" + i, "must have grades that add up to " + units));
            }
        }
        open.keySet().forEach(lineId -> errors.add(new Problem.FieldError("/lines", "lack line " + lineId)));
        return errors;
    }

    static Map<String, Integer> grades(RecordInspection.Graded line) {
        var grades = new LinkedHashMap<String, Integer>();
        grades.put("as-new", line.asNew());
        grades.put("opened", line.opened());
        grades.put("used", line.used());
        grades.put("damaged", line.damaged());
        grades.put("unusable", line.unusable());
        return grades;
    }
}
