package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.PickupPoints;
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
     * @param service {@code standard}, {@code express} or {@code pickup-point}; null for a pickup
     * @param point where the parcel is fetched; null without the service {@code pickup-point}
     * @param nodes that supply it, by id; one for a pickup
     * @param sentBy nodes that send to the store of a pickup what it lacks, by id; else empty
     * @param nodeName null for a delivery, like {@code readyBy}
     * @param distanceKm to the store or pickup point; null when it is brought to the customer
     * @param deliverBy a day where the customer is; null for a pickup
     * @param price of the delivery, in the promise's currency; 0 for a pickup
     * @param window in which the courier of the node brings it; null for any other way
     * @param locker of a pickup: a locker of the store is large enough
     */
    record Option(
            String optionId,
            String method,
            String service,
            Point point,
            List<String> nodes,
            List<String> sentBy,
            String nodeName,
            Double distanceKm,
            Instant readyBy,
            LocalDate deliverBy,
            BigDecimal price,
            Window window,
            boolean locker) {

        /** Promises that were stored before stores were sent anything do not say it. */
        Option {
            sentBy = sentBy == null ? List.of() : sentBy;
        }
    }

    /** @param day of the calendar at the node that it comes from @param left places when it was promised */
    record Window(String windowId, LocalDate day, Instant startsAt, Instant endsAt, int left) {}

    /** @param postalCode CEP, eight digits @param address on one line @param openingNote when it is open */
    record Point(String pointId, String name, String carrier, String postalCode, String address, String openingNote) {

        static Point of(PickupPoints.Point point) {
            return new Point(
                    point.pointId(),
                    point.name(),
                    point.carrier(),
                    point.postalCode(),
                    "%s, %s, %s, %s".formatted(point.street(), point.number(), point.city(), point.state()),
                    point.openingNote());
        }
    }

    /** @param expectedAt when goods come that would do; null when none are expected */
    record Lacking(String sku, int wanted, int available, Instant expectedAt) {}

    Optional<Option> option(String optionId) {
        return options.stream()
                .filter(option -> option.optionId().equals(optionId))
                .findAny();
    }
}
