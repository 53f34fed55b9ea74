package io.pontual.processes.shipping;

import java.util.UUID;

/** One parcel with its label. @param number from 1 within its fulfilment @param trackingCode the carrier's number */
public record LabelledParcel(UUID parcelId, int number, String carrier, String trackingCode) {}
