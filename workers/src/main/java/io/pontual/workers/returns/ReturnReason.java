package io.pontual.workers.returns;

import java.util.Locale;

/** Why a customer gives something back. */
enum ReturnReason {
    CHANGED_MIND(false),
    WRONG_SIZE(false),
    NOT_AS_DESCRIBED(true),
    WRONG_ITEM(true),
    DAMAGED(true),
    DEFECTIVE(true);

    private final boolean fault;

    ReturnReason(boolean fault) {
        this.fault = fault;
    }

    /** Whether something is wrong with the goods, so that the law on defects holds. */
    boolean fault() {
        return fault;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ReturnReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
