package io.pontual.workers.returns.contract;

import java.util.Map;
import java.util.UUID;

/** What customers have said was missing, wrong or damaged, or never arrived. */
public interface ClaimedGoods {
    /** Units of a parcel in claims that were not refused, by line. */
    Map<String, Integer> ofParcel(UUID parcelId);
}
