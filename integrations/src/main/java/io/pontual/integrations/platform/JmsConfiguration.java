package io.pontual.integrations.platform;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsMessageType;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Two Camel components over one broker, see {@link Queues}.
 *
 * <p>Consumers take a message in a local JMS transaction: a route that fails rolls back, and the broker delivers again
 * later or puts the message with the dead letters.
 *
 * <p>Senders are not part of that transaction, on purpose: a repeated delivery sends the same {@code _AMQ_DUPL_ID} again,
 * and inside a transaction Artemis answers a duplicate by rolling all of it back, which would drive a good message to the
 * dead letters. Outside, it drops the duplicate. So: send first, then let go of the message that caused it.
 */
@Configuration
@EnableConfigurationProperties(ArtemisProperties.class)
class JmsConfiguration {
    /** For consumers, which hold their connection and session. No reconnecting here: listener container and pool do it. */
    @Bean
    ActiveMQConnectionFactory listenerConnectionFactory(ArtemisProperties artemis, BrokerProperties broker) {
        var factory = new ActiveMQConnectionFactory(artemis.getBrokerUrl(), artemis.getUser(), artemis.getPassword());
        factory.setCallTimeout(broker.sendTimeout().toMillis());
        factory.setBlockOnDurableSend(true);
        // Without a window a message that is not waited for counts as taken as soon as it has left: QueueBatch relies
        // on it.
        factory.setConfirmationWindowSize(1 << 20);
        // Only JSON text is read; a serialised Java object must not even be looked at.
        factory.setDeserializationDenyList("*");
        return factory;
    }

    @Bean(destroyMethod = "stop")
    @Primary
    JmsPoolConnectionFactory senderConnectionFactory(
            @Qualifier("listenerConnectionFactory") ActiveMQConnectionFactory factory, ArtemisProperties artemis) {
        var pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(factory);
        pool.setMaxConnections(artemis.getPool().getMaxConnections());
        pool.setMaxSessionsPerConnection(artemis.getPool().getMaxSessionsPerConnection());
        pool.setUseAnonymousProducers(false);
        return pool;
    }

    @Bean(Queues.RECEIVING)
    JmsComponent receivingComponent(
            @Qualifier("listenerConnectionFactory") ConnectionFactory connections, BrokerProperties broker) {
        var component = component(connections);
        component.setTransacted(true);
        component.setLazyCreateTransactionManager(false);
        component.setCacheLevelName("CACHE_CONSUMER");
        component.setConcurrentConsumers(broker.consumers());
        component.setRecoveryInterval(broker.reconnectInterval().toMillis());
        component.setDisableReplyTo(true);
        // The route's error policy has logged the failure already.
        component.setErrorHandlerLogStackTrace(false);
        component.setAcceptMessagesWhileStopping(false);
        return component;
    }

    @Bean(Queues.SENDING)
    JmsComponent sendingComponent(@Qualifier("senderConnectionFactory") ConnectionFactory connections) {
        var component = component(connections);
        component.setTransacted(false);
        component.setLazyCreateTransactionManager(false);
        component.setDeliveryPersistent(true);
        component.setJmsMessageType(JmsMessageType.Text);
        return component;
    }

    private static JmsComponent component(ConnectionFactory connections) {
        var component = new JmsComponent();
        component.setConnectionFactory(connections);
        return component;
    }
}
