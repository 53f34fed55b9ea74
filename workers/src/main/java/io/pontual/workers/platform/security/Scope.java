package io.pontual.workers.platform.security;

import java.util.Arrays;
import java.util.List;

/** What an API key may be allowed to do. */
public enum Scope {
    ORDERS_READ("orders:read"),
    ORDERS_WRITE("orders:write"),
    STOCK_READ("stock:read"),
    TASKS("tasks"),
    ADMIN("admin"),
    OPERATE("operate");

    private final String code;

    Scope(String code) {
        this.code = code;
    }

    /** As it stands in the table of keys and in documents. */
    public String code() {
        return code;
    }

    String authority() {
        return "SCOPE_" + code;
    }

    static List<String> allCodes() {
        return Arrays.stream(values()).map(Scope::code).toList();
    }
}
