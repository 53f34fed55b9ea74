package io.pontual.integrations.notification;

import jakarta.mail.MessagingException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.mail.MailSendException;

/** Finds out whether a mail server said no for good (5xx) to the address, somewhere in the exceptions of one send. */
final class SmtpRefusal {
    private SmtpRefusal() {}

    /** @return the SMTP code, such as {@code 550}; empty when trying again may help */
    static Optional<Integer> find(Throwable failure) {
        if (failure instanceof MailSendException send) {
            for (var message : send.getMessageExceptions()) {
                var refusal = find(message);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        if (failure instanceof SMTPAddressFailedException address
                && address.getReturnCode() >= 500
                && address.getReturnCode() <= 599) {
            return Optional.of(address.getReturnCode());
        }
        if (failure instanceof MessagingException messaging) {
            var next = messaging.getNextException();
            return next == null ? Optional.empty() : find(next);
        }
        return Optional.empty();
    }
}
