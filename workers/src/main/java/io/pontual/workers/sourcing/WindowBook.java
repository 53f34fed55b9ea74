package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.platform.web.Problem.FieldError;
import io.pontual.workers.sourcing.DeliveryWindowRepository.Day;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which windows have places, and who has them. A place is taken with the order and in its transaction; the database refuses the
 * one too many. Days are taken and given back in the order of the calendar, so that nobody waits in a circle.
 */
@Service
class WindowBook implements DeliveryWindows {
    static final String EXPRESS = "express";

    private static final int DAYS_AHEAD = 7;
    private static final int SHOWN = 20;
    private static final int NAMED = 5;

    private final DeliveryWindowRepository windows;
    private final PromiseRepository promises;
    private final Catalogue catalogue;
    private final Clock clock;

    WindowBook(DeliveryWindowRepository windows, PromiseRepository promises, Catalogue catalogue, Clock clock) {
        this.windows = windows;
        this.promises = promises;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** A window that has a place. @param left places */
    record Offer(DeliveryWindow rule, Window window, int left) {}

    /** Those of all nodes that bring something there and have a place, soonest first. @param postalCode CEP, eight digits */
    List<Offer> offers(String postalCode) {
        return offers(windows.reaching(postalCode));
    }

    private List<Offer> offers(List<DeliveryWindow> rules) {
        var zones = rules.stream()
                .map(DeliveryWindow::nodeId)
                .distinct()
                .flatMap(nodeId -> catalogue.node(nodeId).stream())
                .filter(node -> node.active() && node.methods().contains(Method.SHIP.code()))
                .collect(Collectors.toMap(Catalogue.Node::nodeId, node -> ZoneId.of(node.timeZone())));
        if (zones.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        // A day early: somewhere it is still yesterday.
        var used = windows.used(
                zones.keySet(), LocalDate.ofInstant(now, ZoneId.of("UTC")).minusDays(1));
        var offers = new ArrayList<Offer>();
        for (var rule : rules) {
            var zone = zones.get(rule.nodeId());
            for (int ahead = 0; zone != null && ahead <= (rule.isExpress() ? 0 : DAYS_AHEAD); ahead++) {
                var day = LocalDate.ofInstant(now, zone).plusDays(ahead);
                rule.on(day, zone, now).ifPresent(slot -> {
                    int left = rule.places() - used.getOrDefault(new Day(rule.nodeId(), rule.windowId(), day), 0);
                    if (left > 0) {
                        offers.add(new Offer(rule, window(rule, slot), left));
                    }
                });
            }
        }
        offers.sort(Comparator.comparing((Offer offer) -> offer.window().startsAt())
                .thenComparing(offer -> offer.window().endsAt())
                .thenComparing(offer -> offer.rule().nodeId())
                .thenComparing(offer -> offer.rule().windowId()));
        return offers;
    }

    private static Window window(DeliveryWindow rule, DeliveryWindow.Slot slot) {
        return new Window(rule.nodeId(), rule.windowId(), slot.day(), slot.startsAt(), slot.endsAt());
    }

    /**
     * Takes the place that was promised.
     *
     * @param promised as it was promised
     * @param postalCode where to: CEP, eight digits
     * @throws Problem 409 when it is full, or too near by now, naming free ones
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(UUID orderId, Promise.Window promised, String nodeId, String postalCode) {
        var rule = rule(nodeId, promised.windowId());
        var open = rule.filter(one -> one.reaches(postalCode))
                .flatMap(one -> one.on(promised.day(), zone(nodeId), clock.instant()));
        if (open.isEmpty()) {
            throw closed(promised.windowId(), promised.day(), free(nodeId, postalCode));
        }
        var window = new Window(nodeId, promised.windowId(), promised.day(), promised.startsAt(), promised.endsAt());
        if (!windows.take(Day.of(window), rule.get().places())) {
            throw full(window, free(nodeId, postalCode));
        }
        windows.insert(orderId, window);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Window> of(UUID orderId) {
        return windows.ofOrder(orderId);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Window> free(UUID orderId, String postalCode) {
        return windows.ofOrder(orderId)
                .map(now -> free(now.nodeId(), postalCode).stream()
                        .filter(other -> !Day.of(other).equals(Day.of(now)))
                        .toList())
                .orElse(List.of());
    }

    private List<Window> free(String nodeId, String postalCode) {
        return offers(windows.ofNode(nodeId).stream()
                        .filter(rule -> !rule.isExpress() && rule.reaches(postalCode))
                        .toList())
                .stream()
                .map(Offer::window)
                .limit(SHOWN)
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Window move(UUID orderId, String windowId, LocalDate day, String postalCode) {
        var now = windows.lockOfOrder(orderId)
                .orElseThrow(() -> Problem.conflict(
                        "no-delivery-window",
                        "Order " + orderId + " is not brought in a window of time, so it cannot go to another. Its"
                                + " parcels have days: POST to the wishes of their tracking links."));
        if (now.windowId().equals(windowId) && now.day().equals(day)) {
            return now;
        }
        var free = free(now.nodeId(), postalCode);
        var rule = rule(now.nodeId(), windowId)
                .filter(one -> !one.isExpress())
                .orElseThrow(
                        () -> Problem.invalid("/windowId", "is no window that can be chosen; free are " + words(free)));
        if (!rule.reaches(postalCode)) {
            throw Problem.invalid(
                    "/windowId", "is a window in which nobody goes to CEP " + postalCode + "; free are " + words(free));
        }
        var wanted = rule.on(day, zone(now.nodeId()), clock.instant())
                .map(slot -> window(rule, slot))
                .filter(window -> !day.isAfter(
                        LocalDate.ofInstant(clock.instant(), zone(now.nodeId())).plusDays(DAYS_AHEAD)))
                .orElseThrow(() -> closed(windowId, day, free));
        boolean forward = wanted.day().isAfter(now.day());
        if (forward) {
            windows.giveBack(Day.of(now));
        }
        if (!windows.take(Day.of(wanted), rule.places())) {
            throw full(wanted, free);
        }
        if (!forward) {
            windows.giveBack(Day.of(now));
        }
        windows.update(orderId, wanted);
        promises.postpone(orderId, wanted.day());
        return wanted;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(UUID orderId, String service, String postalCode) {
        windows.lockOfOrder(orderId)
                .filter(window -> !rule(window.nodeId(), window.windowId())
                        .filter(rule -> (rule.isExpress() ? EXPRESS : SERVICE).equals(service))
                        .filter(rule -> rule.reaches(postalCode))
                        .isPresent())
                .ifPresent(window -> release(orderId));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID orderId) {
        windows.release(orderId).ifPresent(window -> windows.giveBack(Day.of(window)));
    }

    /** @throws Problem 404 for no node */
    @Transactional(readOnly = true)
    public List<DeliveryWindow> settings(String nodeId) {
        node(nodeId);
        return windows.ofNode(nodeId);
    }

    /** Orders that have a place keep it, with its time. @throws Problem 404 for no node, 409 for one that sends nothing */
    @Transactional
    public void replace(String nodeId, List<DeliveryWindow> rules) {
        if (!node(nodeId).methods().contains(Method.SHIP.code())) {
            throw Problem.conflict(
                    "node-does-not-ship",
                    "Node " + nodeId + " sends nothing, so nobody brings anything from it. Give it the method ship"
                            + " first: PUT /api/v1/nodes/" + nodeId + ".");
        }
        windows.replace(nodeId, rules);
    }

    private Optional<DeliveryWindow> rule(String nodeId, String windowId) {
        return windows.ofNode(nodeId).stream()
                .filter(rule -> rule.windowId().equals(windowId))
                .findFirst();
    }

    private Catalogue.Node node(String nodeId) {
        return catalogue.node(nodeId).orElseThrow(() -> Problem.notFound("node", nodeId));
    }

    private ZoneId zone(String nodeId) {
        return ZoneId.of(node(nodeId).timeZone());
    }

    private Problem full(Window window, List<Window> free) {
        return refused("window-full", "The window " + window.windowId() + " on " + window.day() + " is full.", free);
    }

    private Problem closed(String windowId, LocalDate day, List<Window> free) {
        return refused(
                "window-closed", "The window " + windowId + " on " + day + " takes no orders, or not any more.", free);
    }

    private Problem refused(String code, String why, List<Window> free) {
        return new Problem(
                HttpStatus.CONFLICT,
                code,
                why + (free.isEmpty() ? " None is free in the next days." : " Free are " + words(free) + "."),
                free.stream()
                        .map(window -> new FieldError("/windowId", window.windowId() + " on " + window.day()))
                        .toList());
    }

    private static String words(List<Window> free) {
        return free.isEmpty()
                ? "none"
                : free.stream()
                        .limit(NAMED)
                        .map(window -> window.windowId() + " on " + window.day())
                        .collect(Collectors.joining(", "));
    }
}
