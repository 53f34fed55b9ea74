package io.pontual.integrations.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that gives every recipient the same answer, which GreenMail cannot be told to. */
public final class SmtpStandIn implements AutoCloseable {
    private final ServerSocket socket;
    private final String answer;
    private final AtomicInteger recipients = new AtomicInteger();

    private SmtpStandIn(String answer) throws IOException {
        this.answer = answer;
        this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    /** @param answer to RCPT TO, such as {@code 550 no such mailbox} */
    public static SmtpStandIn answeringRecipients(String answer) throws IOException {
        var server = new SmtpStandIn(answer);
        Thread.ofVirtual().start(server::serve);
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many recipients were asked for by now. */
    public int recipients() {
        return recipients.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client went away, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        var out = client.getOutputStream();
        say(out, "220 stand-in");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("RCPT")) {
                recipients.incrementAndGet();
                say(out, answer);
            } else if (command.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
