package io.pontual.integrations.notification;

import io.pontual.integrations.platform.PartnerUnavailable;
import io.pontual.processes.notification.SendNotification;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands a mail to the SMTP server. */
@Component
class MailGateway {
    static {
        // Jakarta Mail asks for it at every part of every mail, and looks through the whole class path each time.
        System.setProperty("jakarta.mail.util.StreamProvider", MailStreamProvider.class.getName());
    }

    private final JavaMailSender smtp;
    private final MailTemplates templates;
    private final BrandProperties brand;

    MailGateway(JavaMailSender smtp, MailTemplates templates, BrandProperties brand) {
        this.smtp = smtp;
        this.templates = templates;
        this.brand = brand;
    }

    /**
     * @throws MailRefused when the server refuses the address for good
     * @throws PartnerUnavailable when trying again later may help; it names no address, since it is logged
     */
    void send(SendNotification notification) throws MailRefused {
        var content = templates.content(notification);
        try {
            smtp.send(mail(notification, content));
        } catch (AddressException e) {
            throw new MailRefused("The address is not one that mail can be sent to");
        } catch (MailException | MessagingException | UnsupportedEncodingException e) {
            var refusal = SmtpRefusal.find(e);
            if (refusal.isPresent()) {
                throw new MailRefused("The mail server refused the address: " + refusal.get());
            }
            // Without the cause, whose text quotes the address.
            throw new PartnerUnavailable("The mail server did not take notification " + notification.notificationId()
                    + ": " + e.getClass().getSimpleName());
        }
    }

    private MimeMessage mail(SendNotification notification, MailTemplates.Content content)
            throws MessagingException, UnsupportedEncodingException {
        var mail = smtp.createMimeMessage();
        var helper = new MimeMessageHelper(mail, true, "UTF-8");
        helper.setFrom(new InternetAddress(brand.sender(), brand.name(), "UTF-8"));
        helper.setReplyTo(brand.supportEmail());
        var to = new InternetAddress(notification.email(), true);
        if (notification.name() != null) {
            to.setPersonal(singleLine(notification.name()), "UTF-8");
        }
        helper.setTo(to);
        helper.setSubject(singleLine(content.subject()));
        helper.setText(content.text(), content.html());
        // Tells the customer's mail program, and a mail server's log, one notification from another.
        mail.setHeader("X-Pontual-Notification", String.valueOf(notification.notificationId()));
        mail.setHeader("X-Pontual-Order", singleLine(notification.params().get("orderNumber")));
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    /** A line break in what a channel or a customer wrote would start a header of their choice. */
    private static String singleLine(Object value) {
        return String.valueOf(value).replaceAll("\\p{Cntrl}+", " ");
    }
}
