package io.pontual.workers.platform.messaging;

enum OutboxKind {
    PROCESS_MESSAGE,
    QUEUE
}
