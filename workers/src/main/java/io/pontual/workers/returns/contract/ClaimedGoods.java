package io.pontual.workers.returns.contract;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What customers have said was missing, wrong or damaged, or never arrived. */
public interface ClaimedGoods {
    /** Units of a parcel in claims that were not refused, by line. */
    Map<String, Integer> ofParcel(UUID parcelId);

    /** Of what a parcel held, what nobody has claimed: for the rest the customer is made good already. */
    default List<LineQuantity> without(UUID parcelId, List<LineQuantity> held) {
        var claimed = ofParcel(parcelId);
        return held.stream()
                .map(line -> new LineQuantity(
                        line.lineId(), Math.max(0, line.quantity() - claimed.getOrDefault(line.lineId(), 0))))
                .filter(line -> line.quantity() > 0)
                .toList();
    }
}
