package io.pontual.integrations.simulators.carriers;

/** What can happen to a parcel. Each carrier has its own codes for it. */
public enum Happening {
    ANNOUNCED,
    COLLECTED,
    ARRIVED,
    DEPARTED,
    /** In no table of codes. */
    ODD,
    DELAYED,
    OUT,
    ABSENT,
    BAD_ADDRESS,
    AT_POINT,
    DELIVERED,
    REFUSED,
    GOING_BACK,
    UNCLAIMED,
    BACK,
    LOST,
    DAMAGED;

    boolean isEnd() {
        return switch (this) {
            case DELIVERED, BACK, LOST, DAMAGED -> true;
            default -> false;
        };
    }
}
