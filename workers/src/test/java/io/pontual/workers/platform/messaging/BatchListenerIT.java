package io.pontual.workers.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pontual.integrations.support.EmbeddedBroker;
import io.pontual.processes.Queue;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/** On a real broker. */
class BatchListenerIT {
    private static final String QUEUE = Queue.SHIPPING_TRACKING_EVT;

    @TempDir
    Path data;

    private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private EmbeddedBroker broker;
    private ActiveMQConnectionFactory connections;
    private DefaultMessageListenerContainer container;

    @BeforeEach
    void start() {
        broker = new EmbeddedBroker(
                        0,
                        data,
                        Map.of(
                                "pontual.broker.redelivery-delay", "1",
                                "pontual.broker.max-redelivery-delay", "10"))
                .start();
        connections = new ActiveMQConnectionFactory(
                "tcp://127.0.0.1:" + broker.port(), EmbeddedBroker.USER, EmbeddedBroker.PASSWORD);
    }

    @AfterEach
    void stop() {
        if (container != null) {
            container.destroy();
        }
        connections.close();
        broker.close();
    }

    @Test
    void what_waits_is_taken_together_and_nothing_is_lost() {
        var texts = IntStream.range(0, 230).mapToObj(i -> "m" + i).toList();
        send(texts);

        listen();

        await().until(() -> done.size() == 230);
        assertThat(done).containsExactlyInAnyOrderElementsOf(texts);
        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(50));
        assertThat(batches.size()).isLessThan(20);
    }

    @Test
    void only_the_message_that_cannot_be_handled_is_given_up() {
        var texts =
                new ArrayList<>(IntStream.range(0, 120).mapToObj(i -> "m" + i).toList());
        texts.add(20, "poison");
        send(texts);

        listen();

        var template = new JmsTemplate(connections);
        template.setReceiveTimeout(10_000);
        assertThat(text(template.receive(Queue.deadLetters(QUEUE)))).isEqualTo("poison");
        texts.remove("poison");
        await().untilAsserted(() -> assertThat(done).containsExactlyInAnyOrderElementsOf(texts));
        template.setReceiveTimeout(200);
        assertThat(template.receive(Queue.deadLetters(QUEUE))).isNull();
    }

    private void listen() {
        var factory = new BatchListenerConfiguration.Factory(50);
        factory.setConnectionFactory(connections);
        factory.setSessionTransacted(true);
        container = factory.createListenerContainer(new BatchListenerConfiguration.Endpoint(QUEUE, batch -> {
            batches.add(batch);
            if (batch.contains("poison")) {
                throw new IllegalStateException("poison");
            }
            done.addAll(batch);
        }));
        container.afterPropertiesSet();
        container.start();
    }

    private void send(List<String> texts) {
        new JmsTemplate(connections).execute(session -> {
            try (Session sending = session;
                    var producer = sending.createProducer(sending.createQueue(QUEUE))) {
                for (var text : texts) {
                    producer.send(sending.createTextMessage(text));
                }
                return null;
            }
        });
    }

    private static String text(Message message) {
        try {
            return ((TextMessage) message).getText();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
