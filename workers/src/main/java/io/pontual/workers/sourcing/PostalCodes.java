package io.pontual.workers.sourcing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.springframework.stereotype.Component;

/**
 * Where a Brazilian postal code (CEP) is: its state and about where. The ranges are those that Correios give to states and
 * their parts; the place is the largest town of the range, and its coordinates are those of the town's seat (IBGE), to two
 * decimals. Good for distances between towns, not for routes.
 */
@Component
class PostalCodes {
    private record Range(int to, String state, double latitude, double longitude) {}

    private final TreeMap<Integer, Range> ranges = new TreeMap<>();
    private final Map<String, String> regions = new HashMap<>();

    PostalCodes() {
        try (var file = PostalCodes.class.getResourceAsStream("/sourcing/postal-codes.csv");
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            var format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            for (var row : format.parse(reader)) {
                ranges.put(
                        Integer.valueOf(row.get("from")),
                        new Range(
                                Integer.parseInt(row.get("to")),
                                row.get("state"),
                                Double.parseDouble(row.get("latitude")),
                                Double.parseDouble(row.get("longitude"))));
                regions.put(row.get("state"), row.get("region"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param postalCode eight digits, with or without a hyphen; empty when no place has it */
    Optional<SourcingRequest.Destination> locate(String postalCode) {
        var digits = postalCode == null ? "" : postalCode.replace("-", "").strip();
        if (!digits.matches("\\d{8}")) {
            return Optional.empty();
        }
        var code = Integer.parseInt(digits);
        return Optional.ofNullable(ranges.floorEntry(code))
                .map(Map.Entry::getValue)
                .filter(range -> code <= range.to())
                .map(range ->
                        new SourcingRequest.Destination(digits, range.state(), range.latitude(), range.longitude()));
    }

    /** Whether both states are in the same of the five regions of Brazil. */
    boolean sameRegion(String state, String other) {
        var region = regions.get(state);
        return region != null && region.equals(regions.get(other));
    }
}
