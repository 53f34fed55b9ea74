package io.pontual.integrations.notification;

import io.pontual.integrations.platform.MalformedMessage;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** What a template may say that depends on the language; the variable {@code words} in every template. */
public final class MailWords {
    private final MessageSource texts;
    private final Locale locale;

    MailWords(MessageSource texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    /**
     * @param amount decimal string
     * @param currency ISO 4217
     * @return such as {@code R$ 1.234,56}
     */
    public String money(String amount, String currency) {
        try {
            var format = NumberFormat.getCurrencyInstance(locale);
            var unit = Currency.getInstance(currency);
            format.setCurrency(unit);
            format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
            format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
            // A no-break space looks the same and is found by nobody who searches the mail.
            return format.format(new BigDecimal(amount)).replace('\u00a0', ' ');
        } catch (IllegalArgumentException e) {
            throw new MalformedMessage("Not an amount of money: '" + amount + "' " + currency);
        }
    }

    /**
     * @param time ISO-8601 date-time with offset; shown at that offset, which is the store's
     * @return date and time to the minute
     */
    public String time(String time) {
        try {
            var pattern = texts.getMessage("format.time", null, locale);
            return OffsetDateTime.parse(time).format(DateTimeFormatter.ofPattern(pattern, locale));
        } catch (DateTimeException e) {
            throw new MalformedMessage("Not a date-time with offset: '" + time + "'");
        }
    }

    /** @param time as for {@link #time} @return the time of day alone */
    public String hour(String time) {
        try {
            return OffsetDateTime.parse(time).format(DateTimeFormatter.ofPattern("HH:mm", locale));
        } catch (DateTimeException e) {
            throw new MalformedMessage("Not a date-time with offset: '" + time + "'");
        }
    }

    /** @param day ISO-8601 date */
    public String day(String day) {
        try {
            return LocalDate.parse(day)
                    .format(DateTimeFormatter.ofPattern(texts.getMessage("format.day", null, locale), locale));
        } catch (DateTimeException e) {
            throw new MalformedMessage("Not a date: '" + day + "'");
        }
    }

    /** @param code of {@code CancellationReason}; one without words gets the words for any reason */
    public String cancellationReason(String code) {
        return texts.getMessage("reason." + code, null, texts.getMessage("reason.other", null, locale), locale);
    }

    /** @param method of a tender, such as {@code pix} */
    public String paymentMethod(String method) {
        return texts.getMessage("method." + method, null, method, locale);
    }

    /** @param code of {@code RefundReason} */
    public String refundReason(String code) {
        return texts.getMessage("refund." + code, null, texts.getMessage("refund.other", null, locale), locale);
    }
}
