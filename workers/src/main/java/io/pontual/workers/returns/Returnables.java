package io.pontual.workers.returns;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which units of an order may come back, by the law and by the policy that the order was sold under. */
@Component
class Returnables {
    private final Orders orders;
    private final Possession possession;
    private final ReturnTables tables;
    private final ReturnHistory history;
    private final ClaimRepository claims;
    private final Catalogue catalogue;
    private final Clock clock;

    Returnables(
            Orders orders,
            Possession possession,
            ReturnTables tables,
            ReturnHistory history,
            ClaimRepository claims,
            Catalogue catalogue,
            Clock clock) {
        this.orders = orders;
        this.possession = possession;
        this.tables = tables;
        this.history = history;
        this.claims = claims;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Units of a line that came together.
     *
     * @param until last day on which it holds; null when it does not, or has not begun
     * @param eligibility null while they are on their way
     */
    record Group(
            Orders.Line line, String productGroup, Possession.Batch batch, LocalDate until, Eligibility eligibility) {
        boolean arrived() {
            return eligibility != null;
        }
    }

    /** @param claimed units in other returns, by line @param kept units that the customer has beside those, by line */
    record Found(
            Orders.OrderFacts order,
            Orders.Sale sale,
            List<Group> groups,
            Map<String, Integer> claimed,
            Map<String, Integer> kept) {}

    /** @throws java.util.NoSuchElementException when there is no such order */
    Found of(UUID orderId, ReturnReason reason, String condition) {
        var order = orders.facts(orderId);
        var sale = orders.sale(orderId);
        var claimed = claims.claimed(orderId);
        var kept = new HashMap<String, Integer>();
        order.lines()
                .forEach(line -> kept.put(line.lineId(), line.handedOver() - claimed.getOrDefault(line.lineId(), 0)));
        return new Found(order, sale, groups(order, sale, claimed, reason, condition), claimed, kept);
    }

    private List<Group> groups(
            Orders.OrderFacts order,
            Orders.Sale sale,
            Map<String, Integer> claimed,
            ReturnReason reason,
            String condition) {
        var lines = order.lines().stream().collect(Collectors.toMap(Orders.Line::lineId, line -> line));
        var products =
                catalogue.products(order.lines().stream().map(Orders.Line::sku).collect(Collectors.toSet()));
        var returned = history.returned(sale);
        var groups = new ArrayList<Group>();
        for (var batch : left(possession.of(order.orderId()), claimed)) {
            var line = lines.get(batch.lineId());
            var product = products.get(line.sku());
            var group = product == null ? null : product.group();
            if (batch.since() == null) {
                groups.add(new Group(line, group, batch, null, null));
                continue;
            }
            var since = LocalDate.ofInstant(batch.since(), PolicyBook.HOME);
            var today = LocalDate.ofInstant(clock.instant(), PolicyBook.HOME);
            var eligibility = tables.eligibility(new ReturnTables.Question(
                    sale.policyVersion(),
                    order.channel(),
                    group,
                    reason.code(),
                    condition,
                    Math.max(0, ChronoUnit.DAYS.between(since, today)),
                    returned));
            var until =
                    eligibility.verdict() == Eligibility.Verdict.ALLOWED ? since.plusDays(eligibility.days()) : null;
            groups.add(new Group(line, group, batch, until, eligibility));
        }
        return groups;
    }

    /** Those that are in returns already are taken to be those that came first: the rest has the longest time. */
    private static List<Possession.Batch> left(List<Possession.Batch> batches, Map<String, Integer> claimed) {
        var open = new HashMap<>(claimed);
        var left = new ArrayList<Possession.Batch>();
        for (var batch : batches.reversed()) {
            int gone = Math.min(open.getOrDefault(batch.lineId(), 0), batch.quantity());
            open.merge(batch.lineId(), -gone, Integer::sum);
            if (gone < batch.quantity()) {
                left.add(batch.of(batch.quantity() - gone));
            }
        }
        return left.reversed();
    }
}
