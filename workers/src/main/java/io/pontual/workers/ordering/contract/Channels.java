package io.pontual.workers.ordering.contract;

import java.util.List;

/** Where customers order. */
public final class Channels {
    public static final String WEB = "web";
    public static final String APP = "app";
    public static final String MARKETPLACE = "marketplace";
    public static final String STORE = "store";
    public static final String CALL_CENTRE = "call-centre";

    public static final List<String> ALL = List.of(WEB, APP, MARKETPLACE, STORE, CALL_CENTRE);

    private Channels() {}
}
