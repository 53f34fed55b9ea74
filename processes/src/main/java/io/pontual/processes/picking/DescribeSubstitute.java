package io.pontual.processes.picking;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.UUID;

/** Job {@code picking.describe-substitute}: what the policy must know of a substitute that is proposed. */
public final class DescribeSubstitute {
    private DescribeSubstitute() {}

    public record Input(UUID orderId, UUID fulfilmentId, UUID substitutionId) {}

    /**
     * @param wish what the customer said about the line: {@code allowed}, {@code ask} or {@code never}
     * @param productGroup of what was ordered; null when the catalogue has it no more
     * @param priceDifference how much dearer the substitute is in whole percent, rounded up; null when it has no price in the
     *     order's currency
     * @param substitute the line that it would be
     */
    public record Output(
            String wish,
            String channel,
            String productGroup,
            boolean sameGroup,
            Integer priceDifference,
            FulfilmentPlan.Item substitute) {}
}
