package io.pontual.workers.returns;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.returns.RecordReceipt;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.returns.contract.SoldUnits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Serial numbers: scanned when goods leave, and compared when they come back. */
@Service
class Serials implements SoldUnits {
    static final String NUMBER = "^[\\x21-\\x7e]{1,64}$";
    static final String NUMBER_MESSAGE = "must have 1 to 64 visible ASCII characters";

    private static final String NO_LINE = "is no line of this order";
    private static final String NO_NUMBERS = "is of a product whose units have no serial numbers";

    /** Of orders whose goods are all handed over or put back. */
    private static final Set<String> ENDED = Set.of("CLOSED", "CANCELLED");

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
     * @throws Problem 404, 400 for a line without serial numbers, with one twice or with more than were ordered, 409 when
     *     somebody else has the unit
     */
    @Transactional
    public List<Sold> record(UUID orderId, List<Sold> sold) {
        Orders.OrderFacts order;
        try {
            order = orders.facts(orderId);
        } catch (NoSuchElementException unknown) {
            throw Problem.notFound("order", orderId);
        }
        for (int i = 0; i < sold.size(); i++) {
            var one = sold.get(i);
            var field = "/lines/" + i;
            var wrong = add(order, one.lineId(), Integer.MAX_VALUE, one.serials());
            if (!wrong.isEmpty()) {
                throw problem(field, wrong.getFirst());
            }
        }
        return order.lines().stream()
                .map(line -> new Sold(line.lineId(), serials.sold(orderId, line.lineId())))
                .filter(one -> !one.serials().isEmpty())
                .toList();
    }

    @Override
    @Transactional
    public void pickAnew(UUID orderId, List<LineQuantity> lines) {
        var known = serials.open(orderId);
        if (known.isEmpty()) {
            return;
        }
        var order = orders.facts(orderId);
        for (var picked : lines) {
            var before = known.stream()
                    .filter(unit -> unit.lineId().equals(picked.lineId()))
                    .map(SerialRepository.Unit::serial)
                    .toList();
            line(order, picked.lineId()).ifPresent(line -> {
                int others = Math.max(line.quantity() - picked.quantity(), line.handedOver());
                if (before.size() > others) {
                    serials.forget(orderId, line.lineId(), before.subList(0, before.size() - others));
                }
            });
        }
    }

    @Override
    @Transactional
    public List<String> picked(UUID orderId, List<Picked> lines) {
        var order = orders.facts(orderId);
        return lines.stream()
                .flatMap(line -> add(order, line.lineId(), line.found(), line.serials()).stream()
                        .map(wrong -> "line " + line.lineId() + ": " + wrong.spoken())
                        .distinct())
                .toList();
    }

    /** What is wrong, in words that follow the name of what it is about, or stand alone about a unit. */
    private record Wrong(About about, String words) {
        enum About {
            LINE,
            NUMBERS,
            UNIT
        }

        String spoken() {
            return about == About.NUMBERS ? "the serial numbers " + words : words;
        }
    }

    private static Problem problem(String field, Wrong wrong) {
        return switch (wrong.about()) {
            case LINE -> Problem.invalid(field + "/lineId", wrong.words());
            case NUMBERS -> Problem.invalid(field + "/serials", wrong.words());
            case UNIT -> Problem.conflict("serial-sold", wrong.words());
        };
    }

    /** Writes down what is right. @param atMost numbers that may be said @return what is wrong with the others */
    private List<Wrong> add(Orders.OrderFacts order, String lineId, int atMost, List<String> said) {
        var line = line(order, lineId).orElse(null);
        if (line == null) {
            return List.of(new Wrong(Wrong.About.LINE, NO_LINE));
        }
        var product = catalogue.products(List.of(line.sku())).get(line.sku());
        if (product == null || !product.serialised()) {
            return List.of(new Wrong(Wrong.About.LINE, NO_NUMBERS));
        }
        var known = new HashSet<>(serials.sold(order.orderId(), lineId));
        var seen = new HashSet<String>();
        var wrong = new ArrayList<Wrong>();
        for (var serial : said) {
            if (!serial.matches(NUMBER)) {
                wrong.add(new Wrong(Wrong.About.NUMBERS, NUMBER_MESSAGE));
            } else if (!seen.add(serial)) {
                wrong.add(new Wrong(Wrong.About.NUMBERS, "have " + serial + " twice"));
            } else if (seen.size() > atMost) {
                wrong.add(new Wrong(Wrong.About.NUMBERS, "are more than the " + atMost + " found"));
            } else if (known.contains(serial)) {
                continue;
            } else if (known.size() >= line.quantity()) {
                wrong.add(new Wrong(
                        Wrong.About.NUMBERS,
                        "are, with those known before, more than the " + line.quantity() + " ordered"));
            } else if (sell(line, serial, order.orderId())) {
                known.add(serial);
            } else {
                wrong.add(new Wrong(
                        Wrong.About.UNIT,
                        "The unit " + serial + " was sold with another order and did not come back."));
            }
        }
        return wrong;
    }

    /** @return false when another customer has it */
    private boolean sell(Orders.Line line, String serial, UUID orderId) {
        serials.lock(line.sku(), serial)
                .filter(this::leftBehind)
                .ifPresent(unit -> serials.forget(unit.orderId(), unit.lineId(), List.of(serial)));
        return serials.sell(line.sku(), serial, orderId, line.lineId());
    }

    /** Whether no customer has it: its order ended, and handed over less than was scanned for it. */
    private boolean leftBehind(SerialRepository.Unit unit) {
        if (unit.returnedIn() != null) {
            return false;
        }
        var order = orders.facts(unit.orderId());
        int handedOver = line(order, unit.lineId()).map(Orders.Line::handedOver).orElse(0);
        return ENDED.contains(order.status())
                && serials.sold(unit.orderId(), unit.lineId()).size() > handedOver;
    }

    private static Optional<Orders.Line> line(Orders.OrderFacts order, String lineId) {
        return order.lines().stream()
                .filter(line -> line.lineId().equals(lineId))
                .findFirst();
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
        int handedOver = line(orders.facts(found.orderId()), line.lineId())
                .map(Orders.Line::handedOver)
                .orElse(0);
        var unrecorded = Math.max(0, handedOver - sold.size());
        var right = new ArrayList<String>();
        for (var serial : one.serials()) {
            var unit = serials.lock(line.sku(), serial).orElse(null);
            if (unrecorded > 0 && (unit == null || leftBehind(unit))) {
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
