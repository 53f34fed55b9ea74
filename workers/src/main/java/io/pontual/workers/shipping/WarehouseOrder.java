package io.pontual.workers.shipping;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.WarehouseEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a warehouse was told to send, and what it has said of it so far. Whatever the order in which it says so, the same
 * confirmations lead to the same end.
 */
final class WarehouseOrder {
    /** Units of one order line. */
    static final class Line {
        private final String lineId;
        private final String sku;
        private final int quantity;
        private int picked;
        private int missing;
        private int packed;
        private String reason;

        /** @param reason why units are missing, as the warehouse said; may be null */
        Line(String lineId, String sku, int quantity, int picked, int missing, int packed, String reason) {
            this.lineId = lineId;
            this.sku = sku;
            this.quantity = quantity;
            this.picked = picked;
            this.missing = missing;
            this.packed = packed;
            this.reason = reason;
        }

        String lineId() {
            return lineId;
        }

        String sku() {
            return sku;
        }

        int picked() {
            return picked;
        }

        int missing() {
            return missing;
        }

        int packed() {
            return packed;
        }

        String reason() {
            return reason;
        }

        private boolean isSettled() {
            return picked + missing == quantity;
        }

        private boolean isUntouched() {
            return picked + missing + packed == 0;
        }
    }

    /** Null until it is known. @param contents per line; empty until it is known */
    record Parcel(
            String number,
            WarehouseEvent.Parcel packed,
            List<LineQuantity> contents,
            Instant packedAt,
            Shipment.Carriage by,
            Instant goneAt) {
        private boolean isGone() {
            return packedAt != null && goneAt != null;
        }
    }

    private final SortedMap<String, Line> lines = new TreeMap<>();
    private final SortedMap<String, Parcel> parcels = new TreeMap<>();

    WarehouseOrder(Collection<Line> lines, Collection<Parcel> parcels) {
        lines.forEach(line -> this.lines.put(line.lineId(), line));
        parcels.forEach(parcel -> this.parcels.put(parcel.number(), parcel));
    }

    /** Adds what was picked, or is short. @return why it cannot be; empty when it was added */
    Optional<String> settle(List<WarehouseEvent.Line> said, boolean found) {
        var wrong = unknown(said).or(() -> said.stream()
                .filter(each -> {
                    var line = lines.get(each.lineId());
                    var missing = line.missing + (found ? 0 : sum(said, each.lineId()));
                    var picked = line.picked + (found ? sum(said, each.lineId()) : 0);
                    return picked + missing > line.quantity || line.packed + missing > line.quantity;
                })
                .findFirst()
                .map(each ->
                        "more units of line " + each.lineId() + " are confirmed than the warehouse was told to send"));
        if (wrong.isEmpty()) {
            for (var each : said) {
                var line = lines.get(each.lineId());
                if (found) {
                    line.picked += each.quantity();
                } else {
                    line.missing += each.quantity();
                    line.reason = each.reason() == null ? line.reason : each.reason();
                }
            }
        }
        return wrong;
    }

    /** Adds a parcel. @return why it cannot be; empty when it was added */
    Optional<String> pack(WarehouseEvent.Parcel parcel, List<WarehouseEvent.Line> contents, Instant at) {
        var known = parcels.get(parcel.number());
        if (known != null && known.packedAt() != null) {
            return Optional.of("parcel " + parcel.number() + " is packed a second time");
        }
        var wrong = unknown(contents).or(() -> contents.stream()
                .filter(each -> {
                    var line = lines.get(each.lineId());
                    return line.packed + sum(contents, each.lineId()) + line.missing > line.quantity;
                })
                .findFirst()
                .map(each ->
                        "more units of line " + each.lineId() + " are packed than the warehouse was told to send"));
        if (wrong.isEmpty()) {
            contents.forEach(each -> lines.get(each.lineId()).packed += each.quantity());
            parcels.put(
                    parcel.number(),
                    new Parcel(
                            parcel.number(),
                            parcel,
                            perLine(contents),
                            at,
                            known == null ? Shipment.Carriage.UNKNOWN : known.by(),
                            known == null ? null : known.goneAt()));
        }
        return wrong;
    }

