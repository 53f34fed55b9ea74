package io.pontual.workers.ordering.contract;

import java.util.Optional;
import java.util.UUID;

/** Whom customers send to collect for them. Names are personal data: they stay in ordering, beside the customer's own. */
public interface Proxies {
    /** Takes the place of whoever was named for this fulfilment before. */
    void name(UUID orderId, UUID fulfilmentId, String name);

    /** Nobody comes instead of the customer. */
    void forget(UUID orderId, UUID fulfilmentId);

    /** Empty when the customer comes. Only for the customer and for telling the customer. */
    Optional<String> nameOf(UUID orderId, UUID fulfilmentId);
}
