package io.pontual.workers.shipping;

import io.pontual.processes.shipping.WarehouseEvent;
import io.pontual.workers.inventory.contract.Catalogue;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells a weight in another unit from one in grams: kilograms or milligrams are wrong by a factor of a thousand, while what
 * the catalogue says is seldom wrong by more than ten, packaging included.
 */
@Component
class ParcelWeights {
    private static final int FACTOR = 30;
    private static final long PACKAGING_GRAMS = 30_000;

    private final Catalogue catalogue;

    ParcelWeights(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @return why weight or size cannot be what they are said to be; empty when they may be */
    Optional<String> implausible(WarehouseOrder order, WarehouseEvent event) {
        var parcel = event.parcel();
        if (isNoMeasure(parcel.weightGrams(), false)) {
            return Optional.of("a parcel of " + parcel.weightGrams() + " g");
        }
        if (isNoMeasure(parcel.lengthMm(), true)
                || isNoMeasure(parcel.widthMm(), true)
                || isNoMeasure(parcel.heightMm(), true)) {
            return Optional.of(
                    "a parcel of " + parcel.lengthMm() + " x " + parcel.widthMm() + " x " + parcel.heightMm() + " mm");
        }
        long known = knownGrams(order, event);
        long said = parcel.weightGrams();
        return known > 0 && (said * FACTOR < known || said > known * FACTOR + PACKAGING_GRAMS)
                ? Optional.of("a parcel of " + said + " g, while the goods in it weigh " + known
                        + " g: is that another unit?")
                : Optional.empty();
    }

    private static boolean isNoMeasure(Integer value, boolean mayBeUnknown) {
        return value == null ? !mayBeUnknown : value < 1;
    }

    private long knownGrams(WarehouseOrder order, WarehouseEvent event) {
        var products = catalogue.products(order.skus());
        return event.lines().stream()
                .mapToLong(line -> order.sku(line.lineId())
                        .map(products::get)
                        .map(product -> (long) product.weightGrams() * line.quantity())
                        .orElse(0L))
                .sum();
    }
}
