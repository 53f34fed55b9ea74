package io.pontual.workers.ordering.contract;

import io.pontual.processes.ordering.LineQuantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What other capabilities may know about an order. */
public interface Orders {
    /** @throws java.util.NoSuchElementException when there is no such order */
    OrderFacts facts(UUID orderId);

    /**
     * Asks whether the order may still take stock and money, and keeps a cancellation out until the caller's transaction
     * ends. Call it first in every step that reserves or authorises.
     *
     * @return false once a cancellation has begun
     */
    boolean openForWork(UUID orderId);

    /**
     * A gate that a held order does not pass. Keeps holds out until the caller's transaction ends.
     *
     * @param fulfilmentId null for what is about the whole order
     * @throws io.pontual.workers.platform.engine.BusinessError {@code ORDERING_ON_HOLD} when somebody holds the order or
     *     this fulfilment
     */
    void requireReleased(UUID orderId, UUID fulfilmentId);

    /**
     * The gate before goods are sought: an order that waits for what comes back in exchange may pass it.
     *
     * @throws io.pontual.workers.platform.engine.BusinessError {@code ORDERING_ON_HOLD} when somebody holds the order
     */
    void requireSourcing(UUID orderId);

    /** Whether the goods leave before it is known what pays for them, so that nothing is to be taken yet. */
    boolean capturesLater(UUID orderId);

    /**
     * {@link #openForWork} for several orders at once, without waiting for anybody.
     *
     * @return by order; one that is missing is unknown or is being changed in this moment: ask for it alone
     */
    Map<UUID, Boolean> openForWorkNow(Collection<UUID> orderIds);

    /**
     * Writes down, once per fulfilment, that it handed over so much, and what the customer owes more since then: the goods
     * with their share of the discounts, and shipping as the decision {@code charge-policy} says. Locks the order: call it
     * before payments are locked.
     *
     * @param handedOver null for nothing
     * @return in the order's currency; negative when the customer owes less
     * @throws java.util.NoSuchElementException when there is no such order
     */
    BigDecimal charge(UUID orderId, UUID fulfilmentId, List<LineQuantity> handedOver);

    /**
     * What {@link #charge} would write down, without writing it. Asked after that, what was written down.
     *
     * @throws java.util.NoSuchElementException when there is no such order
     */
    BigDecimal worth(UUID orderId, UUID fulfilmentId, List<LineQuantity> handedOver);

    /** What everything that is still wanted costs. */
    Amounts price(UUID orderId);

    /** What the customer owes for what was handed over so far, and in the end of an order for all of it. */
    Amounts charged(UUID orderId);

    /**
     * What the customer was charged for units that were handed over: their share of the discounts taken off, and with
     * shipping only when these are all that was handed over. Never more than was charged. Of a replacement: what was paid
     * for the goods with the order that {@link #paidWith} names, or was agreed.
     */
    BigDecimal chargedFor(UUID orderId, List<LineQuantity> units);

    /**
     * What the customer was charged for so many units of each line, without shipping. Of everything that was handed over
     * it is all that was charged for goods, so that the worth of parts is what the worth of the rest lacks.
     */
    Amounts worth(UUID orderId, List<LineQuantity> units);

    /** When and to whom it was sold, and what holds for it. @throws java.util.NoSuchElementException when there is no such order */
    Sale sale(UUID orderId);

    /** The orders of all channels that have this id, or this number of the channel's own. */
    List<UUID> withNumber(String number);

    /** The order whose tenders paid for the goods: the order itself, or the one whose goods it replaces. */
    UUID paidWith(UUID orderId);

    /** The orders that send goods of this one once more, or others in their place; oldest first. */
    List<UUID> replacements(UUID orderId);

    /** The most that the order may cost as it is: its total, with what a change adds that is being paid for. */
    BigDecimal mayCost(UUID orderId);

    /** Personal data: only for telling the customer. */
    Contact contact(UUID orderId);

    /** The only part of it that whoever has a link may see; empty once it has been erased. */
    Optional<String> firstName(UUID orderId);

    /** Personal data: only for a label. Empty for an order that is collected, and once the address has been erased. */
    Optional<Recipient> recipient(UUID orderId);

    /** Whether the customer said when ordering that the goods should wait in a locker of the store. */
    boolean wantsLocker(UUID orderId);

    /** The partner's pickup point to which the customer has the goods sent; empty for any other order. */
    Optional<String> pickupPoint(UUID orderId);

    /** The last cancellation that somebody asked for; empty when nobody did. */
    Optional<Cancellation> cancellation(UUID orderId);

    /** Empty when there is no such change. */
    Optional<Change> change(UUID changeId);

    /** What a change adds, with the quantity that it adds; as long as it has not come true, the order does not have it. */
    List<Line> addedLines(UUID changeId);

    /** In the order in which they are to be charged; those that pay for changes, too. */
    List<Tender> tenders(UUID orderId);

    /** Whether a tender pays for a change that is not made; ask after {@link #openForWork}, which keeps others out. */
    boolean isGivenUp(UUID paymentId);

