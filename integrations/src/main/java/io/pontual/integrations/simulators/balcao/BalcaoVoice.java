package io.pontual.integrations.simulators.balcao;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.integrations.platform.Queues;
import io.pontual.integrations.simulators.balcao.BalcaoMessages.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How the simulated stores speak: JMS text, one group per slip. */
@Component
@Profile("simulators")
class BalcaoVoice {
    private final BalcaoSimulatorProperties properties;
    private final ProducerTemplate routes;
    private final ObjectMapper json;

    BalcaoVoice(BalcaoSimulatorProperties properties, ProducerTemplate routes, ObjectMapper json) {
        this.properties = properties;
        this.routes = routes;
        this.json = json;
    }

    /** @param twice sends a copy of each that the broker cannot know for one */
    void say(List<Event> events, boolean twice) {
        var step = 0;
        for (var event : events) {
            step++;
            send(event, event.id(), step);
            if (twice) {
                send(event, event.id() + "-copy", step);
            }
        }
    }

    private void send(Event event, String duplicateId, int step) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("JMSXGroupID", event.comanda());
        headers.put("_AMQ_DUPL_ID", duplicateId);
        if (!properties.stepDelay().isZero()) {
            headers.put(
                    "_AMQ_SCHED_DELIVERY",
                    System.currentTimeMillis() + properties.stepDelay().toMillis() * step);
        }
        routes.sendBodyAndHeaders(Queues.to(BalcaoMessages.EVENTS), write(event), headers);
    }

    private String write(Event event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
