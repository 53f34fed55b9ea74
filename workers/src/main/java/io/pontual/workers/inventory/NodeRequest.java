package io.pontual.workers.inventory;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.List;

/**
 * A node as an administrator or a feed describes it.
 *
 * @param latitude degrees north, kept to six decimals
 * @param longitude degrees east, kept to six decimals
 * @param methods how customers can get goods from here; empty while there is no way
 * @param system {@code jms} when the node has a system of its own, {@code tasklist} when its staff work in tasks
 */
record NodeRequest(
        @ShortText String name,
        @NotNull @Pattern(regexp = "store|warehouse", message = "must be store or warehouse") String kind,
        @NotNull @DecimalMin("-90") @DecimalMax("90") BigDecimal latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") BigDecimal longitude,
        @NotNull @TimeZoneName String timeZone,
        @ShortText String city,
        @ShortText String state,
        @NotNull List<@NotNull @Pattern(regexp = "pickup|ship", message = "must be pickup or ship") String> methods,
        @NotNull @Pattern(regexp = "jms|tasklist", message = "must be jms or tasklist") String system,
        @NotNull Boolean active) {}
