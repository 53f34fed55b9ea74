package io.pontual.workers.picking.contract;

import java.util.UUID;

/** What is picked together with other orders. */
public interface WaveMembers {
    /**
     * The fulfilment is not to be picked any more, in the caller's transaction; what is in no wave, or picked already, does
     * not matter.
     */
    void leave(UUID fulfilmentId);
}
