package io.pontual.workers.pickup;

import java.time.Instant;
import java.util.UUID;

/**
 * A one-time code that was given out, without the code itself.
 *
 * @param issue makes it another code than those before it
 * @param ended it is worth nothing any more
 */
record CollectionCode(UUID codeId, UUID fulfilmentId, int issue, Holder holder, Instant issuedAt, boolean ended) {}
