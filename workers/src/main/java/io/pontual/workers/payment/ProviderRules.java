package io.pontual.workers.payment;

import io.pontual.processes.model.DecisionId;
import io.pontual.processes.payment.PaymentProvider;
import io.pontual.workers.platform.decision.Answer;
import io.pontual.workers.platform.decision.DecisionTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who is asked for a payment, as analysts wrote it into {@code select-provider}; see bpmn-docs/decisions.md. */
@Component
class ProviderRules {
    private static final String NOBODY = "none";

    private final DecisionTable selectProvider = DecisionTable.read("/payment/" + DecisionId.SELECT_PROVIDER + ".dmn");
    private final ProviderHealth health;

    ProviderRules(ProviderHealth health) {
        this.health = health;
    }

    /** In the order in which they are asked; at least one. */
    List<PaymentProvider> providers(String method, BigDecimal amount, String currency) {
        var all = health.all();
        var answer = selectProvider.ask(
                method,
                amount,
                currency,
                told(all.get(PaymentProvider.AURORA)),
                told(all.get(PaymentProvider.LITORAL)));
        return Stream.of("first", "second")
                .filter(column ->
                        !(column.equals("second") && answer.text(column).equals(NOBODY)))
                .map(column -> provider(answer, column))
                .distinct()
                .toList();
    }

    private static PaymentProvider provider(Answer answer, String column) {
        return PaymentProvider.of(answer.text(column))
                .orElseThrow(() -> answer.wrong(column, "the name of a payment provider"));
    }

    private static String told(ProviderHealth.Report report) {
        return report.state().name().toLowerCase(Locale.ROOT);
    }
}
