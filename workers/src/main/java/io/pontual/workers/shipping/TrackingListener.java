package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.workers.platform.messaging.BatchListenerConfiguration;
import io.pontual.workers.platform.messaging.InboundBatches;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListenerConfigurer;
import org.springframework.jms.config.JmsListenerEndpointRegistrar;

/** Takes what carriers report off the queue, as many at once as there are. */
@Configuration(proxyBeanMethods = false)
class TrackingListener implements JmsListenerConfigurer {
    private final BatchListenerConfiguration listeners;
    private final InboundBatches inbound;
    private final TrackingIntake intake;

    TrackingListener(BatchListenerConfiguration listeners, InboundBatches inbound, TrackingIntake intake) {
        this.listeners = listeners;
        this.inbound = inbound;
        this.intake = intake;
    }

    @Override
    public void configureJmsListeners(JmsListenerEndpointRegistrar registrar) {
        listeners.register(registrar, Queue.SHIPPING_TRACKING_EVT, this::receive);
    }

    void receive(List<String> bodies) {
        inbound.handle(
                Queue.SHIPPING_TRACKING_EVT,
                bodies,
                TrackingEvent.class,
                event -> event.carrier() + ":" + event.eventId(),
                intake::apply);
    }
}
