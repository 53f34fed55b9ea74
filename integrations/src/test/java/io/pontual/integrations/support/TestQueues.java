package io.pontual.integrations.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.Awaitility;

/** The other end of the queues: sends as workers or a partner would, and keeps all that arrives for them. */
public final class TestQueues {
    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();
    private static final Map<String, List<Received>> RECEIVED = new ConcurrentHashMap<>();
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
    private static Connection connection;

    private TestQueues() {}

    public record Received(JsonNode body, String id, String group) {}

    /** Sends a record as JSON with the headers that our outbox sets. */
    public static void send(String queue, String id, String group, Object body) {
        sendText(queue, id, group, JSON.valueToTree(body).toString());
    }

    /** @param id null for a message that the broker cannot know for a copy */
    public static void sendText(String queue, String id, String group, String text) {
        try (var session = connection().createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(queue))) {
            var message = session.createTextMessage(text);
            message.setStringProperty("JMSXGroupID", group);
            if (id != null) {
                message.setStringProperty("_AMQ_DUPL_ID", id);
            }
            producer.send(message);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a message of this queue has the value in the field, and returns all that have. */
    public static List<Received> await(String queue, String field, Object value) {
        return await(queue, field, value, 1);
    }

    public static List<Received> await(String queue, String field, Object value, int atLeast) {
        listen(queue);
        return Awaitility.await(value + " in " + queue)
                .atMost(Duration.ofSeconds(20))
                .until(() -> received(queue, field, value), found -> found.size() >= atLeast);
    }

    /** What has arrived by now. */
    public static List<Received> received(String queue, String field, Object value) {
        listen(queue);
        return RECEIVED.get(queue).stream()
                .filter(message -> message.body().path(field).asText().equals(value.toString()))
                .toList();
    }

    /** Watches for a while that no more than these arrive. */
    public static void staysAt(int count, String queue, String field, Object value) {
        Awaitility.await()
                .during(Duration.ofMillis(700))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(received(queue, field, value)).hasSize(count));
    }

    /** Reads one queue for as long as it takes to find the text, leaving what else is there. */
    public static TextMessage awaitText(String queue, String part) {
        try (var session = connection().createSession(Session.CLIENT_ACKNOWLEDGE);
                var browser = session.createBrowser(session.createQueue(queue))) {
            return Awaitility.await(part + " in " + queue)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> find(browser, part), found -> found != null);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TextMessage find(QueueBrowser browser, String part) throws JMSException {
        var messages = browser.getEnumeration();
        while (messages.hasMoreElements()) {
            if (messages.nextElement() instanceof TextMessage text
                    && text.getText().contains(part)) {
                return text;
            }
        }
        return null;
    }

    /** Forgets the connection, after the broker was restarted under it. */
    public static synchronized void reconnect() {
        connection = null;
        var queues = new ArrayList<>(RECEIVED.keySet());
        queues.forEach(TestQueues::subscribe);
    }

    private static synchronized void listen(String queue) {
        if (RECEIVED.putIfAbsent(queue, new CopyOnWriteArrayList<>()) == null) {
            subscribe(queue);
        }
    }

    private static void subscribe(String queue) {
        try {
            var session = connection().createSession(Session.AUTO_ACKNOWLEDGE);
            session.createConsumer(session.createQueue(queue)).setMessageListener(message -> keep(queue, message));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keep(String queue, Message message) {
        try {
            // What the broker delivers again because it was killed is one message still.
            if (!SEEN.add(message.getJMSMessageID())) {
                return;
            }
            RECEIVED.get(queue)
                    .add(new Received(
                            JSON.readTree(((TextMessage) message).getText()),
                            message.getStringProperty("_AMQ_DUPL_ID"),
                            message.getStringProperty("JMSXGroupID")));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized Connection connection() throws JMSException {
        if (connection == null) {
            connection = new ActiveMQConnectionFactory(
                            TestServers.broker().url(), EmbeddedBroker.USER, EmbeddedBroker.PASSWORD)
                    .createConnection();
            connection.start();
        }
        return connection;
    }
}
