package io.pontual.processes.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Queue {@code pontual.payment.authorise.cmd}: set money aside, or for a method that the customer pays later, issue what
 * it is paid with.
 *
 * @param provider who is asked, such as {@code aurora}
 * @param attempt from 1; a further one is made after surely nothing came of the one before
 * @param method the tender's, such as {@code credit-card} or {@code pix}
 * @param issue from 1; a further one is a new code for the same payment, and the one before must not be paid any more
 * @param token the provider's token for the card; null unless the method is a card. Card numbers never reach Pontual
 * @param currency ISO 4217
 * @param installments 1 unless the method is a credit card
 * @param description what the payer reads, the channel's order number
 * @param dueAt until when it can be paid; null for methods that are answered at once
 * @param renews the payment whose authorisation would expire, and which this one takes the place of; null otherwise
 */
public record AuthoriseCommand(
        UUID paymentId,
        UUID orderId,
        String provider,
        int attempt,
        String method,
        int issue,
        String token,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String currency,
        int installments,
        String description,
        Instant dueAt,
        UUID renews) {}
