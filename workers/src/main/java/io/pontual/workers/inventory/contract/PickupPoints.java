package io.pontual.workers.inventory.contract;

import java.util.List;
import java.util.Optional;

/** Shops and lockers of partners to which parcels can be sent. */
public interface PickupPoints {
    /** The service of an order that goes to one. */
    String SERVICE = "pickup-point";

    /** Inactive ones too. */
    Optional<Point> point(String pointId);

    /** Active ones, nearest first. @param latitude degrees, WGS 84, like {@code longitude} */
    List<Near> near(double latitude, double longitude, double radiusKm, int most);

    record Near(Point point, double km) {}

    /**
     * @param carrier who brings parcels there
     * @param district may be null
     * @param state UF, two letters
     * @param postalCode CEP, eight digits
     * @param openingNote when it is open, in words for the customer
     */
    record Point(
            String pointId,
            String name,
            String carrier,
            String street,
            String number,
            String district,
            String city,
            String state,
            String postalCode,
            String openingNote,
            boolean active) {}
}
