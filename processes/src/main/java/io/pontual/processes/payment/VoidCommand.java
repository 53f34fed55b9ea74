package io.pontual.processes.payment;

import java.util.UUID;

/** Queue {@code pontual.payment.void.cmd}. */
public record VoidCommand(UUID paymentId, String providerReference) {}
