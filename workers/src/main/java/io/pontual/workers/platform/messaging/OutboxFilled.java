package io.pontual.workers.platform.messaging;

/** Something was written to the outbox; the relay looks once its transaction has committed. */
record OutboxFilled() {}
