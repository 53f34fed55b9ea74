package io.pontual.integrations.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.SmtpStandIn;
import io.pontual.integrations.support.TestQueues;
import io.pontual.integrations.support.TestServers;
import io.pontual.processes.Queue;
import io.pontual.processes.notification.SendNotification;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@IntegrationsTest
class MailRoutesIT {
    @Autowired
    JavaMailSenderImpl smtp;

    @AfterEach
    void backToTheRealServer() {
        smtp.setPort(TestServers.mail().getSmtp().getPort());
    }

    @Test
    void a_mail_has_text_and_html_in_the_customers_language() throws Exception {
        var notification = send("pickup-ready", "pt-BR");

        var mail = mail(notification);
        assertThat(mail.getSubject()).isEqualTo("Seu pedido P-1001 está pronto para retirada");
        assertThat(mail.getFrom()[0]).hasToString("Pontual <pedidos@pontual.example>");
        assertThat(mail.getReplyTo()[0]).hasToString("ajuda@pontual.example");
        assertThat(mail.getRecipients(Message.RecipientType.TO)[0]).hasToString("Ana <" + notification.email() + ">");
        assertThat(mail.getHeader("X-Pontual-Order")).containsExactly("P-1001");
        assertThat(mail.getHeader("X-Pontual-Notification"))
                .containsExactly(notification.notificationId().toString());
        assertThat(part(mail, "text/plain")).containsPattern("(?m)^Código: 123456\\r?$");
        assertThat(part(mail, "text/html")).contains(">123456<", "São Paulo");
    }

    @Test
    void a_mail_in_english() throws Exception {
        var mail = mail(send("order-cancelled", "en"));
        assertThat(mail.getSubject()).isEqualTo("Your order P-1001 was cancelled");
        assertThat(part(mail, "text/plain")).contains("it was not collected in time", "R$1,234.56");
    }

    @Test
    void line_breaks_in_what_others_wrote_add_no_header() throws Exception {
        var good = Notifications.of("order-cancelled", "en");
        var params = new HashMap<>(good.params());
        params.put("orderNumber", "P-7\r\nBcc: eve@example.com");
        var evil = new SendNotification(
                good.notificationId(),
                good.template(),
                good.locale(),
                "Ana\r\nCc: eve@example.com",
                good.email(),
                params);
        TestQueues.send(Queue.NOTIFICATION_SEND_CMD, null, "n", evil);

        var mail = mail(evil);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("Cc")).isNull();
        assertThat(mail.getSubject()).contains("P-7 Bcc");
    }

    @Test
    void what_became_of_it_is_told() {
        var notification = send("order-confirmed", "en");

        var result = result(notification);
        assertThat(result.body().path("sent").asBoolean()).isTrue();
        assertThat(result.body().path("reason").isNull()).isTrue();
        assertThat(result.id()).isEqualTo("mail:" + notification.notificationId() + ":sent");
    }

    @Test
    void a_copy_of_a_notification_sends_no_second_mail() {
        var notification = send("order-completed", "en");
        result(notification);

        TestQueues.send(Queue.NOTIFICATION_SEND_CMD, null, "n", notification);

        TestQueues.staysAt(1, Queue.NOTIFICATION_RESULT_EVT, "notificationId", notification.notificationId());
        assertThat(mails(notification)).hasSize(1);
    }

    @Test
    void an_address_that_the_server_refuses_for_good_is_told_and_not_tried_again() throws Exception {
        try (var server = SmtpStandIn.answeringRecipients("550 5.1.1 no such mailbox")) {
            smtp.setPort(server.port());
            var notification = send("pickup-short", "en");

            var result = result(notification).body();
            assertThat(result.path("sent").asBoolean()).isFalse();
            assertThat(result.path("reason").asText()).contains("550").doesNotContain("@");
            assertThat(result.path("eventId").asText()).isEqualTo("mail:" + notification.notificationId() + ":refused");
            assertThat(server.recipients()).isEqualTo(1);
        }
    }

    @Test
    void a_text_that_is_no_address_is_refused_without_asking_a_server() {
        var good = Notifications.of("pickup-short", "en");
        var bad = new SendNotification(
                good.notificationId(), good.template(), good.locale(), good.name(), "not an address", good.params());
        TestQueues.send(Queue.NOTIFICATION_SEND_CMD, null, "n", bad);

        assertThat(result(bad).body().path("sent").asBoolean()).isFalse();
    }

    @Test
    void a_server_that_is_busy_is_tried_again_until_it_takes_the_mail() throws Exception {
        try (var server = SmtpStandIn.answeringRecipients("451 4.3.0 try later")) {
            smtp.setPort(server.port());
            var notification = send("order-confirmed", "pt-BR");
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> server.recipients() >= 2);
            assertThat(TestQueues.received(
                            Queue.NOTIFICATION_RESULT_EVT, "notificationId", notification.notificationId()))
                    .isEmpty();

            backToTheRealServer();

            assertThat(result(notification).body().path("sent").asBoolean()).isTrue();
            assertThat(mails(notification)).hasSize(1);
        }
    }

    private static SendNotification send(String template, String locale) {
        var notification = Notifications.of(template, locale);
        TestQueues.send(
                Queue.NOTIFICATION_SEND_CMD, notification.notificationId().toString(), "n", notification);
        return notification;
    }

    private static TestQueues.Received result(SendNotification notification) {
        return TestQueues.await(Queue.NOTIFICATION_RESULT_EVT, "notificationId", notification.notificationId())
                .getFirst();
    }

    private static MimeMessage mail(SendNotification notification) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> mails(notification), found -> !found.isEmpty())
                .getFirst();
    }

    private static List<MimeMessage> mails(SendNotification notification) {
        return Arrays.stream(TestServers.mail().getReceivedMessages())
                .filter(mail -> is(mail, notification))
                .toList();
    }

    private static boolean is(MimeMessage mail, SendNotification notification) {
        try {
            return notification.notificationId().toString().equals(mail.getHeader("X-Pontual-Notification", null));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Part from, String type) throws Exception {
        if (from.isMimeType(type)) {
            return (String) from.getContent();
        }
        if (from.getContent() instanceof MimeMultipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
