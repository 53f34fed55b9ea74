package io.pontual.workers.payment;

import io.pontual.workers.platform.engine.ConditionalOnEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks as often as {@link PaymentCheckSchedule}; which authorisations are near their end is decided by the clock. */
@Component
@ConditionalOnEngine
class RenewalSchedule {
    private static final Logger log = LoggerFactory.getLogger(RenewalSchedule.class);

    private final Renewals renewals;

    RenewalSchedule(Renewals renewals) {
        this.renewals = renewals;
    }

    @Scheduled(fixedDelayString = "${pontual.payment.check.poll-interval}")
    void look() {
        try {
            while (renewals.beginDue()) {
                // a full batch: more may be due
            }
        } catch (RuntimeException e) {
            // The next look takes them; nothing was written.
            log.warn("Authorisations that expire could not be looked for: {}", e.getMessage());
        }
    }
}
