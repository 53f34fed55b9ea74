package io.pontual.processes.picking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/**
 * Job {@code picking.record-wave}: give what was found to the fulfilments of the wave, and tell their picks. Throws
 * {@code PICKING_WRONG_PRODUCT}.
 */
public final class RecordWave {
    private RecordWave() {}

    /** @param picked null when it was said over the API already */
    public record Input(UUID waveId, List<Found> picked) {}

    /**
     * @param quantity units found, of all fulfilments together
     * @param reason why units are missing: {@code not-found}, {@code damaged} or {@code expired}; null when nobody says
     * @param scannedSku what was scanned; null when nothing was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Found(String sku, int quantity, String reason, String scannedSku) {}
}
