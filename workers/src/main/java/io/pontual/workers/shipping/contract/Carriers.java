package io.pontual.workers.shipping.contract;

import java.util.Map;

/** Names of carriers, as customers know them; the store's own courier comes in the brand's name. */
public final class Carriers {
    private static final Map<String, String> NAMES =
            Map.of("andorinha", "Andorinha", "rotasul", "Rota Sul", "courier", "Pontual");

    private Carriers() {}

    /** Of one that is no partner, what the node wrote. @param code may be null, which gives null */
    public static String name(String code) {
        return code == null ? null : NAMES.getOrDefault(code, code);
    }
}
