package io.pontual.workers.ordering;

import io.pontual.workers.inventory.contract.Catalogue.Node;
import io.pontual.workers.inventory.contract.Catalogue.Product;
import io.pontual.workers.inventory.contract.PickupPoints.Point;
import io.pontual.workers.platform.web.Problem.FieldError;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must hold between the fields of an order, and between the order and what is on offer. */
final class OrderRules {
    private static final Set<String> CARDS = new TreeSet<>(Set.of("credit-card", "debit-card"));
    private static final Set<String> CREDIT = new TreeSet<>(Set.of("gift-card", "store-credit"));
    private static final String NODE_ID = "/fulfilment/nodeId";
    private static final String POINT_ID = "/fulfilment/pickupPointId";

    /** By ISO 4217 code; without those that are no money, such as XXX. */
    private static final Map<String, Integer> DECIMALS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    private final PlaceOrder order;
    private final PlaceOrder.Fulfilment fulfilment;
    private final Map<String, Product> products;
    private final Optional<Node> node;
    private final Optional<Point> point;
    private final boolean doubtfulAddressTaken;
    private final List<FieldError> broken = new ArrayList<>();

    private OrderRules(
            PlaceOrder order,
            PlaceOrder.Fulfilment fulfilment,
            Map<String, Product> products,
            Optional<Node> node,
            Optional<Point> point,
            boolean doubtfulAddressTaken) {
        this.order = order;
        this.fulfilment = fulfilment;
        this.products = products;
        this.node = node;
        this.point = point;
        this.doubtfulAddressTaken = doubtfulAddressTaken;
    }

    /**
     * @param products those of the order that exist
     * @param node the one the order names, if it exists
     * @param point the pickup point that the order names, if it exists
     * @param doubtfulAddressTaken an address whose CEP is not one of its state is taken, and the order held
     * @return what is wrong and how to mend it; empty when the order can be taken
     */
    static List<FieldError> broken(
            PlaceOrder order,
            Map<String, Product> products,
            Optional<Node> node,
            Optional<Point> point,
            boolean doubtfulAddressTaken) {
        var rules = new OrderRules(order, order.fulfilment(), products, node, point, doubtfulAddressTaken);
        rules.goodsGetThere();
        rules.windowIsPromised();
        rules.lineIdsDiffer();
        rules.productsExist();
        rules.currencyIsTheProducts();
        rules.broken.addAll(AmountRules.broken(order));
        rules.tendersSayHow();
        return rules.broken;
    }

    /** As {@link #broken}, of where and how an order that exists is to get there. */
    static List<FieldError> broken(PlaceOrder.Fulfilment fulfilment, Optional<Node> node, Optional<Point> point) {
        var rules = new OrderRules(null, fulfilment, Map.of(), node, point, false);
        rules.goodsGetThere();
        return rules.broken;
    }

    /**
     * As {@link #broken}, of what is added to an order that exists.
     *
     * @param added its lines, the tenders that pay for it, and the order's currency and method
     */
    static List<FieldError> brokenAddition(PlaceOrder added, Map<String, Product> products) {
        var rules = new OrderRules(added, added.fulfilment(), products, Optional.empty(), Optional.empty(), false);
        rules.lineIdsDiffer();
        rules.productsExist();
        rules.broken.addAll(AmountRules.brokenDecimals(added));
        rules.tendersSayHow();
        return rules.broken;
    }

    private void goodsGetThere() {
        if (fulfilment.ships()) {
            noNodeIsNamed();
            noLockerIsWanted();
        }
        if (fulfilment.goesToPoint()) {
            pointTakesParcels();
        } else if (fulfilment.pickupPointId() != null) {
            add(POINT_ID, "must be left away without method ship and service pickup-point");
        }
        if (fulfilment.ships() && !fulfilment.goesToPoint()) {
            addressSaysWhere();
        } else if (fulfilment.ships()) {
            addressIsThePoints();
        } else {
            nothingIsSent();
            nodeOffersTheMethod();
        }
        promiseIsWhole();
    }

    /** @return the same amount, written with as many decimals as the currency has */
    static BigDecimal withDecimals(BigDecimal amount, String currency) {
        return decimals(currency)
                .filter(decimals -> amount.stripTrailingZeros().scale() <= decimals)
                .map(amount::setScale)
                .orElse(amount);
    }

    private void noLockerIsWanted() {
        if (fulfilment.wantsLocker()) {
            add("/fulfilment/locker", "is only for pickup; leave it away to have the goods sent");
        }
    }

    private void noNodeIsNamed() {
        if (fulfilment.nodeId() != null) {
            add(NODE_ID, "must be left away for ship: which node sends the goods is decided by the system");
        }
    }

    private void pointTakesParcels() {
        if (fulfilment.pickupPointId() == null) {
            add(POINT_ID, "is required for the service pickup-point; POST /api/v1/promises names those nearby");
        } else if (point.isEmpty()) {
            add(POINT_ID, "is not a known pickup point; POST /api/v1/promises names those nearby");
        } else if (!point.get().active()) {
            add(POINT_ID, "is a pickup point that takes no parcels at present; choose another");
        } else if (!PostalCodes.belongsTo(point.get().postalCode(), point.get().state())) {
            add(
                    POINT_ID,
                    "is a pickup point whose CEP and state do not fit; choose another, and have its feed corrected");
        }
    }

