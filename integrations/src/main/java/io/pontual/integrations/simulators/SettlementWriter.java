package io.pontual.integrations.simulators;

import java.time.LocalDate;
import java.util.List;

/** One simulated provider's way to write a settlement file. */
public interface SettlementWriter {
    String partner();

    /** Whether it is in the mode in which it says a wrong amount. */
    boolean tampers();

    String write(LocalDate day, List<SettlementBook.Entry> entries);
}
