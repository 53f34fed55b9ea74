package io.pontual.workers.ordering;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.platform.web.Problem.FieldError;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What must hold between a change and the order that it is for. */
@Component
class ChangeRules {
    private static final String FULFILMENT = "/fulfilment";

    private final Catalogue catalogue;
    private final PickupPoints points;
    private final AdditionRules additions;

    ChangeRules(Catalogue catalogue, PickupPoints points, AdditionRules additions) {
        this.catalogue = catalogue;
        this.points = points;
        this.additions = additions;
    }

    /** @throws Problem 400 unless exactly one is wanted */
    ChangeKind kind(ChangeOrder wish) {
        var kinds = new ArrayList<ChangeKind>();
        if (wish.addLines() != null) {
            kinds.add(wish.cancelLines() == null ? ChangeKind.ADD_LINES : ChangeKind.SWAP_LINES);
        } else if (wish.cancelLines() != null) {
            kinds.add(ChangeKind.CANCEL_LINES);
        }
        if (wish.contact() != null) {
            kinds.add(ChangeKind.CONTACT);
        }
        if (wish.address() != null) {
            kinds.add(ChangeKind.ADDRESS);
        }
        if (wish.fulfilment() != null) {
            kinds.add(ChangeKind.FULFILMENT);
        }
        if (kinds.size() != 1) {
            throw Problem.invalid(
                    "/cancelLines",
                    "must be sent, or one of addLines, contact, address and fulfilment, and only one of them but for"
                            + " cancelLines with addLines; ask for others separately");
        }
        if (wish.tenders() != null && !kinds.getFirst().adds()) {
            throw Problem.invalid("/tenders", "must be left away: only what addLines cost is paid with a change");
        }
        return kinds.getFirst();
    }

    /**
     * @return the change, with what it takes away and puts in its place; without an id and a verdict
     * @throws Problem 400 with every broken rule, 409 when nothing of the order would be left
     */
    Change change(Known known, ChangeOrder wish) {
        return switch (kind(wish)) {
            case CANCEL_LINES -> wanted(known, wish, cancelled(known, wish), null, null);
            case ADD_LINES -> wanted(known, wish, additions.added(known, wish), null, null);
            case SWAP_LINES -> wanted(known, wish, swapped(known, wish), null, null);
            case CONTACT -> {
                var before = known.contact()
                        .orElseThrow(() -> Problem.conflict(
                                "contact-erased",
                                "The order's contact has been erased and cannot be changed any more."));
                yield wanted(
                        known,
                        wish,
                        List.of(),
                        new Change.State(before, null),
                        new Change.State(merged(before, wish.contact()), null));
            }
            case ADDRESS ->
                wanted(
                        known,
                        wish,
                        List.of(),
                        new Change.State(null, known.fulfilment()),
                        new Change.State(null, sentTo(known.fulfilment(), wish.address())));
            case FULFILMENT ->
                wanted(
                        known,
                        wish,
                        List.of(),
                        new Change.State(null, known.fulfilment()),
                        new Change.State(null, other(known, wish.fulfilment())));
        };
    }

    /**
     * An order as it is now.
     *
     * @param contact empty once it has been erased
     * @param discounts what each line bears of them
     */
    record Known(
            OrderHead order,
            List<Orders.Line> lines,
            Optional<Orders.Contact> contact,
            OrderView.Wish fulfilment,
            List<Orders.Tender> tenders,
            Map<String, BigDecimal> discounts) {}

    private List<Change.Line> swapped(Known known, ChangeOrder wish) {
        var lines = new ArrayList<>(fewer(known.lines(), wish.cancelLines()));
        lines.addAll(additions.added(known, wish));
        return lines;
    }

    private static List<Change.Line> cancelled(Known known, ChangeOrder wish) {
        var changed = fewer(known.lines(), wish.cancelLines());
        var gone =
                changed.stream().mapToInt(line -> line.before() - line.after()).sum();
        if (gone == known.lines().stream().mapToInt(Orders.Line::quantity).sum()) {
            throw Problem.conflict(
                            "nothing-left",
                            "Nothing of the order would be left. Cancel the order instead: its policy says what that"
                                    + " costs and who must agree.")
                    .withLink(OrderLinks.of(known.order().orderId()).cancellation());
        }
        return changed;
    }

    private static OrderView.Wish sentTo(OrderView.Wish before, Address address) {
        if (!before.method().equals(PlaceOrder.Fulfilment.SHIP) || before.pickupPointId() != null) {
            throw Problem.invalid(
                    "/address",
                    "must be left away: the goods are not sent to the customer; say fulfilment to have them sent");
        }
        if (!PostalCodes.belongsTo(address.postalCode(), address.state())) {
            throw Problem.invalid(
                    "/address/state",
                    address.state() + " has no CEP " + address.postalCode() + "; correct the state or the postalCode");
        }
        var after = new OrderView.Wish(before.method(), null, before.service(), null, kept(address));
        if (after.equals(before)) {
            throw Problem.invalid("/address", "changes nothing; send what is to be different");
        }
        return after;
    }