    /**
     * @param currency ISO 4217
     * @param status a state of the order's state machine
     * @param method {@code pickup} or {@code ship}
     * @param nodeId the store that the customer chose; null for ship
     * @param service {@code standard}, {@code express}, {@code scheduled} or {@code pickup-point}; null for pickup
     * @param destination null for pickup
     */
    record OrderFacts(
            UUID orderId,
            String externalId,
            String channel,
            String currency,
            BigDecimal total,
            String status,
            String cancellationReason,
            String method,
            String nodeId,
            String service,
            Destination destination,
            List<Line> lines) {
        /** The service of what is sent; a customer who has it sent instead of collecting it gets the usual one. */
        public String deliveryService() {
            return service == null ? "standard" : service;
        }
    }

    /**
     * What something costs, in the order's currency; with all its decimals.
     *
     * @param goods at the prices they were sold for
     * @param discount on the goods, to be taken off
     * @param shipping before discounts
     * @param shippingDiscount on the shipping, to be taken off
     */
    record Amounts(BigDecimal goods, BigDecimal discount, BigDecimal shipping, BigDecimal shippingDiscount) {
        public static final Amounts NOTHING =
                new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        public BigDecimal total() {
            return goods.subtract(discount).add(shippingTotal());
        }

        /** What the customer pays for the shipping. */
        public BigDecimal shippingTotal() {
            return shipping.subtract(shippingDiscount);
        }

        public BigDecimal discounts() {
            return discount.add(shippingDiscount);
        }

        public boolean isNothing() {
            return goods.signum() == 0
                    && discount.signum() == 0
                    && shipping.signum() == 0
                    && shippingDiscount.signum() == 0;
        }

        public Amounts plus(Amounts other) {
            return new Amounts(
                    goods.add(other.goods),
                    discount.add(other.discount),
                    shipping.add(other.shipping),
                    shippingDiscount.add(other.shippingDiscount));
        }

        public Amounts minus(Amounts other) {
            return new Amounts(
                    goods.subtract(other.goods),
                    discount.subtract(other.discount),
                    shipping.subtract(other.shipping),
                    shippingDiscount.subtract(other.shippingDiscount));
        }
    }

    /** What deciding about a delivery needs of its address, and no more. @param postalCode CEP, eight digits @param state UF */
    record Destination(String postalCode, String city, String state) {}

    /**
     * @param quantity units that are still wanted; zero when all of them were cancelled
     * @param handedOver units that the customer really got so far
     * @param cancelled units that were ordered, too, and are not wanted any more
     */
    record Line(
            String lineId,
            String sku,
            String description,
            int quantity,
            BigDecimal unitPrice,
            int handedOver,
            int cancelled) {
        /** Of a line that was not changed. */
        public Line(String lineId, String sku, String description, int quantity, BigDecimal unitPrice, int handedOver) {
            this(lineId, sku, description, quantity, unitPrice, handedOver, 0);
        }
    }

    /**
     * The change as it was asked for, and what became of it.
     *
     * @param status a state of its state machine
     * @param failure code of why it was refused or failed; null otherwise
     */
    record Change(UUID changeId, String kind, String status, BigDecimal priceDifference, String failure) {}

    /**
     * @param status a state of its state machine; {@code GRANTED} when the order is cancelled because of it
     * @param fee that was agreed, in the order's currency; charged only when granted
     */
    record Cancellation(UUID requestId, String status, BigDecimal fee) {
        /** What the customer owes for it: nothing unless it was granted. */
        public BigDecimal owed() {
            return status.equals("GRANTED") ? fee : BigDecimal.ZERO;
        }
    }

    /**
     * @param customerId the channel's id of the customer; null for a guest
     * @param policyVersion the policy that it was sold under
     * @param locale {@code pt-BR} or {@code en}
     */
    record Sale(String customerId, Instant acceptedAt, String policyVersion, String locale) {}

    /** @param locale {@code pt-BR} or {@code en} @param phone may be null */
    record Contact(String name, String email, String phone, String locale) {}

    /**
     * Who gets the goods, and where.
     *
     * @param phone may be null
     * @param complement flat, floor or pickup point; may be null
     * @param district may be null
     * @param postalCode CEP, eight digits
     */
    record Recipient(
            String name,
            String phone,
            String street,
            String number,
            String complement,
            String district,
            String city,
            String state,
            String postalCode,
            String country) {
        /** Leaves out who lives where, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Recipient[state=" + state + "]";
        }
    }

    /**
     * @param method such as {@code credit-card}
     * @param token the provider's token of a card; null for other methods
     * @param code of a gift card or store credit; null for other methods
     * @param installments 1 unless the method is a credit card
     */
    record Tender(
            UUID paymentId,
            String method,
            String token,
            String code,
            BigDecimal amount,
            String currency,
            int installments) {
        /** Leaves out what money could be taken with, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Tender[" + paymentId + ", " + method + ", " + amount + " " + currency + "]";
        }
    }
}
