package io.pontual.integrations.simulators.andorinha;

import io.pontual.integrations.simulators.carriers.CarrierBook.Event;
import io.pontual.integrations.simulators.carriers.Happening;
import java.util.LinkedHashMap;
import java.util.Map;

/** Andorinha's words for what happens. */
final class AndorinhaEvents {
    private AndorinhaEvents() {}

    static Map<String, String> shown(Event event) {
        var shown = new LinkedHashMap<String, String>();
        shown.put("event_id", event.id());
        shown.put("tracking_code", event.waybill().tracking());
        shown.put("code", code(event.what()));
        shown.put("occurred_at", event.at().toString());
        shown.put("place", event.place());
        if (event.proof() != null) {
            shown.put("proof_id", event.proof());
        }
        return shown;
    }

    private static String code(Happening what) {
        return switch (what) {
            case ANNOUNCED -> "AND-ANNOUNCED";
            case COLLECTED -> "AND-PICKED-UP";
            case ARRIVED -> "AND-ARRIVED";
            case DEPARTED -> "AND-DEPARTED";
            case ODD -> "AND-WHALE-ON-TRACK";
            case DELAYED -> "AND-DELAY-VOLUME";
            case OUT -> "AND-OUT";
            case ABSENT -> "AND-EXC-ABSENT";
            case BAD_ADDRESS -> "AND-EXC-ADDRESS";
            case AT_POINT -> "AND-POINT";
            case DELIVERED -> "AND-DELIVERED";
            case REFUSED -> "AND-REFUSED";
            case GOING_BACK -> "AND-RTS";
            case UNCLAIMED -> "AND-RTS-UNCLAIMED";
            case BACK -> "AND-RTS-DONE";
            case LOST -> "AND-LOST";
            case DAMAGED -> "AND-DAMAGED";
        };
    }
}
