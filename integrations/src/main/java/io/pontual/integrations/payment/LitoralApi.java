package io.pontual.integrations.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Litoral's words as we read them from its XML. On the wire amounts are whole numbers of the currency's smallest unit. */
final class LitoralApi {
    private LitoralApi() {}

    /**
     * @param id the provider's
     * @param reference our payment id
     * @param code why it was refused; null otherwise
     * @param expires until when it can be captured; null when it does not end
     */
    record Transaction(
            String id,
            UUID reference,
            State state,
            BigDecimal amount,
            String code,
            Instant expires,
            List<Operation> operations) {
        /** @param reference as {@link #reference} made it */
        Optional<Operation> operation(Kind kind, String reference) {
            return operations.stream()
                    .filter(one -> one.kind() == kind && one.reference().equals(reference))
                    .findFirst();
        }
    }

    /** @param code why it was refused; null otherwise */
    record Operation(Kind kind, String reference, State state, BigDecimal amount, String code) {}

    enum Kind {
        CAPTURE,
        REFUND
    }

    /** Where it stands now: CLOSED has nothing left to capture, CANCELLED was given back whole. */
    enum State {
        PROCESSING,
        APPROVED,
        REFUSED,
        CLOSED,
        CANCELLED
    }

    /** Litoral does nothing twice under one reference, so a further attempt needs one of its own. */
    static String reference(UUID operationId, int attempt) {
        return operationId + "-" + attempt;
    }
}
