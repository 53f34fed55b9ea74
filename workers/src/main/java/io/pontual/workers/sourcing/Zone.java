package io.pontual.workers.sourcing;

import java.util.Locale;

/** How far a parcel goes, as carriers price it. */
enum Zone {
    LOCAL,
    STATE,
    REGION,
    NATIONAL;

    private static final double LOCAL_KM = 50;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param from two letters of a state, like {@code to} */
    static Zone between(String from, String to, double km, PostalCodes codes) {
        if (from.equals(to)) {
            return km <= LOCAL_KM ? LOCAL : STATE;
        }
        return codes.sameRegion(from, to) ? REGION : NATIONAL;
    }
}
