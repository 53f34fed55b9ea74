package io.pontual.sandbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every mail that the SMTP server took, newest last. Keeps the last ten thousand. */
@Component
class Mailbox {
    private static final int MOST = 10_000;

    private final GreenMail server;
    private final Clock clock;
    private final GreenMailUser everybody;
    private final Deque<Mail> mails = new ArrayDeque<>();
    private final List<Consumer<Mail>> readers = new CopyOnWriteArrayList<>();

    /** @param orderNumber from the header that every mail of ours carries */
    record Mail(String to, String subject, String text, Instant at, String orderNumber) {}

    Mailbox(SandboxServers servers, Clock clock) throws UserException {
        this.server = servers.mailbox();
        this.clock = clock;
        this.everybody = server.getUserManager().createUser("everybody@sandbox", "everybody@sandbox", "everybody");
        server.getUserManager().setMessageDeliveryHandler(this::take);
    }

    void onMail(Consumer<Mail> reader) {
        readers.add(reader);
    }

    synchronized List<Mail> mails(String to) {
        return mails.stream()
                .filter(mail -> to == null || mail.to().equalsIgnoreCase(to))
                .toList();
    }

    private GreenMailUser take(MovingMessage message, MailAddress to) throws MessagingException, UserException {
        var mail = read(message.getMessage(), to);
        synchronized (this) {
            mails.addLast(mail);
            if (mails.size() > MOST) {
                mails.removeFirst();
            }
        }
        readers.forEach(reader -> reader.accept(mail));
        return everybody;
    }

    private Mail read(MimeMessage message, MailAddress to) throws MessagingException {
        var order = message.getHeader("X-Pontual-Order");
        return new Mail(
                to.getEmail(), message.getSubject(), text(message), clock.instant(), order == null ? null : order[0]);
    }

    private static String text(jakarta.mail.Part part) throws MessagingException {
        try {
            if (part.isMimeType("text/plain")) {
                return String.valueOf(part.getContent());
            }
            if (part.getContent() instanceof jakarta.mail.Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    var text = text(parts.getBodyPart(i));
                    if (!text.isEmpty()) {
                        return text;
                    }
                }
            }
            return "";
        } catch (IOException e) {
            return GreenMailUtil.getBody(part);
        }
    }

    /** The copies above are enough; the server's own would pile up. */
    @Scheduled(fixedDelay = 10_000)
    void tidy() throws Exception {
        server.purgeEmailFromAllMailboxes();
    }
}
