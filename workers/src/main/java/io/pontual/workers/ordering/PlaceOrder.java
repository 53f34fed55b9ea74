package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.ordering.contract.Channels;
import io.pontual.workers.platform.web.OneOf;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a channel sends to place an order. What can be said of one field alone is checked here; the rest is in {@link
 * OrderRules}.
 *
 * @param externalId the channel's own number for the order, unique within the channel
 * @param currency ISO 4217, of every amount in the order
 */
@Schema(description = "An order that a customer has placed in a channel.")
record PlaceOrder(
        @NotNull(message = MISSING)
                @OneOf({Channels.WEB, Channels.APP, Channels.MARKETPLACE, Channels.STORE, Channels.CALL_CENTRE})
                @Schema(
                        allowableValues = {
                            Channels.WEB,
                            Channels.APP,
                            Channels.MARKETPLACE,
                            Channels.STORE,
                            Channels.CALL_CENTRE
                        },
                        example = "web")
                String channel,
        @NotNull(message = MISSING)
                @Pattern(regexp = ID, message = ID_MESSAGE)
                @Schema(
                        description = "Your own number for the order; unique within the channel.",
                        example = "WEB-100045")
                String externalId,
        @NotNull(message = MISSING) @Valid Customer customer,
        @NotNull(message = MISSING)
                @Pattern(regexp = "^[A-Z]{3}$", message = "must be an ISO 4217 code such as BRL")
                @Schema(example = "BRL")
                String currency,
        @NotNull(message = MISSING)
                @NotEmpty(message = "must have at least one line")
                @Size(max = 200, message = "may have up to 200 lines; split the order")
                List<@NotNull(message = MISSING) @Valid Line> lines,
        @NotNull(message = MISSING) @Valid Fulfilment fulfilment,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Valid
                @Schema(description = "What sending it costs the customer; only for ship. Without it, nothing.")
                Shipping shipping,
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @Size(max = 50, message = "may have up to 50 discounts")
                @Schema(description = "Coupons and the like that you have granted.")
                List<@NotNull(message = MISSING) @Valid Discount> discounts,
        @NotNull(message = MISSING)
                @NotEmpty(message = "must have at least one tender")
                @Size(max = 10, message = "may have up to 10 tenders")
                @Schema(description = "They add up to the lines, less the discounts, with the shipping.")
                List<@NotNull(message = MISSING) @Valid Tender> tenders) {

    PlaceOrder {
        discounts = Objects.requireNonNullElse(discounts, List.of());
    }

    /** Before discounts, in the order's currency. */
    BigDecimal shippingAmount() {
        return shipping == null ? BigDecimal.ZERO : shipping.amount();
    }

    static final String MISSING = "is required";
    static final String ID = "^[\\x21-\\x7e]{1,64}$";
    static final String ID_MESSAGE = "must have 1 to 64 visible ASCII characters";

    /** @param customerId the channel's id of the customer; null for a guest @param phone may be null */
    record Customer(
            @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(description = "Your id of the customer; leave it away for a guest.", example = "C-2231")
                    String customerId,
            @NotBlank(message = MISSING)
                    @Size(max = 200, message = "may have up to 200 characters")
                    @Pattern(regexp = "^[^\\r\\n\\t]*$", message = "must be on one line")
                    @Schema(example = "Ana Exemplo")
                    String name,
            @NotNull(message = MISSING)
                    @Size(max = 254, message = "may have up to 254 characters")
                    @Pattern(
                            regexp = "^[^\\s@]+@[^\\s@]+\\.[^\\s@.]+$",
                            message = "must be an e-mail address such as ana@example.com")
                    @Schema(format = "email", example = "ana@example.com")
                    String email,
            @Pattern(regexp = "^[+0-9 ()./-]{5,30}$", message = "must be a phone number such as +55 11 91234-5678")
                    @Schema(example = "+55 11 90000-0000")
                    String phone,
            @OneOf({"pt-BR", "en"})
                    @Schema(
                            description = "Language of the messages to the customer.",
                            allowableValues = {"pt-BR", "en"},
                            defaultValue = "pt-BR")
                    String locale) {

        Customer {
            locale = Objects.requireNonNullElse(locale, "pt-BR");
        }
    }

    /**
     * @param lineId unique within the order
     * @param unitPrice as sold, in the order's currency
     * @param substitution null means ask
     * @param giftWrap null means it is no gift
     */
    record Line(
            @NotNull(message = MISSING)
                    @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(description = "Unique within the order.", example = "L1")
                    String lineId,
            @NotNull(message = MISSING) @Pattern(regexp = ID, message = ID_MESSAGE) @Schema(example = "CAMISETA-AZUL-M")
                    String sku,
            @NotNull(message = MISSING)
                    @Min(value = 1, message = "must be a whole number from 1 to 9999")
                    @Max(value = 9999, message = "must be a whole number from 1 to 9999")
                    @Schema(example = "2")
                    Integer quantity,
            @NotNull(message = MISSING)
                    @DecimalMin(value = "0", message = "must not be negative")
                    @Schema(description = "As sold; decimal string in the order's currency.")
                    BigDecimal unitPrice,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @OneOf({"allowed", "ask", "never"})
                    @Schema(
                            description = "What the store may do when it does not find the product: take a similar one,"
                                    + " ask the customer, or neither. It never costs more than what was ordered.",
                            allowableValues = {"allowed", "ask", "never"},
                            defaultValue = "ask")
                    String substitution,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Valid
                    @Schema(
                            description =
                                    "Only for a gift: the store wraps all units of the line, at no charge, and what it"
                                            + " takes in their place.")
                    GiftWrap giftWrap) {
        /** No gift. */
        Line(String lineId, String sku, Integer quantity, BigDecimal unitPrice, String substitution) {
            this(lineId, sku, quantity, unitPrice, substitution, null);
        }
    }

    /** @param message null for no card */
    @Schema(name = "GiftWrap")
    record GiftWrap(
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @NoCardNumber
                    @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
                    @Pattern(
                            regexp = "^[^\\p{Cntrl}\\u2028\\u2029]*\\S[^\\p{Cntrl}\\u2028\\u2029]*$",
                            message = "must be on one line and say something; leave it away for no card")
                    @Schema(
                            description = "What to write on the card, on one line. Only who wraps reads it, and it is"
                                    + " erased with the customer's data.",
                            example = "Feliz aniversário, com carinho")
                    String message) {
        /** Leaves out what somebody wrote to somebody, so that it never gets into a log. */
        @Override
        public String toString() {
            return "GiftWrap";
        }
    }

    /** @param amount before discounts, in the order's currency */
    record Shipping(
            @NotNull(message = MISSING)
                    @DecimalMin(value = "0", message = "must not be negative")
                    @Schema(
                            description = "Decimal string in the order's currency, before discounts.",
                            example = "15.90")
                    BigDecimal amount) {}

    /** @param lineId only for the scope line, where it is required @param amount in the order's currency */
    @Schema(name = "Discount")
    record Discount(
            @NotNull(message = MISSING)
                    @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(
                            description = "Of the coupon or campaign; unique within the order, large and small letters"
                                    + " being the same.",
                            example = "VOLTA10")
                    String code,
            @NotNull(message = MISSING)
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than zero")
                    @Schema(
                            description = "What it takes off; decimal string in the order's currency.",
                            example = "10.00")
                    BigDecimal amount,
            @NotNull(message = MISSING)
                    @OneOf({"order", "line", "shipping"})
                    @Schema(
                            description = "On all lines together, on one line, or on the shipping.",
                            allowableValues = {"order", "line", "shipping"})
                    String scope,
            @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(description = "Of the line; only for the scope line.", example = "L1")
                    String lineId) {}

    /**
     * @param nodeId only for pickup
     * @param service only for ship
     * @param pickupPointId only for the service {@code pickup-point}
     * @param address only for the other services of ship
     * @param promiseId null when nothing was promised, like {@code optionId}
     * @param locker null counts as false
     */
    record Fulfilment(
            @NotNull(message = MISSING)
                    @OneOf({"pickup", "ship"})
                    @Schema(
                            description =
                                    "pickup: the customer collects in the store nodeId. ship: we send to address.",
                            allowableValues = {"pickup", "ship"})
                    String method,
            @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(
                            description = "The store where the customer wants to collect; only for pickup.",
                            example = "SP-PAULISTA")
                    String nodeId,
            @OneOf({"standard", "express", DeliveryWindows.SERVICE, Fulfilment.TO_POINT})
                    @Schema(
                            description =
                                    "How fast, scheduled: in the window of the promise's option, or pickup-point: to"
                                            + " pickupPointId; only for ship, where standard is the default.",
                            allowableValues = {"standard", "express", "scheduled", "pickup-point"})
                    String service,
            @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(
                            description = "Where the customer fetches the parcel; only for the service pickup-point.",
                            example = "SP-BANCA-AUGUSTA")
                    String pickupPointId,
            @Valid @Schema(description = "Where to send the goods; only for ship, and not to a pickup point.")
                    Address address,
            @Schema(description = "Of POST /api/v1/promises, with optionId: the order gets what was promised.")
                    UUID promiseId,
            @Pattern(regexp = "^[\\x21-\\x7e]{1,120}$", message = "must have 1 to 120 visible ASCII characters")
                    @Schema(
                            description = "The option of the promise that the customer chose.",
                            example = "ship-standard")
                    String optionId,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(
                            description =
                                    "The goods rather wait in a locker of the store than at the counter; only for pickup in a"
                                            + " store that has one that is large enough (locker of the promise's option).")
                    Boolean locker) {
        static final String SHIP = "ship";
        static final String TO_POINT = PickupPoints.SERVICE;

        Fulfilment {
            service = SHIP.equals(method) && service == null ? "standard" : service;
        }

        /** At the counter, or sent. */
        Fulfilment(
                String method,
                String nodeId,
                String service,
                String pickupPointId,
                Address address,
                UUID promiseId,
                String optionId) {
            this(method, nodeId, service, pickupPointId, address, promiseId, optionId, null);
        }

        boolean wantsLocker() {
            return Boolean.TRUE.equals(locker);
        }

        boolean ships() {
            return SHIP.equals(method);
        }

        boolean goesToPoint() {
            return ships() && TO_POINT.equals(service);
        }
    }

    /**
     * @param token only for cards, where it is required
     * @param code only for gift cards and store credit, where it is required
     * @param amount in the order's currency
     * @param installments only for credit cards, where 1 is the default
     */
    record Tender(
            @NotNull(message = MISSING)
                    @OneOf({
                        "credit-card",
                        "debit-card",
                        "pix",
                        "boleto",
                        "bank-transfer",
                        "gift-card",
                        "store-credit",
                        "pay-in-store"
                    })
                    @Schema(
                            description =
                                    "How this part is paid. pix, boleto and bank-transfer are paid after the order"
                                            + " was placed; pay-in-store when the goods are collected.",
                            allowableValues = {
                                "credit-card",
                                "debit-card",
                                "pix",
                                "boleto",
                                "bank-transfer",
                                "gift-card",
                                "store-credit",
                                "pay-in-store"
                            },
                            example = "credit-card")
                    String method,
            @NoCardNumber
                    @Size(min = 1, max = 255, message = "must have 1 to 255 characters")
                    @Pattern(regexp = "^[\\x21-\\x7e]*$", message = "must have visible ASCII characters only")
                    @Schema(
                            description = "The payment provider's token for the card, never the number; only for"
                                    + " credit-card and debit-card.",
                            example = "tok_approved")
                    String token,
            @NoCardNumber
                    @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(
                            description = "Of the gift card or store credit; only for these.",
                            example = "GC-ABCD-EFGH-JKMN-PQRS")
                    String code,
            @NotNull(message = MISSING)
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than zero")
                    @Schema(description = "Decimal string in the order's currency.")
                    BigDecimal amount,
            @Min(value = 1, message = "must be a whole number from 1 to 24")
                    @Max(value = 24, message = "must be a whole number from 1 to 24")
                    @Schema(
                            description = "In how many instalments the customer pays; only for credit-card, where 1 is"
                                    + " the default.",
                            example = "1")
                    Integer installments) {
        /** Leaves out what money could be taken with, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Tender[method=" + method + ", amount=" + amount + "]";
        }
    }
}
