package io.pontual.workers.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One file of a provider, and what came of it.
 *
 * @param day null when the file was refused
 * @param problem why it was refused; null otherwise
 * @param differences of its provider and day
 * @param open of these, not resolved yet
 */
record Reconciliation(
        UUID fileId,
        String provider,
        LocalDate day,
        String fileName,
        String problem,
        int lines,
        int differences,
        int open,
        Instant receivedAt) {}
