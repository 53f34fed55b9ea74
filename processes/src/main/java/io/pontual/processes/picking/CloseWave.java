package io.pontual.processes.picking;

import java.util.List;
import java.util.UUID;

/** Job {@code picking.close-wave}: nothing joins any more; say what is to be picked. */
public final class CloseWave {
    private CloseWave() {}

    public record Input(UUID waveId) {}

    /**
     * @param waveLines by product group and SKU; empty when every fulfilment has left
     * @param picker user name; empty when nobody is named
     * @param orders how many fulfilments are in it
     * @param pickDueAt ISO-8601 date-time with offset: when the first of them is due
     */
    public record Output(List<WaveLine> waveLines, String picker, int orders, String pickDueAt) {}

    /** @param group of the product; null when the catalogue has it no more @param quantity of all fulfilments together @param ean null for none */
    public record WaveLine(String sku, String description, String group, String ean, int quantity) {}
}
