package io.pontual.processes.inventory;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/** Job {@code inventory.restock-parcel}: what came back with a parcel is at its node again, once for each parcel. */
public final class RestockParcel {
    private RestockParcel() {}

    /** @param items what the parcel held @param inspected a line that is not named did not come back */
    public record Input(UUID parcelId, String nodeId, List<FulfilmentPlan.Item> items, List<Inspected> inspected) {}

    /** @param quantity units that can be sold @param damaged units that cannot */
    public record Inspected(String lineId, int quantity, int damaged) {}
}
