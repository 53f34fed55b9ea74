package io.pontual.integrations.simulators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the people of a simulated warehouse do with an order, whatever system they have. The last words of its SKUs decide,
 * such as {@code -SHORT} or {@code -SHORT-STAYS}; see bpmn-docs/test-data.md.
 */
public final class WarehouseStaff {
    private static final int GRAMS_PER_UNIT = 1000;
    public static final Set<String> WORDS =
            Set.of("REJECT", "SHORT", "NONE", "SILENT", "PARTS", "SHUFFLED", "TWICE", "STAYS", "KILOS");

    private WarehouseStaff() {}

    public enum Deed {
        TAKEN_ON,
        REFUSED,
        PICKED,
        SHORT,
        PACKED,
        SENT_OFF
    }

    public record Units(String line, String sku, int quantity) {}

    /**
     * One thing to confirm.
     *
     * @param no tells it apart from the others of the order, whichever comes first
     * @param parcel number of the parcel; zero when it is about none
     * @param grams what the parcel weighs; zero when it is about none
     */
    public record Step(int no, Deed deed, List<Units> units, int parcel, int grams) {}

    /** @return what they confirm, in the order in which they say it; nothing when they never answer */
    public static List<Step> work(List<Units> order, boolean takesNothing) {
        var words = order.stream().flatMap(units -> words(units.sku()).stream()).collect(Collectors.toSet());
        if (words.contains("SILENT")) {
            return List.of();
        }
        var steps = new Steps();
        if (takesNothing || words.contains("REJECT")) {
            steps.add(Deed.REFUSED, List.of(), 0, 0);
            return steps.all;
        }
        steps.add(Deed.TAKEN_ON, List.of(), 0, 0);
        pick(order, words, steps);
        pack(order, words, steps);
        if (words.contains("SHUFFLED")) {
            Collections.reverse(steps.all);
        }
        if (words.contains("TWICE")) {
            return steps.all.stream()
                    .flatMap(step -> List.of(step, step).stream())
                    .toList();
        }
        return steps.all;
    }

    private static void pick(List<Units> order, Set<String> words, Steps steps) {
        for (var units : order) {
            int found = found(units);
            if (words.contains("PARTS")) {
                for (int i = 0; i < found; i++) {
                    steps.add(Deed.PICKED, List.of(new Units(units.line(), units.sku(), 1)), 0, 0);
                }
            } else if (found > 0) {
                steps.add(Deed.PICKED, List.of(new Units(units.line(), units.sku(), found)), 0, 0);
            }
            if (found < units.quantity()) {
                var missing = new Units(units.line(), units.sku(), units.quantity() - found);
                steps.add(Deed.SHORT, List.of(missing), 0, 0);
            }
        }
    }

    /** All in one parcel, or in parts a parcel for each line. */
    private static void pack(List<Units> order, Set<String> words, Steps steps) {
        var packed = order.stream()
                .map(units -> new Units(units.line(), units.sku(), found(units)))
                .filter(units -> units.quantity() > 0)
                .toList();
        if (packed.isEmpty()) {
            return;
        }
        var parcels = words.contains("PARTS") ? packed.stream().map(List::of).toList() : List.of(packed);
        int gramsPerUnit = words.contains("KILOS") ? 1 : GRAMS_PER_UNIT;
        for (int i = 0; i < parcels.size(); i++) {
            int units = parcels.get(i).stream().mapToInt(Units::quantity).sum();
            steps.add(Deed.PACKED, parcels.get(i), i + 1, units * gramsPerUnit);
            if (!words.contains("STAYS")) {
                steps.add(Deed.SENT_OFF, List.of(), i + 1, 0);
            }
        }
    }

    private static int found(Units units) {
        var words = words(units.sku());
        if (words.contains("NONE")) {
            return 0;
        }
        return words.contains("SHORT") ? units.quantity() - 1 : units.quantity();
    }

    /** The known words at the end, from the last to the first that is unknown. */
    private static Set<String> words(String sku) {
        var parts = Arrays.asList(sku.split("-"));
        Collections.reverse(parts);
        return parts.stream().takeWhile(WORDS::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    private static final class Steps {
        private final List<Step> all = new ArrayList<>();

        private void add(Deed deed, List<Units> units, int parcel, int grams) {
            all.add(new Step(all.size() + 1, deed, units, parcel, grams));
        }
    }
}
