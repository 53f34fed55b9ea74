package io.pontual.integrations.shipping;

import io.pontual.integrations.platform.Breaker;
import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.RawTracking;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** What one carrier's protocol says; {@link CarrierRoutes} knows when to say it. */
interface Carrier {
    /** As commands and routes name it. */
    String code();

    Line line();

    /** Which shipment there is for the parcel and attempt of a label command. */
    Call find(CarrierCommand label);

    Call make(CarrierCommand label);

    Call document(String trackingCode);

    /** Everything but labels. */
    Call instruct(CarrierCommand command);

    /** @param cursor where the last page ended; null at the very beginning */
    Call events(String cursor);

    /** @return tracking code of a shipment that is not cancelled; empty when the carrier has none */
    Optional<String> found(Answer answer);

    /** @return the tracking code */
    String made(Answer answer);

    /** @return the carrier's number of what it was told to do; null when it gave none */
    String receipt(Answer answer);

    Page page(Answer answer);

    /** @return the carrier's own code of a refusal; empty when this is not the carrier who refuses */
    Optional<String> refusal(Answer answer);

    /** How it is reached. */
    record Line(URI baseUrl, Duration connectTimeout, Duration responseTimeout, DataSize maxAnswer, Breaker breaker) {}

    /** @param path below the base address @param query null for none @param body null for none */
    record Call(HttpMethod method, String path, String query, String body, Map<String, String> headers) {}

    record Answer(int status, byte[] body) {
        boolean isSuccess() {
            return status >= 200 && status <= 299;
        }
    }

    /** @param next cursor behind the last event @param more whether there may be more at once */
    record Page(List<RawTracking> events, String next, boolean more) {}

    /** The carrier keeps one shipment under it. */
    static String reference(CarrierCommand command) {
        return command.parcelId() + "-" + command.attempt();
    }
}
