package io.pontual.workers.inventory;

import io.pontual.processes.shipping.WarehouseSystem;
import io.pontual.workers.platform.web.OneOf;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * A node as an administrator or a feed describes it.
 *
 * <p>Coordinates are JSON numbers: in this API a decimal string is money.
 *
 * @param latitude degrees north, kept to six decimals
 * @param longitude degrees east, kept to six decimals
 * @param methods how customers can get goods from here; empty while there is no way
 * @param system {@code jms} when the node has a system of its own, {@code tasklist} when its staff work in tasks,
 *     {@code wms-jms} or {@code wms-sftp} for a warehouse with a management system, which offers no pickup
 */
@SystemOfNode
record NodeRequest(
        @ShortText String name,
        @NotNull @OneOf({"store", "warehouse"}) String kind,
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @NotNull @TimeZoneName String timeZone,
        @ShortText String city,
        @ShortText String state,
        @NotNull List<@NotNull @OneOf({"pickup", "ship"}) String> methods,
        @NotNull @OneOf({"jms", "tasklist", WarehouseSystem.JMS, WarehouseSystem.SFTP}) String system,
        @NotNull Boolean active) {}
