package io.pontual.workers.payment;

import io.pontual.workers.platform.engine.ConditionalOnEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks often and cheaply; which checks are due is decided by the clock, which the sandbox moves. */
@Component
@ConditionalOnEngine
class PaymentCheckSchedule {
    private static final Logger log = LoggerFactory.getLogger(PaymentCheckSchedule.class);

    private final PaymentChecks checks;

    PaymentCheckSchedule(PaymentChecks checks) {
        this.checks = checks;
    }

    @Scheduled(fixedDelayString = "${pontual.payment.check.poll-interval}")
    void look() {
        try {
            while (checks.askForDue()) {
                // a full batch: more may be due
            }
        } catch (RuntimeException e) {
            // The next look takes them; nothing was written.
            log.warn("Payments without an answer could not be asked for: {}", e.getMessage());
        }
    }
}
