package io.pontual.workers.sourcing;

import io.pontual.workers.platform.timeline.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells the facts of a decision in plain words. */
final class DecisionWords {
    private static final int REASONS = 2;

    private final DecisionRecord record;
    private final boolean portuguese;
    private final Phrases phrases;

    DecisionWords(DecisionRecord record, Language language) {
        this.record = record;
        this.portuguese = language == Language.PT_BR;
        this.phrases = new Phrases(language, record.currency());
    }

    /** What was decided and why, the most important first. */
    List<String> summary(String cause) {
        var told = new ArrayList<String>();
        told.add(phrases.say("cause." + cause));
        told.add(chosen());
        record.transfers()
                .forEach(sent -> told.add(phrases.say(
                        "sent",
                        "from",
                        sent.fromName(),
                        "to",
                        sent.toName(),
                        "count",
                        sent.units(),
                        "price",
                        phrases.money(sent.price()),
                        "days",
                        sent.days())));
        if (record.chosen() != null && record.pickupNodeId() == null) {
            told.add(
                    record.proven() || record.possible() == 1
                            ? phrases.say("cheapest", "count", record.possible())
                            : phrases.say("nearly", "count", record.possible(), "gap", phrases.money(record.gap())));
        }
        if (record.runnerUp() != null) {
            told.add(runnerUp());
        }
        record.softly()
                .forEach(soft -> told.add(phrases.say(
                        "softly",
                        "node",
                        soft.name(),
                        "reason",
                        portuguese ? soft.reasonPt() : soft.reasonEn(),
                        "saving",
                        phrases.money(soft.saving()))));
        record.unsourced()
                .forEach(line -> told.add(phrases.say(
                        "unsourced",
                        "line",
                        line.lineId(),
                        "count",
                        line.quantity(),
                        "reason",
                        phrases.say("reason." + line.reason()))));
        record.dropped().forEach(entry -> told.add(dropped(entry)));
        return told;
    }

    private String chosen() {
        var plan = record.chosen();
        if (plan == null) {
            return record.transfers().isEmpty()
                    ? phrases.say("nobody")
                    : phrases.say(
                            "chosen.pickup",
                            "node",
                            record.transfers().getFirst().toName(),
                            "day",
                            null);
        }
        var first = plan.parts().getFirst();
        if (record.pickupNodeId() != null) {
            return phrases.say("chosen.pickup", "node", first.name(), "day", first.day());
        }
        return plan.parts().size() == 1
                ? phrases.say(
                        "chosen.one", "node", first.name(), "day", first.day(), "cost", phrases.money(plan.cost()))
                : phrases.say(
                        "chosen.split",
                        "count",
                        plan.parts().size(),
                        "nodes",
                        plan.parts().stream()
                                .map(part -> phrases.say("part", "node", part.name(), "units", part.units()))
                                .collect(Collectors.joining(", ")),
                        "cost",
                        phrases.money(plan.cost()));
    }

    /** And what would have made it win. */
    private String runnerUp() {
        var other = record.runnerUp();
        var nodes = other.parts().stream().map(DecisionRecord.Part::name).collect(Collectors.joining(" + "));
        var cost = phrases.money(other.cost());
        int missing = other.missing() - record.chosen().missing();
        if (missing > 0) {
            return phrases.say("runner-up.missing", "nodes", nodes, "cost", cost, "missing", missing);
        }
        var difference = other.cost().subtract(record.chosen().cost());
        if (difference.signum() == 0) {
            return phrases.say("runner-up.same", "nodes", nodes, "cost", cost);
        }
        return phrases.say(
                "runner-up",
                "nodes",
                nodes,
                "cost",
                cost,
                "difference",
                phrases.money(difference),
                "missing",
                missing < 0 ? -missing : null,
                "because",
                because(other.costs()));
    }

    /** The parts in which it is dearest; null when it is so in none. */
    private String because(Map<String, BigDecimal> other) {
        var parts = other.entrySet().stream()
                .map(part -> Map.entry(
                        part.getKey(),
                        part.getValue().subtract(record.chosen().costs().getOrDefault(part.getKey(), BigDecimal.ZERO))))
                .filter(part -> part.getValue().signum() > 0)
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(REASONS)
                .map(part -> phrases.say(
                        "because",
                        "part",
                        phrases.say("part." + part.getKey()),
                        "amount",
                        phrases.money(part.getValue())))
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? null : parts;
    }

    String dropped(Dropped.Entry entry) {
        return phrases.say(
                "dropped." + entry.rule(),
                "count",
                entry.nodes(),
                "nodes",
                String.join(", ", entry.examples()),
                "reason",
                portuguese ? entry.reasonPt() : entry.reasonEn());
    }

    String candidate(DecisionRecord.Scored node) {
        var text = phrases.say(
                "candidate",
                "products",
                node.products(),
                "demands",
                record.products(),
                "cost",
                phrases.money(node.cost()),
                "km",
                node.km(),
                "used",
                node.used(),
                "limit",
                node.limit(),
                "day",
                node.day());
        if (node.avoidPt() != null) {
            text += " " + phrases.say("candidate.avoid", "reason", portuguese ? node.avoidPt() : node.avoidEn());
        }
        if (node.riskPercent().signum() > 0) {
            text += " " + phrases.say("candidate.risk", "risk", node.riskPercent());
        }
        return text;
    }
}
