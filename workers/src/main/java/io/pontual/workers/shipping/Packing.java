package io.pontual.workers.shipping;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.PackedParcel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a parcel can be. The limits are those of both carriers, and such that a weight in kilograms or a size in centimetres
 * is found out.
 */
final class Packing {
    static final int LIGHTEST_GRAMS = 40;
    static final int HEAVIEST_GRAMS = 50_000;
    static final int SHORTEST_LONGEST_MM = 100;
    static final int LONGEST_MM = 2_000;
    static final int MOST_PARCELS = 20;

    /** Lead has 11 kg a litre; no shop sends anything as heavy. */
    private static final double DENSEST_GRAMS_PER_CM3 = 10;

    private Packing() {}

    /** @return what is wrong with them, for people; empty when they are plausible */
    static Optional<String> problem(List<PackedParcel> parcels) {
        if (parcels.size() > MOST_PARCELS) {
            return Optional.of(parcels.size() + " parcels are too many: up to " + MOST_PARCELS + " are possible");
        }
        return IntStream.range(0, parcels.size())
                .boxed()
                .flatMap(i -> problem(parcels.get(i)).map(why -> "Parcel " + (i + 1) + ": " + why).stream())
                .findFirst();
    }

    /** Nobody says which unit is in which parcel: they are spread evenly, in the order of the lines. */
    static List<List<LineQuantity>> spread(List<LineQuantity> lines, int parcels) {
        var units = lines.stream().mapToInt(LineQuantity::quantity).sum();
        var spread = new ArrayList<List<LineQuantity>>();
        var skip = 0;
        for (var i = 0; i < parcels; i++) {
            var until = (int) ((long) units * (i + 1) / parcels);
            spread.add(between(lines, skip, until));
            skip = until;
        }
        return spread;
    }

    private static List<LineQuantity> between(List<LineQuantity> lines, int from, int until) {
        var part = new ArrayList<LineQuantity>();
        var at = 0;
        for (var line : lines) {
            var taken = Math.min(until, at + line.quantity()) - Math.max(from, at);
            if (taken > 0) {
                part.add(new LineQuantity(line.lineId(), taken));
            }
            at += line.quantity();
        }
        return part;
    }

    private static Optional<String> problem(PackedParcel parcel) {
        if (parcel == null) {
            return Optional.of("is empty");
        }
        if (parcel.weightGrams() < LIGHTEST_GRAMS || parcel.weightGrams() > HEAVIEST_GRAMS) {
            return Optional.of("a weight of " + parcel.weightGrams() + " is not possible: give it in grams, from "
                    + LIGHTEST_GRAMS + " to " + HEAVIEST_GRAMS);
        }
        var sides = Stream.of(parcel.lengthMm(), parcel.widthMm(), parcel.heightMm())
                .sorted(Collections.reverseOrder())
                .toList();
        if (sides.getLast() < 1 || sides.getFirst() < SHORTEST_LONGEST_MM || sides.getFirst() > LONGEST_MM) {
            return Optional.of("a size of " + parcel.lengthMm() + " x " + parcel.widthMm() + " x " + parcel.heightMm()
                    + " is not possible: give it in millimetres, the longest side from " + SHORTEST_LONGEST_MM + " to "
                    + LONGEST_MM);
        }
        var cubicCentimetres = sides.get(0) / 10.0 * sides.get(1) / 10.0 * sides.get(2) / 10.0;
        if (parcel.weightGrams() > cubicCentimetres * DENSEST_GRAMS_PER_CM3) {
            return Optional.of(parcel.weightGrams() + " grams do not go into " + parcel.lengthMm() + " x "
                    + parcel.widthMm() + " x " + parcel.heightMm() + " millimetres: one of them is in another unit");
        }
        return Optional.empty();
    }
}
