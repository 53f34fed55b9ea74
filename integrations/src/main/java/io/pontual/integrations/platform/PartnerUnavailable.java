package io.pontual.integrations.platform;

/** A partner did not do its work just now; trying later can help. */
public class PartnerUnavailable extends RuntimeException {
    /** @param message what happened, without personal data: it is logged */
    public PartnerUnavailable(String message) {
        super(message);
    }
}
