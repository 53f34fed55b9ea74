package io.pontual.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.integrations.support.EmbeddedBroker;
import io.pontual.processes.Queue;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What {@code broker.xml} promises to everybody who uses a queue. */
class DeadLettersIT {
    private static final String QUEUE = Queue.PAYMENT_AUTHORISE_CMD;

    @TempDir
    Path data;

    private EmbeddedBroker broker;
    private Connection connection;

    static final java.util.List<String> QUEUES = Queue.ALL;

    @BeforeEach
    void start() throws JMSException {
        broker = new EmbeddedBroker(
                        0,
                        data,
                        Map.of(
                                "pontual.broker.redelivery-delay", "1",
                                "pontual.broker.max-redelivery-delay", "10"))
                .start();
        connect();
    }

    @AfterEach
    void stop() throws JMSException {
        connection.close();
        broker.close();
    }

    @ParameterizedTest
    @FieldSource("QUEUES")
    void poison_ends_on_the_queue_of_its_dead_letters_and_can_be_sent_back(String queue) throws JMSException {
        send(queue, "poison", "id-1");

        assertThat(deliveriesUntilDead(queue)).isEqualTo(6);
        var dead = receive(Queue.deadLetters(queue));
        assertThat(dead.getText()).isEqualTo("poison");
        assertThat(dead.getStringProperty("_AMQ_ORIG_QUEUE")).isEqualTo(queue);
        assertThat(dead.getStringProperty("JMSXGroupID")).isEqualTo("group-1");

        send(queue, dead.getText(), null);
        assertThat(receive(queue).getText()).isEqualTo("poison");
    }

    @Test
    void listening_to_dead_letters_before_there_are_any_loses_none() throws JMSException {
        try (var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var early = session.createConsumer(session.createQueue(Queue.deadLetters(QUEUE)))) {
            send(QUEUE, "poison", null);
            deliveriesUntilDead(QUEUE);
            assertThat(early.receive(5000)).isInstanceOf(TextMessage.class);
        }
    }

    @Test
    void a_copy_sent_outside_a_transaction_is_dropped_even_over_a_restart() throws JMSException {
        send(QUEUE, "first", "id-2");
        send(QUEUE, "copy", "id-2");
        connection.close();
        broker.stop();
        broker.start();
        connect();
        send(QUEUE, "copy", "id-2");

        assertThat(receive(QUEUE).getText()).isEqualTo("first");
        assertThat(receiveNow(QUEUE)).isNull();
    }

    @Test
    void a_queue_that_is_not_declared_is_refused() throws JMSException {
        try (var session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            assertThatThrownBy(() -> session.createConsumer(session.createQueue("pontual.payment.misspelt.cmd")))
                    .isInstanceOf(JMSException.class);
        }
    }

    private void connect() throws JMSException {
        connection = new ActiveMQConnectionFactory(broker.url(), EmbeddedBroker.USER, EmbeddedBroker.PASSWORD)
                .createConnection();
        connection.start();
    }

    private void send(String queue, String text, String id) throws JMSException {
        try (var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(queue))) {
            var message = session.createTextMessage(text);
            message.setStringProperty("JMSXGroupID", "group-1");
            if (id != null) {
                message.setStringProperty("_AMQ_DUPL_ID", id);
            }
            producer.send(message);
        }
    }

    private int deliveriesUntilDead(String queue) throws JMSException {
        try (var session = connection.createSession(Session.SESSION_TRANSACTED);
                var consumer = session.createConsumer(session.createQueue(queue))) {
            var deliveries = 0;
            while (consumer.receive(500) != null) {
                deliveries++;
                session.rollback();
            }
            return deliveries;
        }
    }

    private TextMessage receive(String queue) throws JMSException {
        try (var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var consumer = session.createConsumer(session.createQueue(queue))) {
            return (TextMessage) consumer.receive(5000);
        }
    }

    private TextMessage receiveNow(String queue) throws JMSException {
        try (var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var consumer = session.createConsumer(session.createQueue(queue))) {
            return (TextMessage) consumer.receiveNoWait();
        }
    }
}
