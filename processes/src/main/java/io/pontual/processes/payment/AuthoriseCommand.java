package io.pontual.processes.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Queue {@code pontual.payment.authorise.cmd}.
 *
 * @param token the provider's token for the card; card numbers never reach Pontual
 * @param currency ISO 4217
 */
public record AuthoriseCommand(
        UUID paymentId,
        UUID orderId,
        String token,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String currency,
        int installments) {}
