package io.pontual.integrations.simulators.carriers;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Words in an order's number (in any case) that choose what becomes of its parcels. Without one all goes well. */
public enum Marker {
    /** Delivered at the second attempt. */
    SECONDTRY,
    /** Nobody opens three times; then it goes back. */
    NEVERHOME,
    /** Goes back after a week without a word from us. */
    WRONGADDRESS,
    PARCELREFUSED,
    /** Given up after ten days. */
    PARCELLOST,
    PARCELDAMAGED,
    /** Delivered after eight days. */
    PARCELLATE,
    /** Of what is told, each second thing is told before the one that came before it. */
    OUTOFORDER,
    /** Everything is told twice. */
    TOLDTWICE,
    /** Everything is told three days after it happened. */
    TOLDLATE,
    /** Only who asks is told. */
    NOWEBHOOK,
    /** Nothing is ever told. */
    SILENTCARRIER,
    /** One event has a code that is in no table. */
    UNKNOWNCODE,
    /** The carrier never comes for it. */
    NEVERCOLLECTED,
    /** Redirected to a pickup point, nobody fetches it there; then it goes back. */
    LEFTATPOINT,
    /** No label is made. */
    NOLABEL,
    /** No carrier makes a label for what is sent back. */
    NOWAYBACK,
    /** What is sent back is lost after ten days. */
    WAYBACKLOST,
    /** Nobody hears of what is sent back after it was collected. */
    WAYBACKSILENT,
    /** The customer has the label for what is to be sent back, and does not send it. */
    WAYBACKUNSENT,
    /** Nobody opens to whom comes for what is sent back; the next time somebody does. */
    COLLECTIONMISSED,
    /** The label is made, but the first answer comes too late. */
    LABELTIMEOUT,
    /** The carrier Andorinha is down, for these parcels only. */
    ANDORINHADOWN,
    /** The carrier Rota Sul is down, for these parcels only. */
    ROTASULDOWN;

    public static Set<Marker> in(String orderNumber) {
        var text = orderNumber == null ? "" : orderNumber.toLowerCase(Locale.ROOT);
        var found = EnumSet.noneOf(Marker.class);
        Arrays.stream(values())
                .filter(marker -> text.contains(marker.name().toLowerCase(Locale.ROOT)))
                .forEach(found::add);
        return found;
    }
}
