package io.pontual.integrations.simulators.carriers;

import io.pontual.integrations.simulators.carriers.Story.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One parcel at a simulated carrier. */
public final class Waybill {
    /** What the sender gave. @param to lines of the address, as they are printed @param collect when somebody comes for it; mostly null */
    public record Parcel(
            String reference,
            String service,
            String orderNumber,
            String piece,
            String fromCity,
            String toCity,
            List<String> to,
            String weight,
            String size,
            Instant collect) {
        /** To a customer. */
        public Parcel(
                String reference,
                String service,
                String orderNumber,
                String piece,
                String fromCity,
                String toCity,
                List<String> to,
                String weight,
                String size) {
            this(reference, service, orderNumber, piece, fromCity, toCity, to, weight, size, null);
        }

        /** What a customer sends to a shop. */
        boolean isSentBack() {
            return "return".equals(service);
        }
    }

    private static final String TO_POINT = "pickup-point";

    final Parcel parcel;
    final String tracking;
    final Set<Marker> markers;
    final Map<String, Receipt> receipts = new HashMap<>();
    private final List<Scene> scenes;
    private final List<Scene> told = new ArrayList<>();
    private boolean cancelled;

    /** What a carrier answers to an instruction. @param refusal code; null when it does it */
    public record Receipt(String number, String refusal) {}

    Waybill(Parcel parcel, String tracking, Instant now) {
        this.parcel = parcel;
        this.tracking = tracking;
        this.markers = Marker.in(parcel.orderNumber());
        this.scenes = new ArrayList<>(
                parcel.isSentBack()
                        ? Story.sentBack(now, parcel.collect(), markers)
                        : Story.from(now, markers, TO_POINT.equals(parcel.service())));
    }

    public String reference() {
        return parcel.reference();
    }

    public String tracking() {
        return tracking;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    public boolean has(Marker marker) {
        return markers.contains(marker);
    }

    public Parcel parcel() {
        return parcel;
    }

    boolean has(Happening what, Instant now) {
        return scenes.stream()
                .anyMatch(scene -> scene.what() == what && !scene.at().isAfter(now));
    }

    boolean hasEnded(Instant now) {
        return scenes.stream()
                .anyMatch(scene -> scene.what().isEnd() && !scene.at().isAfter(now));
    }

    void cancel(Instant now) {
        cancelled = true;
        instead(List.of(), now);
    }

    /** What has not happened yet will not; this will. */
    void instead(List<Scene> next, Instant now) {
        scenes.removeIf(scene -> scene.at().isAfter(now));
        scenes.addAll(next);
    }

    /** @return what is to be told by now and was not yet */
    List<Scene> tell(Instant now) {
        if (markers.contains(Marker.SILENTCARRIER)) {
            return List.of();
        }
        var due = scenes.stream()
                .filter(scene -> !scene.toldAt().isAfter(now) && !told.contains(scene))
                .sorted(Comparator.comparing(Scene::toldAt))
                .toList();
        told.addAll(due);
        return due;
    }
}
