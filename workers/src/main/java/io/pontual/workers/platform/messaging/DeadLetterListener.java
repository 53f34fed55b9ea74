package io.pontual.workers.platform.messaging;

import io.pontual.processes.Queue;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListenerConfigurer;
import org.springframework.jms.config.JmsListenerEndpointRegistrar;
import org.springframework.jms.config.SimpleJmsListenerEndpoint;
import org.springframework.jms.support.converter.MessageConversionException;

/** Brings every dead letter, of either application and of partners' queues, to where operators see it. */
@Configuration
class DeadLetterListener implements JmsListenerConfigurer {
    private final DeadLetters letters;

    DeadLetterListener(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public void configureJmsListeners(JmsListenerEndpointRegistrar registrar) {
        for (var queue : (Iterable<String>) Stream.concat(Queue.ALL.stream(), Queue.PARTNERS.stream())::iterator) {
            var endpoint = new SimpleJmsListenerEndpoint();
            endpoint.setId("dead-letters-" + queue);
            endpoint.setDestination(Queue.deadLetters(queue));
            endpoint.setConcurrency("1");
            endpoint.setMessageListener(message -> keep(queue, message));
            registrar.registerEndpoint(endpoint);
        }
    }

    private void keep(String queue, Message message) {
        try {
            var body = message instanceof TextMessage text ? text.getText() : message.toString();
            letters.keep(
                    queue,
                    message.getJMSMessageID(),
                    message.getStringProperty("JMSXGroupID"),
                    body == null ? "" : body);
        } catch (JMSException e) {
            throw new MessageConversionException("A dead letter of " + queue + " cannot be read", e);
        }
    }
}
