package io.pontual.processes.shipping;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;

/** Job {@code shipping.file-claim}: claim from the carrier what a parcel was worth that it lost or damaged. */
public final class FileClaim {
    private FileClaim() {}

    /** @param parcelStatus {@code LOST} or {@code DAMAGED} @param refundAmount in {@code currency} (ISO 4217) */
    public record Input(
            UUID orderId,
            UUID parcelId,
            String parcelStatus,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal refundAmount,
            String currency) {}
}
