package io.pontual.integrations.inventory;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file's name says: {@code <kind>-<mode>[-anything].csv}, such as {@code stock-full-20260301T030000Z.csv}. A time in
 * it is when the file was written.
 *
 * @param writtenAt null when the name does not say
 */
record FeedFileName(String kind, String mode, Instant writtenAt) {
    static final String RULE = "must be <kind>-<mode>[-anything].csv, such as stock-full-20260301T030000Z.csv;"
            + " kinds are nodes, products, stock, receipts, points, modes full and delta";

    private static final Pattern NAME =
            Pattern.compile("(nodes|products|stock|receipts|points)-(full|delta)([-_.].*)?[.]csv");
    private static final Pattern TIME = Pattern.compile("\\d{8}T\\d{6}Z");
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    static Optional<FeedFileName> parse(String name) {
        var parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new FeedFileName(parts.group(1), parts.group(2), time(name)))
                : Optional.empty();
    }

    private static Instant time(String name) {
        var time = TIME.matcher(name);
        if (!time.find()) {
            return null;
        }
        try {
            return LocalDateTime.parse(time.group(), BASIC).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
