package io.pontual.workers.platform.messaging;

import io.pontual.processes.Queue;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListenerConfigurer;
import org.springframework.jms.config.JmsListenerEndpointRegistrar;
import org.springframework.jms.config.SimpleJmsListenerEndpoint;
import org.springframework.jms.support.converter.MessageConversionException;

/** Brings every dead letter, of either application and of partners' queues, to where operators see it. */
@Configuration
class DeadLetterListener implements JmsListenerConfigurer {
    private static final Logger log = LoggerFactory.getLogger(DeadLetterListener.class);

    private final DeadLetterRepository repository;

    DeadLetterListener(DeadLetterRepository repository) {
        this.repository = repository;
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
            if (repository.insert(
                    queue,
                    message.getJMSMessageID(),
                    message.getStringProperty("JMSXGroupID"),
                    body == null ? "" : body)) {
                log.error("A message of {} could not be handled and waits as a dead letter", queue);
            }
        } catch (JMSException e) {
            throw new MessageConversionException("A dead letter of " + queue + " cannot be read", e);
        }
    }
}
