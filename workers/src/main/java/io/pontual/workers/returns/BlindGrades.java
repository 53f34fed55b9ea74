package io.pontual.workers.returns;

import io.pontual.processes.inventory.RestockReturn;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.GradeGoods;
import io.pontual.processes.returns.RecordInspection;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What goods without an order are like, what they are credited with, and what becomes of them. */
@Service
class BlindGrades {
    private final BlindReturnRepository returns;
    private final ReturnTables tables;
    private final Outbox outbox;
    private final Clock clock;

    BlindGrades(BlindReturnRepository returns, ReturnTables tables, Outbox outbox, Clock clock) {
        this.returns = returns;
        this.tables = tables;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What a store says over the API. @throws Problem 404, 400 when grades do not add up, 409 when it is not the time */
    @Transactional
    public void report(UUID returnId, List<RecordInspection.Graded> inspected) {
        var found = returns.lock(returnId).orElseThrow(() -> Problem.notFound("return", returnId));
        if (found.inspectedAt() != null) {
            return;
        }
        if (found.status() != BlindReturn.Status.RECEIVED) {
            throw Problem.conflict(
                    "return-not-open",
                    "The return is " + found.status() + "; this is not possible now. GET /api/v1/returns/" + returnId
                            + " shows how it stands.");
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

    /** What the process found out, or was told of by the API. Of goods that the customer took with them, nothing. */
    @Transactional
    public GradeGoods.Output record(GradeGoods.Input input) {
        var found = returns.lock(input.returnId()).orElseThrow(() -> Receipts.unknown(input.returnId()));
        var lines = returns.lines(input.returnId());
        if (found.status() == BlindReturn.Status.RECEIVED) {
            var wrong = wrong(lines, input.inspected());
            if (!wrong.isEmpty()) {
                throw new NeedsOperator(
                        "Return " + input.returnId() + ": " + wrong.getFirst().field() + " "
                                + wrong.getFirst().message() + ". Correct the variable inspected and retry.");
            }
            write(found, lines, input.inspected());
        }
        var skus = lines.stream().collect(Collectors.toMap(BlindReturn.Line::lineId, BlindReturn.Line::sku));
        var grades = returns.grades(input.returnId());
        return new GradeGoods.Output(
                grades.stream()
                        .filter(grade -> grade.disposition() != null)
                        .map(grade -> new RestockReturn.Item(
                                grade.lineId(), skus.get(grade.lineId()), grade.quantity(), grade.disposition()))
                        .toList(),
                sum(grades));
    }

    private static List<Problem.FieldError> wrong(
            List<BlindReturn.Line> lines, List<RecordInspection.Graded> inspected) {
        return Inspections.wrong(
                lines.stream().collect(Collectors.toMap(BlindReturn.Line::lineId, BlindReturn.Line::quantity)),
                inspected);
    }

    private void write(BlindReturn found, List<BlindReturn.Line> lines, List<RecordInspection.Graded> inspected) {
        var byLine = lines.stream().collect(Collectors.toMap(BlindReturn.Line::lineId, Function.identity()));
        for (var graded : inspected) {
            var line = byLine.get(graded.lineId());
            Inspections.grades(graded).forEach((grade, units) -> {
                if (units > 0) {
                    returns.insert(found.returnId(), grade(line, grade, units, found.currency()));
                }
            });
        }
        var credit = sum(returns.grades(found.returnId()));
        returns.inspected(found, credit, clock.instant());
    }

    private BlindReturn.Grade grade(BlindReturn.Line line, String grade, int units, String currency) {
        var rule = tables.credit(grade, line.productGroup());
        var credit = rule.taken()
                ? line.unitAmount()
                        .multiply(BigDecimal.valueOf(units))
                        .multiply(BigDecimal.valueOf(rule.percent(), 2))
                        .setScale(Currency.getInstance(currency).getDefaultFractionDigits(), RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
        return new BlindReturn.Grade(
                line.lineId(),
                grade,
                units,
                rule.taken() ? rule.percent() : 0,
                credit,
                rule.taken() ? tables.disposition(grade, line.productGroup(), line.reason()) : null);
    }

    private static BigDecimal sum(List<BlindReturn.Grade> grades) {
        return grades.stream().map(BlindReturn.Grade::credit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
