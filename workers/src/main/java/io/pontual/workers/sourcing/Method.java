package io.pontual.workers.sourcing;

import io.pontual.processes.model.ProcessId;
import io.pontual.processes.shipping.WarehouseSystem;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.util.Arrays;

/** How the customer gets the goods, and the process that carries it out. */
enum Method {
    PICKUP("pickup", ProcessId.PICKUP_IN_STORE),
    SHIP("ship", ProcessId.SHIP_FROM_STORE);

    private final String code;
    private final String processId;

    Method(String code, String processId) {
        this.code = code;
        this.processId = processId;
    }

    String code() {
        return code;
    }

    /** @param nodeSystem a warehouse with a management system is told and confirms otherwise than a store */
    String processId(String nodeSystem) {
        return this == SHIP && WarehouseSystem.is(nodeSystem) ? ProcessId.HOME_DELIVERY : processId;
    }

    static Method of(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new NeedsOperator("No process carries out the fulfilment method '" + code
                        + "'. Cancel the order, or deploy a version that knows the method and retry."));
    }
}
