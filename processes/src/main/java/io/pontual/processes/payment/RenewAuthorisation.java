package io.pontual.processes.payment;

import java.util.UUID;

/** Job {@code payment.renew-authorisation}: what is still set aside is authorised once more, before that authorisation expires. */
public final class RenewAuthorisation {
    private RenewAuthorisation() {}

    /** @param renewalNo from 1; a further one is made after the one before was declined */
    public record Input(UUID orderId, UUID paymentId, int renewalNo) {}

    /** @param renewalId the payment that takes the place of this one; null when nothing is to be set aside any more */
    public record Output(UUID renewalId) {}
}
