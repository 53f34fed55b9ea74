package io.pontual.workers.ordering.contract;

import io.pontual.processes.ordering.GiftWrap;
import java.util.List;
import java.util.UUID;

/** What is to be wrapped as a gift. */
public interface GiftWraps {
    /**
     * Personal data: only for whoever wraps. A line that was taken in the place of a gift is one, too, with the same
     * message.
     */
    List<GiftWrap> ofOrder(UUID orderId);
}
