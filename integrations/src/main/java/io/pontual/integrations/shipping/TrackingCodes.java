package io.pontual.integrations.shipping;

import io.pontual.processes.shipping.TrackingEvent.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * What a carrier's codes mean in our words: the table {@code shipping/<carrier>.tracking-codes.csv} beside the models, with
 * the columns code, status, reason (may be empty) and meaning (for people). A table with a mistake keeps the application
 * from starting.
 */
final class TrackingCodes {
    private static final String HEADER = "code,status,reason,meaning";

    private final Map<String, Meaning> meanings;

    private TrackingCodes(Map<String, Meaning> meanings) {
        this.meanings = meanings;
    }

    /** @param reason null for none */
    record Meaning(Status status, String reason) {}

    static TrackingCodes of(String carrier) {
        var file = "shipping/" + carrier + ".tracking-codes.csv";
        try {
            return parse(file, new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("There is no table " + file, e);
        }
    }

    /** @throws IllegalArgumentException naming the line that is wrong */
    static TrackingCodes parse(String file, String text) {
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new IllegalArgumentException(file + " does not begin with " + HEADER);
        }
        var meanings = new HashMap<String, Meaning>();
        for (var i = 1; i < lines.size(); i++) {
            var where = file + ", line " + (i + 1) + ": ";
            var columns = lines.get(i).split(",", 4);
            if (columns.length < 4 || columns[0].isBlank() || columns[3].isBlank()) {
                throw new IllegalArgumentException(
                        where + "needs a code, a status, a reason or nothing, and a meaning");
            }
            var status = Arrays.stream(Status.values())
                    .filter(one -> one.name().equals(columns[1]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(where + "there is no status " + columns[1]));
            if (!columns[2].matches("[a-z-]{0,40}")) {
                throw new IllegalArgumentException(where + "a reason has small letters and hyphens");
            }
            if (meanings.put(columns[0], new Meaning(status, columns[2].isEmpty() ? null : columns[2])) != null) {
                throw new IllegalArgumentException(where + "code " + columns[0] + " is there twice");
            }
        }
        return new TrackingCodes(meanings);
    }

    Optional<Meaning> meaning(String code) {
        return Optional.ofNullable(meanings.get(code));
    }

    /** What the carrier can say. */
    Set<Status> statuses() {
        return meanings.values().stream().map(Meaning::status).collect(Collectors.toSet());
    }
}
