package io.pontual.processes.picking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.processes.ordering.LineQuantity;
import java.util.List;

/**
 * What was found of one line, and if it was not all of it, why, and what staff propose instead.
 *
 * @param quantity units found; zero is allowed and means none
 * @param reason why units are missing: {@code not-found}, {@code damaged} or {@code expired}; null when nobody says
 * @param substituteSku a product that lies there and could take the place of what is missing; null for none
 * @param substituteQuantity units of it, no more than are missing; null for as many as are missing
 * @param scannedSku what was scanned, to be compared with what the line asks for; null when nothing was
 * @param wrapped true when what was found is wrapped as a gift already; null when nobody says
 * @param serials serial numbers of what was found, where units have some; null when none was scanned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PickedLine(
        String lineId,
        int quantity,
        String reason,
        String substituteSku,
        Integer substituteQuantity,
        String scannedSku,
        Boolean wrapped,
        List<String> serials) {
    public PickedLine(String lineId, int quantity) {
        this(lineId, quantity, null, null, null, null, null, null);
    }

    /** Nothing was scanned. */
    public PickedLine(String lineId, int quantity, String reason, String substituteSku, Integer substituteQuantity) {
        this(lineId, quantity, reason, substituteSku, substituteQuantity, null, null, null);
    }

    /** Nobody says whether it is wrapped. */
    public PickedLine(
            String lineId,
            int quantity,
            String reason,
            String substituteSku,
            Integer substituteQuantity,
            String scannedSku) {
        this(lineId, quantity, reason, substituteSku, substituteQuantity, scannedSku, null, null);
    }

    /** Nothing but that it is there, with these numbers. */
    public PickedLine(String lineId, int quantity, List<String> serials) {
        this(lineId, quantity, null, null, null, null, null, serials);
    }

    @JsonIgnore
    public LineQuantity found() {
        return new LineQuantity(lineId, quantity);
    }
}
