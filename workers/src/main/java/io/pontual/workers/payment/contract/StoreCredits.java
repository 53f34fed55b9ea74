package io.pontual.workers.payment.contract;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** Store credit that was issued for goods. */
public interface StoreCredits {
    Optional<Credit> find(UUID accountId);

    /**
     * @param code whoever knows it may pay with it
     * @param balance what can still be spent
     */
    record Credit(UUID accountId, String code, String currency, BigDecimal balance) {
        /** Leaves out the code, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Credit[" + accountId + "]";
        }
    }
}