    private void addressIsThePoints() {
        if (fulfilment.address() != null) {
            add("/fulfilment/address", "must be left away for the service pickup-point: it is that of the point");
        }
    }

    /** Whether the CEP is not one of the state, of an address that was given. */
    static boolean addressIsDoubtful(PlaceOrder.Fulfilment fulfilment) {
        var address = fulfilment.address();
        return fulfilment.ships() && address != null && !PostalCodes.belongsTo(address.postalCode(), address.state());
    }

    private void addressSaysWhere() {
        var address = fulfilment.address();
        if (address == null) {
            add("/fulfilment/address", "is required for ship; say where to send the goods");
        } else if (!doubtfulAddressTaken && addressIsDoubtful(fulfilment)) {
            add(
                    "/fulfilment/address/state",
                    address.state() + " has no CEP " + address.postalCode() + "; correct the state or the postalCode");
        }
    }

    private void nothingIsSent() {
        if (fulfilment.address() != null) {
            add("/fulfilment/address", "must be left away for pickup; use method ship to have the goods sent there");
        }
        if (fulfilment.service() != null) {
            add("/fulfilment/service", "must be left away for pickup; it says how fast goods are sent");
        }
    }

    private void nodeOffersTheMethod() {
        var field = NODE_ID;
        if (fulfilment.nodeId() == null) {
            add(field, "is required for pickup; name the store where the customer wants to collect");
        } else if (node.isEmpty()) {
            add(field, "is not a known node; GET /api/v1/nodes/{id} shows one that is");
        } else if (!node.get().active()) {
            add(field, "is a node that takes no orders at present; choose another");
        } else if (!node.get().methods().contains(fulfilment.method())) {
            add(
                    field,
                    "does not offer " + fulfilment.method() + "; it offers "
                            + (node.get().methods().isEmpty()
                                    ? "nothing at present"
                                    : String.join(", ", new TreeSet<>(node.get().methods())))
                            + ", so choose another node");
        }
    }

    private void promiseIsWhole() {
        if (fulfilment.promiseId() == null && fulfilment.optionId() != null) {
            add("/fulfilment/promiseId", "is required with optionId; say which promise the option is of");
        }
        if (fulfilment.promiseId() != null && fulfilment.optionId() == null) {
            add("/fulfilment/optionId", "is required with promiseId; say which of the promise's options was chosen");
        }
    }

    private void windowIsPromised() {
        if (DeliveryWindows.SERVICE.equals(fulfilment.service()) && fulfilment.promiseId() == null) {
            add(
                    "/fulfilment/promiseId",
                    "is required for the service scheduled; POST /api/v1/promises names the windows that are free");
        }
    }

    private void lineIdsDiffer() {
        var firstPlaces = new HashMap<String, Integer>();
        for (var i = 0; i < order.lines().size(); i++) {
            var first = firstPlaces.putIfAbsent(order.lines().get(i).lineId(), i);
            if (first != null) {
                add(line(i, "lineId"), "is the same as /lines/" + first + "/lineId; give each line an id of its own");
            }
        }
    }

    private void productsExist() {
        for (var i = 0; i < order.lines().size(); i++) {
            if (!products.containsKey(order.lines().get(i).sku())) {
                add(line(i, "sku"), "is not a known product; GET /api/v1/products/{sku} shows one that is");
            }
        }
    }

    private void currencyIsTheProducts() {
        if (decimals(order.currency()).isEmpty()) {
            add("/currency", "is not a currency of ISO 4217; use one such as BRL");
            return;
        }
        products.values().stream()
                .filter(product -> !product.currency().equals(order.currency()))
                .min((one, other) -> one.sku().compareTo(other.sku()))
                .ifPresent(product -> add(
                        "/currency",
                        "must be " + product.currency() + ", in which " + product.sku()
                                + " is sold; put products of other currencies in an order of their own"));
    }

    private void tendersSayHow() {
        for (var i = 0; i < order.tenders().size(); i++) {
            var tender = order.tenders().get(i);
            var method = tender.method();
            var field = "/tenders/" + i + "/";
            oneOrNone(field + "token", tender.token(), method, CARDS, "the payment provider's token for the card");
            oneOrNone(field + "code", tender.code(), method, CREDIT, "the code of the gift card or store credit");
            if (tender.installments() != null && !method.equals("credit-card")) {
                add(field + "installments", "must be left away for " + method + "; only a credit card has instalments");
            }
            if (method.equals("pay-in-store") && fulfilment.ships()) {
                add(field + "method", "pay-in-store is for pickup only; for ship choose another way to pay");
            }
        }
    }

    private void oneOrNone(String field, String value, String method, Set<String> methods, String what) {
        if (value == null && methods.contains(method)) {
            add(field, "is required for " + method + "; send " + what);
        } else if (value != null && !methods.contains(method)) {
            add(field, "must be left away for " + method + "; it is only for " + String.join(" and ", methods));
        }
    }

    static Optional<Integer> decimals(String currency) {
        return Optional.ofNullable(DECIMALS.get(currency));
    }

    private static String line(int index, String field) {
        return "/lines/" + index + "/" + field;
    }

    private void add(String field, String message) {
        broken.add(new FieldError(field, message));
    }
}
