package io.pontual.workers.sourcing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The ways in which a basket can be had, until a moment. It holds nothing: others may buy the goods meanwhile.
 *
 * @param currency ISO 4217
 * @param postalCode CEP, eight digits; null when no destination was given
 * @param basket units by SKU
 * @param lacking products that no option could have, with the units that there are; not stored
 */
record Promise(
        UUID promiseId,
        String channel,
        String currency,
        String postalCode,
        SortedMap<String, Integer> basket,
        List<Option> options,
        List<Lacking> lacking,
        Instant validUntil) {

    /**
     * @param optionId unique within the promise
     * @param method {@code pickup} or {@code ship}
     * @param service {@code standard} or {@code express}; null for a pickup
     * @param nodes that supply it, by id; one for a pickup
     * @param nodeName null for a delivery, like {@code distanceKm} and {@code readyBy}
     * @param deliverBy a day where the customer is; null for a pickup
     * @param price of the delivery, in the promise's currency; 0 for a pickup
     */
    record Option(
            String optionId,
            String method,
            String service,
            List<String> nodes,
            String nodeName,
            Double distanceKm,
            Instant readyBy,
            LocalDate deliverBy,
            BigDecimal price) {}

    record Lacking(String sku, int wanted, int available) {}

    Optional<Option> option(String optionId) {
        return options.stream()
                .filter(option -> option.optionId().equals(optionId))
                .findAny();
    }
}
