package io.pontual.workers.ordering;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.inventory.contract.Catalogue.Product;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.platform.web.Problem.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What must hold of lines that are added to an order, and of how they are paid. */
@Component
class AdditionRules {
    private static final int MOST_LINES = 200;
    private static final int MOST_UNITS = 9999;

    private final Catalogue catalogue;

    AdditionRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws Problem 400 with every broken rule, of lines and tenders */
    List<Change.Line> added(ChangeRules.Known known, ChangeOrder wish) {
        var wanted = asOrder(known, wish);
        var products = catalogue.products(
                wish.addLines().stream().map(PlaceOrder.Line::sku).collect(Collectors.toCollection(TreeSet::new)));
        var broken = new ArrayList<FieldError>();
        OrderRules.brokenAddition(wanted, products).stream()
                .map(AdditionRules::inTheChange)
                .forEach(broken::add);
        var lines = known.lines().stream().collect(Collectors.toMap(Orders.Line::lineId, Function.identity()));
        for (int i = 0; i < wish.addLines().size(); i++) {
            if (wish.addLines().get(i).giftWrap() != null) {
                broken.add(new FieldError(
                        "/addLines/" + i + "/giftWrap",
                        "must be left away: what is to be wrapped is said when ordering; place another order"));
            }
            broken.addAll(broken("/addLines/" + i, wish.addLines().get(i), known, wish, lines, products));
        }
        var fresh = wish.addLines().stream()
                .filter(line -> !lines.containsKey(line.lineId()))
                .count();
        if (lines.size() + fresh > MOST_LINES) {
            broken.add(new FieldError(
                    "/addLines",
                    "are too many: an order has up to " + MOST_LINES + " lines and this one has " + lines.size()
                            + "; place another order"));
        }
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken);
        }
        return wish.addLines().stream()
                .map(line -> line(
                        line, lines.get(line.lineId()), products, known.order().currency()))
                .toList();
    }

    /** @throws Problem 422 unless the tenders pay for what the order costs more, no more and no less */
    void requirePaid(Change change, List<PlaceOrder.Tender> tenders, String currency) {
        var due = OrderRules.withDecimals(change.due(), currency);
        var paid = orNone(tenders).stream().map(PlaceOrder.Tender::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (paid.compareTo(due) != 0) {
            var message = due.signum() == 0
                    ? "must be left away: the order does not cost more because of the change"
                    : "add up to " + OrderRules.withDecimals(paid, currency).toPlainString()
                            + ", but the order costs " + due.toPlainString()
                            + " more because of the change; the two must be equal";
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "amount-due",
                    "The change costs " + due.toPlainString() + " " + currency
                            + ". Send tenders that add up to that, and nothing was changed until then.",
                    List.of(new FieldError("/tenders", message)));
        }
    }

    private static List<FieldError> broken(
            String field,
            PlaceOrder.Line wanted,
            ChangeRules.Known known,
            ChangeOrder wish,
            Map<String, Orders.Line> lines,
            Map<String, Product> products) {
        var broken = new ArrayList<FieldError>();
        var currency = known.order().currency();
        var product = products.get(wanted.sku());
        if (product != null && !product.currency().equals(currency)) {
            broken.add(new FieldError(
                    field + "/sku",
                    "is sold in " + product.currency() + ", and the order is in " + currency
                            + "; place another order"));
        }
        if (wish.cancelLines() != null
                && wish.cancelLines().stream().anyMatch(line -> Objects.equals(line.lineId(), wanted.lineId()))) {
            broken.add(new FieldError(
                    field + "/lineId", "is cancelled by the same change; say only how many more or fewer units"));
        }
        var line = lines.get(wanted.lineId());
        if (line != null) {
            if (!line.sku().equals(wanted.sku())) {
                broken.add(new FieldError(
                        field + "/lineId",
                        "is a line of the order, of " + line.sku()
                                + "; give a line of another product an id of its own"));
            } else if (line.unitPrice().compareTo(wanted.unitPrice()) != 0) {
                broken.add(new FieldError(
                        field + "/unitPrice",
                        "differs from the " + line.unitPrice().toPlainString()
                                + " of that line; give units at another price a lineId of their own"));
            }
            if (wanted.substitution() != null) {
                broken.add(new FieldError(
                        field + "/substitution",
                        "must be left away for more units of a line: what was said when it was ordered holds; give them a"
                                + " lineId of their own"));
            }
            if (known.discounts().getOrDefault(line.lineId(), BigDecimal.ZERO).signum() > 0) {
                broken.add(new FieldError(
                        field + "/lineId",
                        "is a line that was sold with a discount, which was for its units only; give more units a lineId"
                                + " of their own"));
            }
            if (line.quantity() + line.cancelled() + wanted.quantity() > MOST_UNITS) {
                broken.add(new FieldError(
                        field + "/quantity",
                        "is too much: a line has up to " + MOST_UNITS
                                + " units; give the others a lineId of their own"));
            }
        }
        return broken;
    }

    private static Change.Line line(
            PlaceOrder.Line wanted, Orders.Line line, Map<String, Product> products, String currency) {
        return line == null
                ? new Change.Line(
                        wanted.lineId(),
                        0,
                        wanted.quantity(),
                        OrderRules.withDecimals(wanted.unitPrice(), currency),
                        wanted.sku(),
                        products.get(wanted.sku()).name(),
                        wanted.substitution())
                : new Change.Line(
                        line.lineId(), line.quantity(), line.quantity() + wanted.quantity(), line.unitPrice());
    }

    /** So that the rules for an order hold for what is added to it. */
    private static PlaceOrder asOrder(ChangeRules.Known known, ChangeOrder wish) {
        return new PlaceOrder(
                known.order().channel(),
                known.order().externalId(),
                null,
                known.order().currency(),
                wish.addLines(),
                new PlaceOrder.Fulfilment(known.order().method(), null, null, null, null, null, null),
                null,
                null,
                orNone(wish.tenders()));
    }

    private static List<PlaceOrder.Tender> orNone(List<PlaceOrder.Tender> tenders) {
        return tenders == null ? List.of() : tenders;
    }

    private static FieldError inTheChange(FieldError error) {
        return new FieldError(
                error.field().replace("/lines/", "/addLines/"), error.message().replace("/lines/", "/addLines/"));
    }
}
