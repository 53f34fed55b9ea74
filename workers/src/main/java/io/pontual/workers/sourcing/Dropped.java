package io.pontual.workers.sourcing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the nodes that were left out, by what left them out; a few are named, however many they are. */
final class Dropped {
    private static final int NAMED = 5;
    private static final int KINDS = 20;

    private final Map<List<String>, Entry> entries = new LinkedHashMap<>();

    /**
     * @param rule {@code no-stock}, {@code not-asked}, {@code excluded}, {@code closed}, {@code capacity} or {@code rule}
     * @param reasonPt in Portuguese, of a rule of the decision table; else null, like the English one
     * @param nodes how many
     * @param examples some of them
     */
    record Entry(String rule, String reasonPt, String reasonEn, int nodes, List<String> examples) {}

    void add(String rule, String nodeId) {
        add(rule, null, null, nodeId);
    }

    void add(String rule, String reasonPt, String reasonEn, String nodeId) {
        var key = entries.size() < KINDS ? Arrays.asList(rule, reasonPt, reasonEn) : List.of(rule);
        var entry = entries.computeIfAbsent(
                key,
                unknown -> new Entry(
                        rule,
                        key.size() > 1 ? reasonPt : null,
                        key.size() > 1 ? reasonEn : null,
                        0,
                        new ArrayList<>()));
        if (entry.nodes() < NAMED) {
            entry.examples().add(nodeId);
        }
        entries.put(key, new Entry(rule, entry.reasonPt(), entry.reasonEn(), entry.nodes() + 1, entry.examples()));
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }
}
