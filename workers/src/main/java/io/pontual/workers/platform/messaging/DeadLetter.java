package io.pontual.workers.platform.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that a consumer gave up on.
 *
 * @param replayedAt when an operator sent it again; null while it waits
 * @param givenUpAt when an operator gave it up too; null while it waits
 */
record DeadLetter(
        UUID deadLetterId,
        String queue,
        String messageGroup,
        String body,
        Instant deadAt,
        Instant replayedAt,
        Instant givenUpAt) {}
