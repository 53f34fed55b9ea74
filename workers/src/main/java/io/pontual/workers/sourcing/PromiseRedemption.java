package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.platform.web.Problem.FieldError;
import io.pontual.workers.sourcing.contract.PromisedOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives an order what its basket was promised, as long as that can be kept. */
@Service
class PromiseRedemption implements PromisedOptions {
    private final PromiseRepository promises;
    private final Drafting drafting;
    private final PromiseOptions options;
    private final WindowBook windows;
    private final Catalogue catalogue;
    private final PostalCodes postalCodes;
    private final Clock clock;

    PromiseRedemption(
            PromiseRepository promises,
            Drafting drafting,
            PromiseOptions options,
            WindowBook windows,
            Catalogue catalogue,
            PostalCodes postalCodes,
            Clock clock) {
        this.promises = promises;
        this.drafting = drafting;
        this.options = options;
        this.windows = windows;
        this.catalogue = catalogue;
        this.postalCodes = postalCodes;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void redeem(UUID orderId, UUID promiseId, String optionId, Wish wish) {
        var promise = promises.find(promiseId)
                .orElseThrow(() -> lapsed("Promise " + promiseId + " is not known, or lapsed long ago.", List.of()));
        if (!clock.instant().isBefore(promise.validUntil())) {
            throw lapsed("Promise " + promiseId + " was valid until " + promise.validUntil() + ".", List.of());
        }
        var option = promise.option(optionId).orElse(null);
        var wrong = mismatches(promise, optionId, option, wish);
        if (!wrong.isEmpty()) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "promise-mismatch",
                    "The order is not what was promised. Order what was, or ask for a new promise.",
                    wrong);
        }
        requireKept(promise, option, wish);
        promises.bind(orderId, promiseId, option);
        if (option.window() != null) {
            windows.take(orderId, option.window(), option.nodes().getFirst(), promise.postalCode());
        }
    }

    private static List<FieldError> mismatches(Promise promise, String optionId, Promise.Option option, Wish wish) {
        var wrong = new ArrayList<FieldError>();
        if (option == null) {
            wrong.add(new FieldError(
                    "/fulfilment/optionId",
                    optionId + " is no option of the promise; it has "
                            + promise.options().stream()
                                    .map(Promise.Option::optionId)
                                    .collect(Collectors.joining(", "))));
            return wrong;
        }
        boolean pickup = option.method().equals(Method.PICKUP.code());
        compare("/channel", promise.channel(), wish.channel(), wrong);
        compare("/currency", promise.currency(), wish.currency(), wrong);
        compare("/fulfilment/method", option.method(), wish.method(), wrong);
        if (option.method().equals(wish.method())) {
            compare("/fulfilment/service", option.service(), wish.service(), wrong);
            if (pickup) {
                compare("/fulfilment/nodeId", option.nodes().getFirst(), wish.nodeId(), wrong);
            } else if (option.point() != null) {
                compare("/fulfilment/pickupPointId", option.point().pointId(), wish.pickupPointId(), wrong);
            } else {
                compare("/fulfilment/address/postalCode", promise.postalCode(), digits(wish.postalCode()), wrong);
            }
        }
        var ordered = new TreeMap<String, Integer>();
        wish.lines().forEach(line -> ordered.merge(line.sku(), line.quantity(), Integer::sum));
        var skus = new TreeSet<>(promise.basket().keySet());
        skus.addAll(ordered.keySet());
        for (var sku : skus) {
            int promised = promise.basket().getOrDefault(sku, 0);
            int wanted = ordered.getOrDefault(sku, 0);
            if (promised != wanted) {
                wrong.add(new FieldError(
                        "/lines", sku + ": " + promised + " units were promised, " + wanted + " are ordered"));
            }
        }
        return wrong;
    }

    private static void compare(String field, String promised, String wanted, List<FieldError> wrong) {
        if (!Objects.equals(promised, wanted)) {
            wrong.add(new FieldError(field, "was " + promised + " in the promise"));
        }
    }

    private static String digits(String postalCode) {
        return postalCode == null ? null : postalCode.replace("-", "");
    }

    /** By the same nodes, in the same time. */
    private void requireKept(Promise promise, Promise.Option option, Wish wish) {
        var products = catalogue.products(promise.basket().keySet());
        var lines = wish.lines().stream()
                .map(line -> new AskPromise.Line(line.sku(), line.quantity(), line.unitPrice()))
                .toList();
        var basket = PromisedBasket.of(wish.channel(), wish.currency(), lines, products);
        boolean pickup = option.method().equals(Method.PICKUP.code());
        var request = pickup
                ? basket.pickup(option.nodes().getFirst())
                : basket.delivery(
                                option.service(),
                                postalCodes.locate(wish.postalCode()).orElseThrow())
                        .promised(Set.copyOf(option.nodes()));
        var known = drafting.known(request);
        var draft = drafting.draft(request, known);
        boolean sentAsPromised = !option.sentBy().isEmpty() || draft.transfers().isEmpty();
        var now = PromiseOptions.complete(draft) && sentAsPromised
                ? pickup
                        ? options.pickup(draft, known, 0, clock.instant())
                        : option.window() == null
                                ? Optional.of(options.delivery(draft, null))
                                : PromiseOptions.kept(draft, option)
                : Optional.<Promise.Option>empty();
        if (now.isEmpty()) {
            throw lapsed(
                    "What was promised cannot be supplied as promised any more.", gone(basket, option, known, draft));
        }
        requireInTime(option, now.get());
    }

    private static void requireInTime(Promise.Option promised, Promise.Option now) {
        boolean pickup = promised.method().equals(Method.PICKUP.code());
        boolean later = pickup
                ? now.readyBy().isAfter(promised.readyBy())
                : now.deliverBy().isAfter(promised.deliverBy());
        if (later) {
            var when = (pickup ? now.readyBy() : now.deliverBy()) + ", not by "
                    + (pickup ? promised.readyBy() : promised.deliverBy());
            throw lapsed(
                    "Where it was to come from there is no time left for it: it would be there by " + when + ".",
                    List.of(new FieldError(
                            "/fulfilment/optionId",
                            promised.optionId() + " can be kept by " + when + ", from "
                                    + String.join(", ", promised.nodes()))));
        }
    }

    /** Which lines, and why. */
    private static List<FieldError> gone(
            PromisedBasket basket, Promise.Option option, Drafting.Known known, Drafting.Draft draft) {
        var missing = new TreeSet<String>();
        draft.decision().unsourced().forEach(line -> missing.add(line.lineId()));
        draft.decision().fulfilments().stream()
                .flatMap(plan -> plan.transfers().stream())
                .flatMap(transfer -> transfer.lines().stream())
                .forEach(line -> missing.add(line.lineId()));
        var gone = new ArrayList<FieldError>();
        for (var demand : basket.demands()) {
            int left = left(demand.sku(), option, known);
            demand.lines().stream()
                    .filter(line -> missing.contains(line.lineId()))
                    .forEach(line -> gone.add(new FieldError(
                            "/lines/" + (Integer.parseInt(line.lineId()) - 1),
                            left < demand.quantity()
                                    ? "%d units of %s were promised, %d are left where they were to come from"
                                            .formatted(demand.quantity(), demand.sku(), left)
                                    : demand.sku() + " is there, but where it was to come from no more orders are"
                                            + " taken for the day")));
        }
        return gone;
    }

    private static int left(String sku, Promise.Option option, Drafting.Known known) {
        var shelf = known.snapshot().shelves().get(sku);
        int left = 0;
        for (int i = 0; shelf != null && i < shelf.nodes().length; i++) {
            if (option.nodes()
                    .contains(known.snapshot().nodes().get(shelf.nodes()[i]).nodeId())) {
                left += shelf.units()[i];
            }
        }
        return left;
    }

    private static Problem lapsed(String why, List<FieldError> lines) {
        return new Problem(
                HttpStatus.CONFLICT,
                "promise-lapsed",
                why + " Ask for a new promise: POST /api/v1/promises; or place the order without promiseId.",
                lines);
    }
}
