package io.pontual.workers.picking;

import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.picking.RecordWave;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives out what was found: whoever asks first gets it. */
final class WaveShares {
    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();

    WaveShares(List<RecordWave.Found> found) {
        for (var line : found) {
            left.merge(line.sku(), Math.max(0, line.quantity()), Integer::sum);
            if (line.reason() != null) {
                reasons.put(line.sku(), line.reason());
            }
        }
    }

    List<PickedLine> of(Pick pick) {
        return pick.lines().stream().map(this::part).toList();
    }

    private PickedLine part(Pick.Line line) {
        int part = Math.min(line.requested(), left.getOrDefault(line.sku(), 0));
        left.merge(line.sku(), -part, Integer::sum);
        return new PickedLine(
                line.lineId(), part, part < line.requested() ? reasons.get(line.sku()) : null, null, null);
    }
}
