package io.pontual.workers.platform.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.jms.DefaultJmsListenerContainerFactoryConfigurer;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.config.AbstractJmsListenerEndpoint;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.config.JmsListenerEndpointRegistrar;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.jms.listener.MessageListenerContainer;
import org.springframework.jms.support.converter.MessageConversionException;

/**
 * Listeners that get what waits on their queue together, up to so many: the session is committed once for all of them.
 * When a batch fails, all of it comes again; what comes again is no longer taken together, so that in the end only the
 * message to blame is given up.
 */
@Configuration(proxyBeanMethods = false)
public class BatchListenerConfiguration {
    /** More are no faster, and are longer in the way of others. */
    private static final int MOST = 500;

    private final ConnectionFactory connections;
    private final DefaultJmsListenerContainerFactoryConfigurer settings;

    BatchListenerConfiguration(ConnectionFactory connections, DefaultJmsListenerContainerFactoryConfigurer settings) {
        this.connections = connections;
        this.settings = settings;
    }

    /** Whatever else is set for listeners holds for this one too. @param bodies gets some at a time, at least one */
    public void register(JmsListenerEndpointRegistrar registrar, String queue, Consumer<List<String>> bodies) {
        var factory = new Factory(MOST);
        settings.configure(factory, connections);
        registrar.registerEndpoint(new Endpoint(queue, bodies), factory);
    }

    static class Endpoint extends AbstractJmsListenerEndpoint {
        private final Consumer<List<String>> bodies;

        Endpoint(String queue, Consumer<List<String>> bodies) {
            setId("batches-" + queue);
            setDestination(queue);
            this.bodies = bodies;
        }

        @Override
        protected MessageListener createMessageListener(MessageListenerContainer container) {
            var batches = (Container) container;
            return first -> bodies.accept(
                    batches.batch.get().stream().map(Endpoint::text).toList());
        }

        private static String text(Message message) {
            try {
                return message instanceof TextMessage text ? text.getText() : message.toString();
            } catch (JMSException e) {
                throw new MessageConversionException("A message cannot be read", e);
            }
        }
    }

    static class Factory extends DefaultJmsListenerContainerFactory {
        private final int most;

        Factory(int most) {
            this.most = most;
        }

        @Override
        protected DefaultMessageListenerContainer createContainerInstance() {
            return new Container(most);
        }
    }

    private static class Container extends DefaultMessageListenerContainer {
        private final int most;
        /** Receiving and listening happen in one thread, one after the other. */
        private final ThreadLocal<List<Message>> batch = new ThreadLocal<>();

        Container(int most) {
            this.most = most;
        }

        @Override
        protected Message receiveMessage(MessageConsumer consumer) throws JMSException {
            var message = super.receiveMessage(consumer);
            if (message == null) {
                return null;
            }
            var together = new ArrayList<Message>();
            together.add(message);
            while (together.size() < most && !together.getLast().getJMSRedelivered()) {
                var next = consumer.receiveNoWait();
                if (next == null) {
                    break;
                }
                together.add(next);
            }
            batch.set(together);
            return message;
        }
    }
}
