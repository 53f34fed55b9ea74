package io.pontual.workers.platform.messaging;

import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Takes partner events off a queue once in effect, and never loses one. */
@Component
public class InboundEvents {
    /** What a handler made of an event. */
    public sealed interface Outcome {
        record Applied() implements Outcome {}

        /** @param reason why it fits nothing, for the operator who looks at parked events */
        record Parked(String reason) implements Outcome {}

        static Outcome applied() {
            return new Applied();
        }

        static Outcome parked(String reason) {
            return new Parked(reason);
        }
    }

    /**
     * Reads the event, records its id and applies it in one transaction. A repeat does nothing. A body that cannot be
     * read goes to the dead letters.
     *
     * @param queue the queue it came from
     * @param body JSON of {@code type}
     * @param eventId how to find the id that every copy of the event carries
     * @param handler runs inside the transaction
     */
    public <T> void handle(
            String queue, String body, Class<T> type, Function<T, String> eventId, Function<T, Outcome> handler) {
        throw new UnsupportedOperationException("lands with the messaging slice");
    }
}
