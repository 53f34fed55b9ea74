package io.pontual.workers.returns;

import io.pontual.processes.returns.RecordReceipt;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.web.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Serial numbers: scanned when goods leave, and compared when they come back. */
@Service
class Serials {
    private final SerialRepository serials;
    private final Orders orders;
    private final Catalogue catalogue;

    Serials(SerialRepository serials, Orders orders, Catalogue catalogue) {
        this.serials = serials;
        this.orders = orders;
        this.catalogue = catalogue;
    }

    /** @param serials of units that the customer gets with this line */
    record Sold(String lineId, List<String> serials) {}

    /**
     * Which units a customer gets; again changes nothing.
     *
     * @return all of the order's
     * @throws Problem 404, 400 for a line without serial numbers or with more than were ordered, 409 when somebody else has
     *     the unit
     */
    @Transactional
    public List<Sold> record(UUID orderId, List<Sold> sold) {
        Orders.OrderFacts order;
        try {
            order = orders.facts(orderId);
        } catch (NoSuchElementException unknown) {
            throw Problem.notFound("order", orderId);
        }
        var lines = order.lines().stream().collect(Collectors.toMap(Orders.Line::lineId, Function.identity()));
        for (int i = 0; i < sold.size(); i++) {
            var one = sold.get(i);
            var line = lines.get(one.lineId());
            var field = "/lines/" + i;
            if (line == null) {
                throw Problem.invalid(field + "/lineId", "is no line of this order");
            }
            var product = catalogue.products(List.of(line.sku())).get(line.sku());
            if (product == null || !product.serialised()) {
                throw Problem.invalid(field + "/lineId", "is of a product whose units have no serial numbers");
            }
            var known = new HashSet<>(serials.sold(orderId, one.lineId()));
            known.addAll(one.serials());
            if (known.size() > line.quantity()) {
                throw Problem.invalid(
                        field + "/serials",
                        "are, with those known before, more than the " + line.quantity() + " ordered");
            }
            for (var serial : one.serials()) {
                var unit = serials.lock(line.sku(), serial).orElse(null);
                var mine = unit != null
                        && unit.orderId().equals(orderId)
                        && unit.lineId().equals(one.lineId());
                if (unit != null && unit.returnedIn() == null && !mine) {
                    throw Problem.conflict(
                            "serial-sold",
                            "The unit " + serial + " was sold with another order and did not come back.");
                }
                if (!mine) {
                    serials.sell(line.sku(), serial, orderId, one.lineId());
                }
            }
        }
        return order.lines().stream()
                .map(line -> new Sold(line.lineId(), serials.sold(orderId, line.lineId())))
                .filter(one -> !one.serials().isEmpty())
                .toList();
    }

    /** What came, with units of another number counted as something else; and what is wrong with what was said. */
    record Matched(List<RecordReceipt.Received> received, List<Problem.FieldError> errors) {}

    /**
     * Of lines whose numbers were recorded when they were sold, each unit that comes back has to be one of them, and not
     * have come back before. Units that were sold before numbers were recorded pass.
     */
    Matched match(Return found, List<Return.Line> lines, List<RecordReceipt.Received> received) {
        var byId = lines.stream().collect(Collectors.toMap(Return.Line::lineId, Function.identity()));
        var matched = new ArrayList<RecordReceipt.Received>();
        var errors = new ArrayList<Problem.FieldError>();
        for (int i = 0; i < received.size(); i++) {
            var one = received.get(i);
            var line = byId.get(one.lineId());
            var sold = line == null ? List.<String>of() : serials.sold(found.orderId(), one.lineId());
            if (sold.isEmpty()) {
                matched.add(one);
                continue;
            }
            var shown = new HashSet<>(one.serials());
            if (shown.size() != one.serials().size() || shown.size() != one.quantity()) {
                errors.add(new Problem.FieldError(
                        "/lines/" + i + "/serials", "must be " + one.quantity() + ": one for each unit, none twice"));
                continue;
            }
            matched.add(match(found, line, one, sold));
        }
        return new Matched(matched, errors);
    }

    private RecordReceipt.Received match(
            Return found, Return.Line line, RecordReceipt.Received one, List<String> sold) {
        var handedOver = orders.facts(found.orderId()).lines().stream()
                .filter(ordered -> ordered.lineId().equals(line.lineId()))
                .mapToInt(Orders.Line::handedOver)
                .sum();
        var unrecorded = Math.max(0, handedOver - sold.size());
        var right = new ArrayList<String>();
        for (var serial : one.serials()) {
            var unit = serials.lock(line.sku(), serial).orElse(null);
            if (unit == null && unrecorded > 0) {
                unrecorded--;
                right.add(serial);
            } else if (unit != null
                    && unit.orderId().equals(found.orderId())
                    && unit.lineId().equals(line.lineId())
                    && (unit.returnedIn() == null || unit.returnedIn().equals(found.returnId()))) {
                right.add(serial);
            }
        }
        return new RecordReceipt.Received(
                one.lineId(), right.size(), one.wrong() + one.quantity() - right.size(), one.photos(), right);
    }

    /** They are not with the customer any more. */
    void returned(Return found, List<Return.Line> lines, List<RecordReceipt.Received> received) {
        var skus = lines.stream().collect(Collectors.toMap(Return.Line::lineId, Return.Line::sku));
        received.stream()
                .filter(one -> !one.serials().isEmpty() && skus.containsKey(one.lineId()))
                .forEach(one -> serials.returned(skus.get(one.lineId()), one.serials(), found.returnId()));
    }
}
