package io.pontual.workers.platform.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as people at a node read them, in the form that processes and partners take. */
public final class NodeTime {
    private NodeTime() {}

    /**
     * @param timeZone IANA name, such as {@code America/Sao_Paulo}
     * @return ISO-8601 date-time with the node's offset, to the second
     */
    public static String iso(Instant at, String timeZone) {
        return at.truncatedTo(ChronoUnit.SECONDS)
                .atZone(ZoneId.of(timeZone))
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
