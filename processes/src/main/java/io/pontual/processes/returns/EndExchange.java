package io.pontual.processes.returns;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;

/** Job {@code returns.end-exchange}: the order of the new goods has ended; reckons what goes back for the rest, once. */
public final class EndExchange {
    private EndExchange() {}

    public record Input(UUID returnId) {}

    /** @param refundAmount in the order's currency; zero when everything was had */
    public record Output(boolean everythingHad, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal refundAmount) {}
}
