package io.pontual.integrations.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Makes an exchange's message into one that may leave for a queue: JSON text and two headers, nothing else. */
@Component
public class OutgoingMessage {
    static final String GROUP = "JMSXGroupID";

    private final ObjectMapper json;

    OutgoingMessage(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param id the same for every copy; the broker drops a copy that it remembers
     * @param group messages of one group keep their order; null when order does not matter
     * @param body a record that is written as JSON
     */
    public void fill(Exchange exchange, String id, String group, Object body) {
        var message = exchange.getMessage();
        // What came in (a partner's HTTP headers, an earlier message's ids) must not travel on.
        message.removeHeaders("*");
        message.setHeader(Message.HDR_DUPLICATE_DETECTION_ID.toString(), id);
        if (group != null) {
            message.setHeader(GROUP, group);
        }
        message.setBody(write(body));
    }

    /** Of a message that {@link #fill} made: the broker keeps it for so long, by its own clock, which no sandbox moves. */
    public void holdBack(Exchange exchange, Duration pause) {
        exchange.getMessage()
                .setHeader(
                        Message.HDR_SCHEDULED_DELIVERY_TIME.toString(), System.currentTimeMillis() + pause.toMillis());
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + body.getClass(), e);
        }
    }
}
