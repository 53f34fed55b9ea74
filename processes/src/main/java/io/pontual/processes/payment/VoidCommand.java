package io.pontual.processes.payment;

import java.util.UUID;

/**
 * Queue {@code pontual.payment.void.cmd}: give back what is set aside and not taken, or withdraw what was issued. What was
 * taken stays.
 */
public record VoidCommand(UUID paymentId, String provider, String providerReference) {}
