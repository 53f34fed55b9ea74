package io.pontual.workers.sourcing;

/** Distances on the globe. */
final class Distance {
    private static final double EARTH_KM = 6371.0;

    private Distance() {}

    /** As the crow flies, from degrees, WGS 84. */
    static double km(double latitude, double longitude, double toLatitude, double toLongitude) {
        double north = Math.sin(Math.toRadians(toLatitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(toLongitude - longitude) / 2);
        double part =
                north * north + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(toLatitude)) * east * east;
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(part)));
    }
}
