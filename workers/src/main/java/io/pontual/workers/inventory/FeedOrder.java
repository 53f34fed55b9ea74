package io.pontual.workers.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * What a sender wants done with a file.
 *
 * @param fileName null for an upload
 * @param asOf when the file was written; null: just now, the sender did not say
 * @param expectedRows how many rows it should have; null when the sender did not say
 */
record FeedOrder(UUID runId, FeedKind kind, FeedMode mode, String fileName, Instant asOf, Long expectedRows) {}
