package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.picking.contract.PickingTimes;
import io.pontual.workers.pickup.contract.Pickups.Pickup;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import io.pontual.workers.shipping.contract.Shipments.Shipment;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import io.pontual.workers.sourcing.contract.Fulfilments;
import io.pontual.workers.sourcing.contract.OpenShortages;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Everything about one order. A time is absent until its state has been reached. */
@Schema(name = "Order", description = "An order with its lines, fulfilments and payments, and how each stands.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderView(
        UUID orderId,
        String externalId,
        String channel,
        OrderStatus status,
        String currency,
        @Schema(description = "What everything that is still wanted costs: subtotal - discount + shipping.")
                BigDecimal total,
        @Schema(description = "At the prices that it was sold for.") BigDecimal subtotal,
        @Schema(description = "What discounts take off of it, and of the shipping.") BigDecimal discount,
        @Schema(description = "Before discounts.") BigDecimal shipping,
        @Schema(description = "As they were given when the order was placed, for everything that was ordered.")
                List<GivenDiscount> discounts,
        @Schema(description = "What the customer owes for what was handed over or shipped so far.") Charged charged,
        @Schema(description = "The policy that it was sold under; read it at /api/v1/policies/{version}.")
                String policyVersion,
        Customer customer,
        Wish fulfilment,
        @Schema(description = "When the courier brings it; absent without such a window.")
                DeliveryWindow deliveryWindow,
        List<Line> lines,
        List<Fulfilment> fulfilments,
        @Schema(description = "Lines that no node supplies at present; empty when there are none.")
                List<Shortage> shortages,
        List<Payment> payments,
        @Schema(
                        description =
                                "Who stopped the order or one of its fulfilments and why, oldest first; those that are"
                                        + " over too.")
                List<HoldView> holds,
        @Schema(description = "Only of an order that sends what another has paid for.") ReplacementView.Origin replaces,
        @Schema(description = "What is sent once more, or instead of goods of this order, oldest first.")
                List<ReplacementView> replacements,
        @Schema(description = "Only of an order of goods that came in exchange for others.")
                ExchangeOrderView.Origin exchangedFor,
        @Schema(description = "What comes in exchange for goods of this order, oldest first.")
                List<ExchangeOrderView> exchanges,
        @Schema(description = "Code of the reason; only when cancelled or being cancelled.") String cancellationReason,
        @Schema(description = "What the canceller wrote.") String cancellationNote,
        Instant acceptedAt,
        Instant confirmedAt,
        Instant cancellingAt,
        @Schema(description = "When the order was closed or cancelled.") Instant endedAt,
        OrderLinks links) {

    @Schema(name = "GivenDiscount")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GivenDiscount(
            String code,
            BigDecimal amount,
            @Schema(allowableValues = {"order", "line", "shipping"}) String scope,
            @Schema(description = "Only for the scope line.") String lineId) {
        static GivenDiscount of(Discount discount) {
            return new GivenDiscount(discount.code(), discount.amount(), discount.scope(), discount.lineId());
        }
    }

    /** @param cancellationFee null unless the order was cancelled for one */
    @Schema(description = "total = subtotal - discount + shipping. What of it was taken is under payments.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Charged(
            BigDecimal total,
            @Schema(description = "The goods at the prices that they were sold for.") BigDecimal subtotal,
            BigDecimal discount,
            @Schema(description = "Before discounts.") BigDecimal shipping,
            @Schema(description = "Agreed to when the order was cancelled; beside the total.")
                    BigDecimal cancellationFee,
            @Schema(description = "Which part of it for what; they add up to the total.") List<Item> items) {

        /** @param fulfilmentId null for what the settlement made different */
        @Schema(name = "ChargedItem")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Item(
                @Schema(description = "Absent for what was found different when the order was settled.")
                        UUID fulfilmentId,
                BigDecimal total,
                BigDecimal subtotal,
                BigDecimal discount,
                BigDecimal shipping,
                Instant chargedAt) {}

        /** @param fee null for none */
        static Charged of(Orders.Amounts owed, BigDecimal fee, List<ChargeRepository.Charge> charges, String currency) {
            return new Charged(
                    OrderRules.withDecimals(owed.total(), currency),
                    OrderRules.withDecimals(owed.goods(), currency),
                    OrderRules.withDecimals(owed.discounts(), currency),
                    OrderRules.withDecimals(owed.shipping(), currency),
                    fee,
                    charges.stream()
                            .filter(charge -> !charge.amounts().isNothing())
                            .map(charge -> new Item(
                                    charge.fulfilmentId(),
                                    OrderRules.withDecimals(charge.amounts().total(), currency),
                                    OrderRules.withDecimals(charge.amounts().goods(), currency),
                                    OrderRules.withDecimals(charge.amounts().discounts(), currency),
                                    OrderRules.withDecimals(charge.amounts().shipping(), currency),
                                    charge.chargedAt()))
                            .toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Customer(String customerId, String name, String email, String phone, String locale) {
        /** @param contact null once it has been erased */
        static Customer of(OrderHead head, Orders.Contact contact) {
            return contact == null
                    ? new Customer(head.customerId(), null, null, null, null)
                    : new Customer(
                            head.customerId(), contact.name(), contact.email(), contact.phone(), contact.locale());
        }
    }

    record Line(
            String lineId,
            String sku,
            String description,
            @Schema(description = "As ordered.") int quantity,
            BigDecimal unitPrice,
            @Schema(description = "Its share of the discounts, for all units as ordered.") BigDecimal discount,
            @Schema(description = "Units that the customer really got so far.") int handedOver,
            @Schema(description = "Units that were cancelled after ordering, or replaced by another line.")
                    int cancelled,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(
                            description = "Only of what the store found instead: the lineId in whose place it is."
                                    + " unitPrice is what the customer pays.")
                    String substituteFor,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Only of a gift.") GiftWrap giftWrap) {
        static Line of(Orders.Line line, BigDecimal discount, String substituteFor, GiftWrap giftWrap) {
            return new Line(
                    line.lineId(),
                    line.sku(),
                    line.description(),
                    line.quantity() + line.cancelled(),
                    line.unitPrice(),
                    discount,
                    line.handedOver(),
                    line.cancelled(),
                    substituteFor,
                    giftWrap);
        }
    }

    @Schema(name = "OrderGiftWrap")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GiftWrap(
            @Schema(description = "Of the card; absent without one, and once it has been erased.") String message,
            @Schema(description = "Units that are wrapped so far.") int wrapped) {
        /** Leaves out what somebody wrote to somebody, so that it never gets into a log. */
        @Override
        public String toString() {
            return "GiftWrap[wrapped=" + wrapped + "]";
        }
    }

    /** Lines that nobody supplies for now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shortage(
            UUID shortageId,
            @Schema(
                            description = "OPEN while the customer is asked, WAITING for stock.",
                            allowableValues = {"OPEN", "WAITING"})
                    String status,
            List<FulfilmentPlan.Item> lines,
            @Schema(description = "When waiting ends.") Instant waitsUntil,
            @Schema(description = "When the goods are expected that these lines are promised.") Instant expectedAt) {
        static Shortage of(OpenShortages.OpenShortage open) {
            return new Shortage(open.shortageId(), open.status(), open.lines(), open.waitsUntil(), open.expectedAt());
        }
    }

    @Schema(name = "OrderDeliveryWindow")
    record DeliveryWindow(
            @Schema(description = "The node whose courier brings it.") String nodeId,
            @Schema(example = "manha") String windowId,
            LocalDate day,
            Instant from,
            Instant until) {
        static DeliveryWindow of(DeliveryWindows.Window window) {
            return new DeliveryWindow(
                    window.nodeId(), window.windowId(), window.day(), window.startsAt(), window.endsAt());
        }
    }

    /** How and where the customer wants the goods. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wish(
            String method,
            @Schema(description = "The store; only for pickup.") String nodeId,
            @Schema(description = "How fast, scheduled or pickup-point; only for ship.") String service,
            @Schema(description = "Where the parcel is fetched; only for the service pickup-point.")
                    String pickupPointId,
            @Schema(description = "Where to; only for ship.") Address address) {}

    /** @param status PLANNED, or a state of the pickup or shipment */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fulfilment(
            UUID fulfilmentId,
            String nodeId,
            String method,
            @Schema(
                            allowableValues = {
                                "PLANNED",
                                "OFFERED",
                                "ACCEPTED",
                                "READY",
                                "HANDED_OVER",
                                "REJECTED",
                                "EXPIRED",
                                "RECALLED",
                                "PICKED",
                                "SHIPPED"
                            })
                    String status,
            String reason,
            List<FulfilmentPlan.Item> lines,
            Instant plannedAt,
            Instant offeredAt,
            Instant acceptedAt,
            Instant readyAt,
            Instant holdUntil,
            Instant handedOverAt,
            Instant pickedAt,
            Instant shippedAt,
            @Schema(description = "As the node wrote it; only for ship.") String carrier,
            @Schema(description = "Of the parcel; only for ship.") String trackingCode,
            Instant endedAt,
            @Schema(description = "What a carrier has of it, and where that is; only for ship.")
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    List<Delivery> deliveries,
            @Schema(description = "When picking begins, only when that was put off.") Picking picking) {

        Fulfilment with(List<Delivery> parcels, Picking release) {
            return new Fulfilment(
                    fulfilmentId,
                    nodeId,
                    method,
                    status,
                    reason,
                    lines,
                    plannedAt,
                    offeredAt,
                    acceptedAt,
                    readyAt,
                    holdUntil,
                    handedOverAt,
                    pickedAt,
                    shippedAt,
                    carrier,
                    trackingCode,
                    endedAt,
                    parcels,
                    release);
        }

        static Fulfilment planned(Fulfilments.Fulfilment plan) {
            return new Fulfilment(
                    plan.fulfilmentId(),
                    plan.nodeId(),
                    plan.method(),
                    "PLANNED",
                    null,
                    plan.lines(),
                    plan.plannedAt(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null);
        }

        static Fulfilment of(Fulfilments.Fulfilment plan, Pickup pickup) {
            return new Fulfilment(
                    plan.fulfilmentId(),
                    plan.nodeId(),
                    plan.method(),
                    pickup.status(),
                    pickup.reason(),
                    plan.lines(),
                    plan.plannedAt(),
                    pickup.offeredAt(),
                    pickup.acceptedAt(),
                    pickup.readyAt(),
                    pickup.holdUntil(),
                    pickup.handedOverAt(),
                    null,
                    null,
                    null,
                    null,
                    pickup.endedAt(),
                    List.of(),
                    null);
        }

        static Fulfilment of(Fulfilments.Fulfilment plan, Shipment shipment) {
            return new Fulfilment(
                    plan.fulfilmentId(),
                    plan.nodeId(),
                    plan.method(),
                    shipment.status(),
                    shipment.reason(),
                    plan.lines(),
                    plan.plannedAt(),
                    shipment.offeredAt(),
                    shipment.acceptedAt(),
                    null,
                    null,
                    null,
                    shipment.pickedAt(),
                    shipment.shippedAt(),
                    shipment.carrier(),
                    shipment.trackingCode(),
                    shipment.endedAt(),
                    List.of(),
                    null);
        }
    }

    /** When a node begins to pick, and why not sooner. */
    @Schema(name = "OrderPicking")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Picking(
            @Schema(allowableValues = {"WAITING", "RELEASED"}) String status,
            Instant releaseAt,
            @Schema(description = "The node's day on which the goods must be ready.") LocalDate dueOn,
            @Schema(description = "Code of the decision release-policy.") String reason,
            Instant releasedAt) {
        static Picking of(PickingTimes.PickingTime time) {
            return new Picking(time.status(), time.releaseAt(), time.dueOn(), time.reason(), time.releasedAt());
        }
    }

    /** A parcel on its way to the customer. */
    @Schema(name = "OrderDelivery")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delivery(
            UUID parcelId,
            String carrier,
            String trackingCode,
            @Schema(
                            allowableValues = {
                                "DISPATCHED",
                                "IN_TRANSIT",
                                "DELAYED",
                                "OUT_FOR_DELIVERY",
                                "ATTEMPT_FAILED",
                                "ADDRESS_WRONG",
                                "AT_PICKUP_POINT",
                                "REFUSED",
                                "RETURNING",
                                "DELIVERED",
                                "RETURNED",
                                "LOST",
                                "DAMAGED"
                            })
                    String status,
            @Schema(description = "When that happened, as the carrier says.") Instant statusAt,
            @Schema(description = "When its window begins; absent without one.") Instant promisedFrom,
            Instant promisedBy,
            @Schema(description = "The day that the carrier has agreed on with the customer.") LocalDate agreedOn,
            @Schema(description = "The pickup point or store that the carrier has agreed to bring it to.")
                    String agreedPlace,
            @Schema(description = "Deliveries that failed.") int attempts,
            @Schema(description = "City or depot where it was last.") String place,
            @Schema(description = "The carrier's reference to the proof of delivery.") String proof,
            Instant dispatchedAt,
            Instant endedAt,
            @Schema(description = "Where the customer follows it without a key; only for the customer.")
                    String trackingPath) {
        static Delivery of(ParcelDeliveries.ParcelDelivery parcel) {
            return new Delivery(
                    parcel.parcelId(),
                    parcel.carrier(),
                    parcel.trackingCode(),
                    parcel.status(),
                    parcel.statusAt(),
                    parcel.promisedFrom(),
                    parcel.promisedBy(),
                    parcel.agreedOn(),
                    parcel.agreedPlace(),
                    parcel.attempts(),
                    parcel.place(),
                    parcel.proof(),
                    parcel.dispatchedAt(),
                    parcel.endedAt(),
                    parcel.trackingPath());
        }
    }

    /** A tender of the order and what became of it. The token is not shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Payment(
            UUID paymentId,
            String method,
            @Schema(
                            allowableValues = {
                                "NOT_REQUESTED",
                                "REQUESTED",
                                "ISSUED",
                                "AUTHORISED",
                                "DECLINED",
                                "EXPIRED",
                                "CAPTURING",
                                "CAPTURED",
                                "CAPTURE_FAILED",
                                "VOIDING",
                                "VOIDED"
                            })
                    String status,
            BigDecimal amount,
            int installments,
            BigDecimal authorised,
            @Schema(description = "What was taken so far.") BigDecimal captured,
            @Schema(description = "What of that was given back.") BigDecimal refunded,
            String reason,
            Instant requestedAt,
            Instant authorisedAt,
            Instant settledAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(
                            description = "What the customer pays with each instalment, what was given back taken off;"
                                    + " only when there are several.")
                    List<BigDecimal> installmentAmounts,
            @Schema(description = "How the customer pays; only while the payment is ISSUED.")
                    PaymentInstructions instructions,
            @Schema(description = "Until when the provider keeps it set aside; it is renewed before that.")
                    Instant expiresAt,
            @Schema(description = "The payment in whose place this one was asked for, since that would expire.")
                    UUID renews,
            @Schema(
                            description = "What the payment provider's own fraud screening says; only when it screens.",
                            allowableValues = {"PENDING", "APPROVED", "DENIED"})
                    String fraud) {
        /** @param payableLine only of a boleto */
        @Schema(name = "PaymentInstructions")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record PaymentInstructions(
                @Schema(description = "To copy, or to show as a QR code.") String code,
                @Schema(description = "Of a boleto.") String payableLine,
                @Schema(description = "Until when it can be paid.") Instant dueAt) {
            static PaymentInstructions of(Payments.Instructions given) {
                return given == null ? null : new PaymentInstructions(given.code(), given.payableLine(), given.dueAt());
            }
        }

        static Payment notRequested(Orders.Tender tender) {
            return new Payment(
                    tender.paymentId(),
                    tender.method(),
                    "NOT_REQUESTED",
                    tender.amount(),
                    tender.installments(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /** @param tender that it is for */
        static Payment of(Orders.Tender tender, Payments.Payment payment, String fraud) {
            return new Payment(
                    payment.paymentId(),
                    payment.method(),
                    payment.status(),
                    payment.amount(),
                    tender.installments(),
                    written(payment.authorised(), payment.amount()),
                    written(payment.captured(), payment.amount()),
                    written(payment.refunded(), payment.amount()),
                    payment.reason(),
                    payment.requestedAt(),
                    payment.authorisedAt(),
                    payment.settledAt(),
                    payment.installmentAmounts(),
                    PaymentInstructions.of(payment.instructions()),
                    payment.expiresAt(),
                    payment.renews(),
                    fraud);
        }

        /** Nothing of 119.80 is 0.00. */
        private static BigDecimal written(BigDecimal part, BigDecimal amount) {
            return part == null ? null : part.setScale(Math.max(part.scale(), amount.scale()));
        }
    }
}
