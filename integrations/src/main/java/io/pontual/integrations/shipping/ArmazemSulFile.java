package io.pontual.integrations.shipping;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.zip.CRC32;

/** What both kinds of files share: widths of columns, times, and the trailer that shows a file that was cut or changed. */
final class ArmazemSulFile {
    /** Name and version of the layout. */
    static final String HEADER = "ARMAZEMSUL01";

    static final int NODE = 64;
    static final int LINE = 64;
    static final int SKU = 64;
    static final int UNITS = 9;
    static final int TIME = 14;

    /** Of a card; longer ones do not come through our API. */
    static final int MESSAGE = 200;

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private ArmazemSulFile() {}

    /** In UTC. */
    static String time(Instant at) {
        return SECONDS.format(at.atOffset(ZoneOffset.UTC));
    }

    /** @throws java.time.DateTimeException when it is none */
    static Instant time(String text) {
        return LocalDateTime.parse(text, SECONDS).toInstant(ZoneOffset.UTC);
    }

    /** @param before every record before it, with their line feeds */
    static String trailer(String before, int records, long units) {
        return "T%09d%012d%s\n".formatted(records, units, checksum(before));
    }

    static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return "%08X".formatted(crc.getValue());
    }
}
