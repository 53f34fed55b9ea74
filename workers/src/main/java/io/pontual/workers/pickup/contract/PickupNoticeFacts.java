package io.pontual.workers.pickup.contract;

import java.util.Optional;
import java.util.UUID;

/** What the customer is told of codes and of more time. Only for telling the customer. */
public interface PickupNoticeFacts {
    /** @return empty unless the goods wait that the code is, or was, for */
    Optional<CodeNotice> ofCode(UUID codeId);

    /** @return empty unless the goods wait that were kept longer; without a code */
    Optional<Pickups.Waiting> ofExtension(UUID extensionId);

    /**
     * @param live the code opens the goods
     * @param locked no code of this pickup is accepted any more, since too many wrong ones were shown
     */
    record CodeNotice(UUID fulfilmentId, boolean live, boolean locked, Pickups.Waiting waiting) {}
}
