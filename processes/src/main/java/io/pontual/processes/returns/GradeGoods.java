package io.pontual.processes.returns;

import io.pontual.processes.inventory.RestockReturn;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Job {@code returns.grade-goods}: what goods without an order are like, and what they are credited with, once. */
public final class GradeGoods {
    private GradeGoods() {}

    public record Input(UUID returnId, List<RecordInspection.Graded> inspected) {}

    /**
     * @param dispositions of what the store takes; the customer keeps the rest
     * @param creditAmount in the currency of the return; may be zero
     */
    public record Output(List<RestockReturn.Item> dispositions, BigDecimal creditAmount) {}
}