    private OrderView.Wish other(Known known, PlaceOrder.Fulfilment wish) {
        var node = Optional.ofNullable(wish.nodeId()).flatMap(catalogue::node);
        var point = Optional.ofNullable(wish.pickupPointId()).flatMap(points::point);
        var broken = new ArrayList<>(OrderRules.broken(wish, node, point));
        if (wish.promiseId() != null || wish.optionId() != null) {
            broken.add(new FieldError(
                    FULFILMENT + (wish.promiseId() != null ? "/promiseId" : "/optionId"),
                    "must be left away: a promise is for a new order"));
        }
        if (wish.wantsLocker()) {
            broken.add(new FieldError(
                    FULFILMENT + "/locker",
                    "must be left away: ask for a locker of the pickup, PUT …/pickups/{fulfilmentId}/locker"));
        }
        if (DeliveryWindows.SERVICE.equals(wish.service())
                && !wish.service().equals(known.fulfilment().service())) {
            broken.add(new FieldError(
                    FULFILMENT + "/service",
                    "must be standard or express: a window of time is chosen with a promise for a new order"));
        }
        if (wish.ships()
                && known.tenders().stream().anyMatch(tender -> tender.method().equals("pay-in-store"))) {
            broken.add(new FieldError(
                    FULFILMENT + "/method", "must be pickup: the order is paid in the store where it is collected"));
        }
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken);
        }
        var address = point.map(Address::of).orElse(wish.address());
        var after = new OrderView.Wish(
                wish.method(),
                wish.nodeId(),
                wish.service(),
                wish.pickupPointId(),
                address == null ? null : kept(address));
        if (after.equals(known.fulfilment())) {
            throw Problem.invalid(FULFILMENT, "changes nothing; send what is to be different");
        }
        return after;
    }

    /** As it is stored. */
    static Address kept(Address address) {
        return new Address(
                address.street(),
                address.number(),
                address.complement(),
                address.district(),
                address.city(),
                address.state(),
                PostalCodes.digits(address.postalCode()),
                address.country());
    }

    private Change wanted(
            Known known, ChangeOrder wish, List<Change.Line> lines, Change.State before, Change.State after) {
        return new Change(
                null,
                known.order().orderId(),
                kind(wish),
                wish.changer(),
                wish.reason(),
                null,
                lines.stream().map(Change.Line::priceDifference).reduce(BigDecimal.ZERO, BigDecimal::add),
                lines,
                before,
                after,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<Change.Line> fewer(List<Orders.Line> lines, List<ChangeOrder.CancelLine> wish) {
        var known = lines.stream().collect(Collectors.toMap(Orders.Line::lineId, Function.identity()));
        var broken = new ArrayList<FieldError>();
        var changed = new ArrayList<Change.Line>();
        var firstPlaces = new HashMap<String, Integer>();
        for (int i = 0; i < wish.size(); i++) {
            var field = "/cancelLines/" + i;
            var line = known.get(wish.get(i).lineId());
            var first = firstPlaces.putIfAbsent(wish.get(i).lineId(), i);
            if (first != null) {
                broken.add(new FieldError(
                        field + "/lineId", "is the same as /cancelLines/" + first + "/lineId; name each line once"));
            } else if (line == null) {
                broken.add(new FieldError(
                        field + "/lineId",
                        "is not a line of the order; it has "
                                + lines.stream().map(Orders.Line::lineId).collect(Collectors.joining(", "))));
            } else if (wish.get(i).quantity() > line.quantity()) {
                broken.add(new FieldError(
                        field + "/quantity",
                        line.quantity() == 0
                                ? "is more than is left: the line is cancelled already"
                                : "is more than the " + line.quantity() + " that are left"));
            } else {
                changed.add(new Change.Line(
                        line.lineId(),
                        line.quantity(),
                        line.quantity() - wish.get(i).quantity(),
                        line.unitPrice()));
            }
        }
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken);
        }
        return changed;
    }

    private static Orders.Contact merged(Orders.Contact before, ChangeOrder.NewContact wish) {
        var after = new Orders.Contact(
                Objects.requireNonNullElse(wish.name(), before.name()),
                Objects.requireNonNullElse(wish.email(), before.email()),
                wish.phone() == null ? before.phone() : wish.phone(),
                Objects.requireNonNullElse(wish.locale(), before.locale()));
        if (after.equals(before)) {
            throw Problem.invalid("/contact", "changes nothing; send what is to be different");
        }
        return after;
    }
}
