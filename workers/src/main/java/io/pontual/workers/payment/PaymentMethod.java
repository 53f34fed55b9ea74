package io.pontual.workers.payment;

import java.util.Arrays;

/** How a tender is paid. The code is what channels write and what decision tables say. */
enum PaymentMethod {
    CREDIT_CARD("credit-card"),
    DEBIT_CARD("debit-card"),
    PIX("pix"),
    BOLETO("boleto"),
    BANK_TRANSFER("bank-transfer"),
    GIFT_CARD("gift-card"),
    STORE_CREDIT("store-credit"),
    PAY_IN_STORE("pay-in-store"),
    /** What a customer gives back pays for what they get in exchange; never sent by a channel. */
    EXCHANGE_CREDIT("exchange-credit");

    private final String code;

    PaymentMethod(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** @throws IllegalArgumentException when there is no such method */
    static PaymentMethod of(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no way to pay called '" + code + "'"));
    }

    /** The customer is told how to pay and pays later, or not. */
    boolean asynchronous() {
        return this == PIX || this == BOLETO || this == BANK_TRANSFER;
    }

    /** No provider is needed. */
    boolean inHouse() {
        return this == GIFT_CARD || this == STORE_CREDIT || this == PAY_IN_STORE || this == EXCHANGE_CREDIT;
    }
}
