package io.pontual.workers.platform.messaging;

import java.util.UUID;

record OutboxMessage(
        UUID outboxId,
        OutboxKind kind,
        String destination,
        String correlationKey,
        String messageId,
        String body,
        int attempts) {}
