package io.pontual.workers.platform.messaging;

import jakarta.jms.ConnectionFactory;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@Configuration
@EnableJms
class MessagingConfiguration {
    private static final int CONFIRMATION_WINDOW_BYTES = 1 << 20;

    /** One relay at work and one waiting is enough: every further wake-up would find the same messages. */
    @Bean
    ThreadPoolTaskExecutor relayExecutor() {
        var executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("outbox-relay-");
        executor.setCorePoolSize(1);
        executor.setMaxPoolSize(1);
        executor.setQueueCapacity(1);
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return executor;
    }

    /**
     * Without a window the client calls a message taken as soon as it has left, and a broker that dies then would lose it:
     * {@link QueueGateway} relies on this.
     */
    @Bean
    static BeanPostProcessor brokerConfirmations() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof ConnectionFactory connections) {
                    client(connections).setConfirmationWindowSize(CONFIRMATION_WINDOW_BYTES);
                }
                return bean;
            }
        };
    }

    private static ActiveMQConnectionFactory client(ConnectionFactory connections) {
        if (connections instanceof JmsPoolConnectionFactory pool
                && pool.getConnectionFactory() instanceof ActiveMQConnectionFactory client) {
            return client;
        }
        if (connections instanceof ActiveMQConnectionFactory client) {
            return client;
        }
        throw new IllegalStateException("Not known how to have messages confirmed by " + connections.getClass());
    }
}
