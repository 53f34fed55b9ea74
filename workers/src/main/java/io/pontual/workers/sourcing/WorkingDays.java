package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Availability;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * On which day a node would do the work: today until its cut-off, else its next working day, which is no holiday. For a pickup, where there is
 * no other node to go to, the next day that has a place left.
 */
@Component
class WorkingDays {
    /** A node that does not work for so long is closed. */
    private static final int LOOK_AHEAD = 14;

    private final SourcingRules rules;
    private final Capacity capacity;
    private final Clock clock;

    WorkingDays(SourcingRules rules, Capacity capacity, Clock clock) {
        this.rules = rules;
        this.capacity = capacity;
        this.clock = clock;
    }

    /** @param used places taken on that day @param limit places there are */
    record Day(LocalDate date, int used, int limit) {
        boolean full() {
            return used >= limit;
        }
    }

    /** Looks at each node once, for several drafts of one moment. Not for two threads. */
    final class Look {
        private final String method;
        private final Map<String, Day> found = new HashMap<>();

        private Look(String method) {
            this.method = method;
        }

        Look again() {
            return new Look(method);
        }

        /** @return as {@link WorkingDays#of} */
        List<Day> of(List<Availability.Node> nodes) {
            var unknown = nodes.stream()
                    .filter(node -> !found.containsKey(node.nodeId()))
                    .toList();
            if (!unknown.isEmpty()) {
                var days = WorkingDays.this.of(unknown, method);
                for (int i = 0; i < days.size(); i++) {
                    found.put(unknown.get(i).nodeId(), days.get(i));
                }
            }
            return nodes.stream().map(node -> found.get(node.nodeId())).toList();
        }
    }

    Look look(String method) {
        return new Look(method);
    }

    /** @return by node, in the same order; null for a node that does not work in the days to come */
    List<Day> of(List<Availability.Node> nodes, String method) {
        var now = new HashMap<String, ZonedDateTime>();
        var dates = new ArrayList<List<Day>>();
        var asked = new HashSet<LocalDate>();
        int wanted = method.equals(Method.PICKUP.code()) ? LOOK_AHEAD : 1;
        for (var node : nodes) {
            var local =
                    now.computeIfAbsent(node.timeZone(), zone -> clock.instant().atZone(ZoneId.of(zone)));
            var days = days(node, method, local, wanted);
            days.forEach(day -> asked.add(day.date()));
            dates.add(days);
        }
        var used = asked.isEmpty()
                ? Map.<LocalDate, Map<String, Integer>>of()
                : capacity.used(
                        method,
                        asked,
                        nodes.stream().map(Availability.Node::nodeId).toList());
        var days = new ArrayList<Day>();
        for (int i = 0; i < nodes.size(); i++) {
            days.add(firstWithPlace(nodes.get(i).nodeId(), dates.get(i), used));
        }
        return days;
    }

    private static Day firstWithPlace(String nodeId, List<Day> days, Map<LocalDate, Map<String, Integer>> used) {
        Day last = null;
        for (var day : days) {
            last = new Day(day.date(), used.getOrDefault(day.date(), Map.of()).getOrDefault(nodeId, 0), day.limit());
            if (!last.full()) {
                return last;
            }
        }
        return last;
    }

    private List<Day> days(Availability.Node node, String method, ZonedDateTime now, int wanted) {
        var days = new ArrayList<Day>();
        for (int ahead = 0; ahead <= LOOK_AHEAD && days.size() < wanted; ahead++) {
            var date = now.toLocalDate().plusDays(ahead);
            var rule = rules.capacity(node, date, method);
            if (rule.ordersPerDay() > 0 && (ahead > 0 || now.toLocalTime().isBefore(rule.cutOff()))) {
                days.add(new Day(date, 0, rule.ordersPerDay()));
            }
        }
        return days;
    }
}