    /** The carrier has this parcel. @return why it cannot be; empty when it is so now */
    Optional<String> handOver(String number, Shipment.Carriage by, Instant at) {
        var known = parcels.get(number);
        if (known != null && known.goneAt() != null) {
            return Optional.of("parcel " + number + " is handed over a second time");
        }
        parcels.put(
                number,
                known == null
                        ? new Parcel(number, null, List.of(), null, by, at)
                        : new Parcel(number, known.packed(), known.contents(), known.packedAt(), by, at));
        return Optional.empty();
    }

    /** What was not confirmed will not be. What is in a parcel was picked, whether or not the warehouse said so. */
    void close(String reason) {
        for (var line : lines.values()) {
            line.picked = Math.max(line.picked, line.packed);
            if (!line.isSettled()) {
                line.missing = line.quantity - line.picked;
                line.reason = reason;
            }
        }
    }

    /** Units that nothing was said of. */
    List<FulfilmentPlan.Item> unconfirmed() {
        return lines.values().stream()
                .map(line -> new FulfilmentPlan.Item(
                        line.lineId, line.sku, "", line.quantity - line.missing - Math.max(line.picked, line.packed)))
                .filter(item -> item.quantity() > 0)
                .toList();
    }

    boolean isUntouched() {
        return parcels.isEmpty() && lines.values().stream().allMatch(Line::isUntouched);
    }

    /** Every unit is picked or short. */
    boolean isSettled() {
        return lines.values().stream().allMatch(Line::isSettled);
    }

    /** Every unit that was picked is in a parcel, and every parcel is gone. */
    boolean isGone() {
        return isSettled()
                && lines.values().stream().allMatch(line -> line.packed == line.picked)
                && !parcels.isEmpty()
                && parcels.values().stream().allMatch(Parcel::isGone);
    }

    List<LineQuantity> picked() {
        return lines.values().stream()
                .map(line -> new LineQuantity(line.lineId, line.picked))
                .toList();
    }

    /** {@code complete}, {@code short} or {@code nothing}, once it is settled. */
    String pickResult() {
        if (lines.values().stream().allMatch(line -> line.picked == line.quantity)) {
            return "complete";
        }
        return lines.values().stream().anyMatch(line -> line.picked > 0) ? "short" : "nothing";
    }

    /** Of the parcel that left first: an order's view shows one. */
    Shipment.Carriage carriage() {
        return withCarrier().stream()
                .min(Comparator.comparing(Parcel::goneAt).thenComparing(Parcel::number))
                .map(Parcel::by)
                .orElse(Shipment.Carriage.UNKNOWN);
    }

    /** Parcels that have left. */
    List<Parcel> withCarrier() {
        return parcels.values().stream()
                .filter(parcel -> parcel.goneAt() != null)
                .toList();
    }

    List<String> skus() {
        return lines.values().stream().map(Line::sku).toList();
    }

    /** @return empty when the warehouse was not told to send it */
    Optional<String> sku(String lineId) {
        return Optional.ofNullable(lines.get(lineId)).map(Line::sku);
    }

    Collection<Line> lines() {
        return lines.values();
    }

    Collection<Parcel> parcels() {
        return parcels.values();
    }

    private Optional<String> unknown(List<WarehouseEvent.Line> said) {
        if (said.isEmpty()) {
            return Optional.of("it names no line");
        }
        for (var each : said) {
            var line = lines.get(each.lineId());
            if (line == null) {
                return Optional.of("line " + each.lineId() + " is not among those that the warehouse was told to send");
            }
            if (each.quantity() < 1 || each.quantity() > line.quantity) {
                return Optional.of(each.quantity() + " units of line " + each.lineId() + ", of which " + line.quantity
                        + " were to be sent");
            }
        }
        return Optional.empty();
    }

    private static int sum(List<WarehouseEvent.Line> said, String lineId) {
        return said.stream()
                .filter(each -> each.lineId().equals(lineId))
                .mapToInt(WarehouseEvent.Line::quantity)
                .sum();
    }

    private static List<LineQuantity> perLine(List<WarehouseEvent.Line> said) {
        return said.stream()
                .map(WarehouseEvent.Line::lineId)
                .distinct()
                .map(lineId -> new LineQuantity(lineId, sum(said, lineId)))
                .toList();
    }
}
