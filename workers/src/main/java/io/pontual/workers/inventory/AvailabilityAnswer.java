package io.pontual.workers.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What can be sold at one moment.
 *
 * @param channel whose rules are in the figures; absent when none are
 * @param products one entry per SKU that was asked for, in that order
 * @param nodes one page of the nodes that have something, nearest first, or by id when no place was given
 * @param total nodes on all pages
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AvailabilityAnswer(
        Instant at, String channel, List<Product> products, List<Node> nodes, int page, int size, long total) {
    /** @param available units at all nodes of the question together @param nodes how many of them have any */
    @Schema(name = "AvailableProduct")
    record Product(String sku, long available, int nodes) {}

    /** @param distanceKm as the crow flies; absent when no place was given @param stock as the products are */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AvailableNode")
    record Node(
            String nodeId,
            String name,
            String kind,
            String city,
            String state,
            List<String> methods,
            Double distanceKm,
            List<Units> stock) {}

    /** @param available units; never below zero */
    @Schema(name = "AvailableUnits")
    record Units(String sku, int available) {}
}
