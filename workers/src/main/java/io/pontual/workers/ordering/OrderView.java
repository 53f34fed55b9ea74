package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
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
        List<FulfilmentView> fulfilments,
        @Schema(description = "Lines that no node supplies at present; empty when there are none.")
                List<Shortage> shortages,
        List<OrderPaymentView> payments,
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
}
