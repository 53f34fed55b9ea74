package io.pontual.workers.inventory;

import io.pontual.workers.platform.web.Problem;
import java.util.regex.Pattern;

/** The nodes around a place. Degrees, WGS 84; kilometres as the crow flies. */
record Near(double latitude, double longitude, double radiusKm) {
    static final double MAX_RADIUS_KM = 1000;
    static final double USUAL_RADIUS_KM = 50;

    /** The shortest of all, at the poles, so that the rectangle is never too small. */
    private static final double KM_PER_DEGREE = 110.5;

    private static final Pattern PLACE = Pattern.compile("(-?\\d{1,2}(?:\\.\\d{1,15})?),(-?\\d{1,3}(?:\\.\\d{1,15})?)");

    /** @throws Problem when the place is no pair of degrees, or the radius is none */
    static Near of(String place, Double radiusKm) {
        var parts = PLACE.matcher(place);
        if (!parts.matches()) {
            throw wrongPlace();
        }
        var near = new Near(
                Double.parseDouble(parts.group(1)),
                Double.parseDouble(parts.group(2)),
                radiusKm == null ? USUAL_RADIUS_KM : radiusKm);
        if (Math.abs(near.latitude) > 90 || Math.abs(near.longitude) > 180) {
            throw wrongPlace();
        }
        // Written so that NaN fails too.
        if (!(near.radiusKm > 0 && near.radiusKm <= MAX_RADIUS_KM)) {
            throw Problem.invalid("radiusKm", "must be more than 0 and at most " + (int) MAX_RADIUS_KM);
        }
        return near;
    }

    private static Problem wrongPlace() {
        return Problem.invalid(
                "near",
                "must be degrees north and degrees east with decimal points and a comma between, such as"
                        + " -23.561414,-46.655881");
    }

    double south() {
        return latitude - radiusKm / KM_PER_DEGREE;
    }

    double north() {
        return latitude + radiusKm / KM_PER_DEGREE;
    }

    /** Half the width of the rectangle in degrees; 360 when it goes around a pole. */
    private double width() {
        var farthest = Math.max(Math.abs(south()), Math.abs(north()));
        return farthest >= 89 ? 360 : radiusKm / KM_PER_DEGREE / Math.cos(Math.toRadians(farthest));
    }

    /** Whether west and east bound it: not around a pole, nor across the date line. */
    boolean hasSides() {
        return west() >= -180 && east() <= 180;
    }

    double west() {
        return longitude - width();
    }

    double east() {
        return longitude + width();
    }
}
