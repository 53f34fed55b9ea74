package io.pontual.integrations.simulators.litoral;

import io.pontual.integrations.simulators.Behaviour;
import io.pontual.integrations.simulators.SettlementBook.Entry;
import io.pontual.integrations.simulators.SettlementWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Columns of fixed width, amounts in centavos. */
@Component
@Profile("simulators")
class LitoralSettlementWriter implements SettlementWriter {
    private final Behaviour<LitoralMode> behaviour;

    LitoralSettlementWriter(Behaviour<LitoralMode> behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public String partner() {
        return "litoral";
    }

    @Override
    public boolean tampers() {
        return behaviour.mode() == LitoralMode.TAMPER;
    }

    @Override
    public String write(LocalDate day, List<Entry> entries) {
        var text = new StringBuilder("0LITORAL" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "\n");
        long sum = 0;
        for (var entry : entries) {
            var centavos = entry.amount().movePointRight(2).longValueExact();
            text.append("1%s%-36s%-40s%015dB\n"
                    .formatted(entry.refund() ? "R" : "C", entry.payment(), entry.operation(), centavos));
            sum += centavos;
        }
        return text.append("9%09d%015d\n".formatted(entries.size(), sum)).toString();
    }
}
