package io.pontual.workers.shipping.contract;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** What warehouses with a management system have confirmed. They pick without a pick list of ours. */
public interface WarehouseConfirmations {
    /** @return every line, zero where nothing was found; empty until every unit is picked or short, or for other nodes */
    List<LineQuantity> found(UUID fulfilmentId);
}
