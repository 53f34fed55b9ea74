package io.pontual.processes.returns;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;

/** Job {@code returns.value-return}: reckons what goes back for a return now, once for each step. */
public final class ValueReturn {
    private ValueReturn() {}

    /** @param step {@code at-once}, {@code on-receipt} or {@code on-inspection} */
    public record Input(UUID orderId, UUID returnId, String step) {}

    /** @param refundAmount in the order's currency; zero when nothing goes back @param refundKey of the refund */
    public record Output(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal refundAmount, String refundKey) {}
}
