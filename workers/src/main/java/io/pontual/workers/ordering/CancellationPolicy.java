package io.pontual.workers.ordering;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.platform.decision.Answer;
import io.pontual.workers.platform.decision.DecisionTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code cancellation-policy}; see bpmn-docs/decisions.md. */
@Component
class CancellationPolicy {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Money that is set aside or taken. */
    private static final Set<String> HELD = Set.of("AUTHORISED", "CAPTURING", "CAPTURED");

    private final DecisionTable table = DecisionTable.read("/ordering/" + DecisionId.CANCELLATION_POLICY + ".dmn");
    private final FulfilmentStages stages;
    private final Payments payments;
    private final Clock clock;

    CancellationPolicy(FulfilmentStages stages, Payments payments, Clock clock) {
        this.stages = stages;
        this.payments = payments;
        this.clock = clock;
    }

    CancellationVerdict decide(OrderHead order, Canceller requestedBy) {
        return decide(order, requestedBy, stages.furthest(order.orderId()));
    }

    CancellationVerdict decide(OrderHead order, Canceller requestedBy, FulfilmentStage furthest) {
        var answer = table.ask(
                requestedBy.code(),
                order.channel(),
                order.status().name(),
                furthest.code(),
                order.method(),
                Duration.between(order.acceptedAt(), clock.instant()).toMinutes() / 60.0);
        var fee = fee(order, answer);
        var kind = kind(answer);
        return new CancellationVerdict(
                // A fee of nothing needs nobody's consent.
                kind == CancellationVerdict.Kind.FEE && fee.signum() == 0 ? CancellationVerdict.Kind.ALLOWED : kind,
                fee,
                furthest,
                answer.text("reasonPt"),
                answer.text("reasonEn"),
                answer.oneOf("alternative", List.of("return", "none")).equals("none")
                        ? null
                        : answer.text("alternative"),
                answer.duration("approveWithin"),
                answer.oneOf("withoutAnswer", List.of("approve", "refuse")));
    }

    /** Rounded down: the customer never pays more than the percentage says, nor more than is there to be taken. */
    private BigDecimal fee(OrderHead order, Answer answer) {
        var percent = BigDecimal.valueOf(answer.number("feePercent"));
        if (percent.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (percent.compareTo(HUNDRED) > 0) {
            throw answer.wrong("feePercent", "a percentage up to 100");
        }
        var held = payments.ofOrder(order.orderId()).stream()
                .filter(payment -> HELD.contains(payment.status()))
                .map(Payments.Payment::authorised)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var fee = order.total()
                .multiply(percent)
                .divide(HUNDRED, OrderRules.decimals(order.currency()).orElseThrow(), RoundingMode.DOWN);
        return OrderRules.withDecimals(fee.min(held), order.currency());
    }

    private static CancellationVerdict.Kind kind(Answer answer) {
        var verdict = answer.text("verdict");
        return Arrays.stream(CancellationVerdict.Kind.values())
                .filter(kind -> kind.code().equals(verdict))
                .findFirst()
                .orElseThrow(() -> answer.wrong("verdict", "allowed, fee, approval or too-late"));
    }
}
