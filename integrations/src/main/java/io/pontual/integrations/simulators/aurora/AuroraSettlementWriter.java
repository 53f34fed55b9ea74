package io.pontual.integrations.simulators.aurora;

import io.pontual.integrations.simulators.Behaviour;
import io.pontual.integrations.simulators.SettlementBook.Entry;
import io.pontual.integrations.simulators.SettlementWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** CSV with a header and totals. The simulated account is in Brazilian reais. */
@Component
@Profile("simulators")
class AuroraSettlementWriter implements SettlementWriter {
    private final Behaviour<AuroraMode> behaviour;

    AuroraSettlementWriter(Behaviour<AuroraMode> behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public String partner() {
        return "aurora";
    }

    @Override
    public boolean tampers() {
        return behaviour.mode() == AuroraMode.TAMPER;
    }

    @Override
    public String write(LocalDate day, List<Entry> entries) {
        var text = new StringBuilder("settlement,aurora," + day + "\n");
        var sum = BigDecimal.ZERO;
        for (var entry : entries) {
            text.append(entry.refund() ? "refund" : "capture")
                    .append(',')
                    .append(entry.payment())
                    .append(',');
            text.append(entry.operation())
                    .append(',')
                    .append(entry.amount().toPlainString())
                    .append(",BRL,booked\n");
            sum = sum.add(entry.amount());
        }
        return text.append("total,")
                .append(entries.size())
                .append(',')
                .append(sum.toPlainString())
                .append('\n')
                .toString();
    }
}
