package io.pontual.journeys;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** How an order comes to a step of the {@link UndoMatrix}: what is ordered where, and what people do meanwhile. */
enum UndoStory {
    PICKUP(UndoPlay::atPinheiros),
    PICKUP_REJECTED(
            UndoPlay::atPinheiros, staff("Task_AcceptOrder", Map.of("accepted", false, "rejectionReason", "too busy"))),
    PICKUP_NOT_THERE(
            play -> play.atPinheiros().lost(2),
            staff("Task_AcceptOrder", Map.of("accepted", false, "rejectionReason", "not found"))),
    PICKUP_SHORT(play -> play.atPinheiros().lost(1), staff("Task_PickItems", picked(1))),
    PICKUP_SUBSTITUTED(
            play -> play.atPinheiros().substitution("allowed").lost(1).toAdd("sp-pinheiros", 1),
            staff("Task_PickItems", UndoPlay::foundInstead)),
    PICKUP_NOT_SUBSTITUTED(
            play -> play.atPinheiros().lost(1).toAdd("sp-pinheiros", 1),
            staff("Task_PickItems", UndoPlay::foundInstead),
            play -> play.choose("no-substitute")),
    PICKUP_OF_NOTHING(play -> play.atPinheiros().lost(2), staff("Task_PickItems", picked(0))),
    PICKUP_OF_PART(UndoPlay::atPinheiros, staff("Task_HandOver", UndoPlay::codeForOne)),
    PICKUP_NOT_COLLECTED(
            UndoPlay::atPinheiros,
            nobody("Task_HandOver"),
            passing("pickup-in-store/Task_HandOver", Duration.ofHours(73))),

    /** Whether the goods are in the compartment already or not, staff look and empty it. */
    PICKUP_FOR_LOCKER(UndoPlay::forLocker, nobody("Task_PutIntoLocker")),

    /** Rejected by the first store, and had from another. */
    ANOTHER_STORE_CHOSEN(
            play -> play.stock("sp-pinheiros", 2).stock("poa-moinhos", 2).pickup("sp-pinheiros", 2),
            staff("Task_AcceptOrder", Map.of("accepted", false, "rejectionReason", "too busy")),
            play -> play.choose("store:poa-moinhos")),
    ANOTHER_STORE_WITH_TRANSFER(
            play -> play.stock("sp-pinheiros", 2).stock("rio-tijuca", 2).pickup("sp-pinheiros", 2),
            staff("Task_AcceptOrder", Map.of("accepted", false, "rejectionReason", "too busy")),
            play -> play.chooseWhatIsSold("rio-tijuca", "sp-paulista")),

    SHIP(UndoPlay::fromPinheiros),
    SHIP_REJECTED(
            play -> play.stock("poa-moinhos", 2).fromPinheiros(),
            staff("Task_AcceptShipment", Map.of("accepted", false, "rejectionReason", "too busy"))),
    SHIP_NOT_THERE(
            play -> play.fromPinheiros().lost(2),
            staff("Task_AcceptShipment", Map.of("accepted", false, "rejectionReason", "not found"))),
    SHIP_SHORT(
            play -> play.fromPinheiros().lost(1),
            staff("Task_PickItems", picked(1)).and(nobody("Task_HandToCarrier"))),
    SHIP_OF_NOTHING(play -> play.fromPinheiros().lost(2), staff("Task_PickItems", picked(0))),
    MOVED(play -> play.fromPinheiros(), nobody("Task_AcceptShipment"), play -> play.moveTo("poa-moinhos")),

    MOVED_TO_WAREHOUSE(play -> play.fromPinheiros(), nobody("Task_AcceptShipment"), play -> play.moveTo("cd-cajamar")),

    WAREHOUSE(play -> play.fromCajamar("")),
    WAREHOUSE_REFUSES(play -> play.fromCajamar("-REJECT")),
    /** The goods stay there, so that the order can still be cancelled. */
    WAREHOUSE_SHORT(play -> play.fromCajamar("-SHORT-STAYS").lost(1)),
    WAREHOUSE_OF_NOTHING(play -> play.fromCajamar("-NONE").lost(2)),
    WAREHOUSE_SILENT(
            play -> play.fromCajamar("-SILENT"),
            staff("Task_AskWarehouse", Map.of("silenceDecision", "elsewhere")),
            passing("home-delivery/Task_AwaitConfirmation", Duration.ofHours(11))),

    REPLACED(play -> play.replacedFromPinheiros(2)),
    REPLACEMENT_NOT_TO_BE_HAD(play -> play.replacedFromPinheiros(0)),

    BACKORDER(play -> play.expect("sp-paulista", 2).ship(2)),
    SHORTAGE_GIVEN_UP(
            play -> play.expect("sp-paulista", 2).ship(2),
            staff("Task_ResolveShortage", Map.of("shortageDecision", "cancel"))),
    OUT_OF_STOCK(play -> play.pickup("sp-pinheiros", 2)),

    /** From a store with a system to one that works in tasks. */
    TRANSFER(play -> play.stock("campinas-cambui", 2).pickup("sp-pinheiros", 2)),
    TRANSFER_TO_SYSTEM(
            play -> play.stock("campinas-cambui", 2).pickup("sp-paulista", 2).notCollected()),
    TRANSFER_NOT_SENT(
            play -> play.stock("sp-pinheiros", 2)
                    .pickup("sp-paulista", 2)
                    .notCollected()
                    .lost(2),
            staff("Task_PickItems", picked(0))),
    TRANSFER_OF_PART_NOT_SENT(
            play -> play.stock("sp-pinheiros", 2)
                    .pickup("sp-paulista", 2)
                    .notCollected()
                    .another("sp-paulista", 1)
                    .lost(2),
            staff("Task_PickItems", picked(0))),
    TRANSFER_NOT_ARRIVED(
            play -> play.stock("campinas-cambui", 2).pickup("sp-pinheiros", 2).lost(2),
            staff("Task_ReceiveTransfer", play -> Map.of("arrived", List.of(play.line(0, Map.of("damaged", 0)))))),

    CARD_ANSWERED_LATE(play -> play.atPinheiros().paidBy("tok_pending_approved")),
    CAPTURE_FAILS_ONCE(play -> play.atPinheiros().paidBy("tok_capture_fails_once")),
    CARD_RENEWED(
            play -> play.atPinheiros().paidBy("tok_short_lived"),
            nobody("Task_AcceptOrder"),
            passing("pickup-in-store/Task_AcceptOrder", Duration.ofHours(25))),
    PIX_WITH_A_NEW_CODE(play -> play.atPinheiros().paidByPix("nopix"), play -> play.askForANewCode()),
    PIX_NOT_PAID(
            play -> play.atPinheiros().paidByPix("nopix"),
            passing("collect-payment/Gateway_PaymentAwaited", Duration.ofMinutes(16))),
    PIX_PAID_FOR_TOO_MUCH(
            play -> play.atPinheiros().paidByPix("pix"),
            nobody("Task_AcceptOrder"),
            play -> play.cancelOneUnitWhenOpen("Task_AcceptOrder")),
    ADDED(
            play -> play.atPinheiros().toAdd("sp-pinheiros", 1),
            nobody("Task_AcceptOrder"),
            play -> play.addOneUnitWhenOpen("Task_AcceptOrder")),
    ADDED_NOT_TO_BE_HAD(
            play -> play.atPinheiros().toAdd("sp-pinheiros", 0),
            nobody("Task_AcceptOrder"),
            play -> play.addOneUnitWhenOpen("Task_AcceptOrder")),
    ADDED_DECLINED(
            play -> play.atPinheiros().toAdd("sp-pinheiros", 1).addedPaidBy("tok_declined"),
            nobody("Task_AcceptOrder"),
            play -> play.addOneUnitWhenOpen("Task_AcceptOrder")),
    ADDED_PIX_NOT_PAID(
            play -> play.atPinheiros().toAdd("sp-pinheiros", 1).nobodyPaysPix(),
            nobody("Task_AcceptOrder"),
            passing(
                    "collect-payment/Gateway_PaymentAwaited",
                    Duration.ofMinutes(16),
                    play -> play.addOneUnitByPixWhenOpen("Task_AcceptOrder"))),
    ADDED_AND_SHIPPED(
            play -> play.fromPinheiros().toAdd("sp-pinheiros", 1),
            staff("Task_AcceptShipment", play -> play.hasAdded() ? Map.of("accepted", true) : null),
            play -> play.addOneUnitWhenOpen("Task_AcceptShipment")),
    SWAPPED(
            play -> play.atPinheiros().toAdd("sp-pinheiros", 1),
            nobody("Task_AcceptOrder"),
            play -> play.swapOneUnitWhenOpen("Task_AcceptOrder")),
    PIX_PAID_AND_CANCELLED(
            play -> play.atPinheiros().paidByPix("pix"),
            nobody("Task_AcceptOrder"),
            play -> play.cancelWhenOpen("Task_AcceptOrder"));

    private static final Map<String, Function<UndoPlay, Map<String, ?>>> USUAL = Map.ofEntries(
            entry("Task_AcceptOrder", play -> Map.of("accepted", true)),
            entry("Task_AcceptShipment", play -> Map.of("accepted", true)),
            entry("Task_PickItems", play -> Map.of()),
            entry("Task_StageOrder", play -> Map.of("stagingLocation", "Shelf 3")),
            entry("Task_HandOver", UndoPlay::code),
            entry("Task_HandToCarrier", play -> Map.of("allHandedOver", true)),
            entry("Task_PackParcels", play -> Map.of()),
            entry("Task_DispatchTransfer", play -> Map.of()),
            entry("Task_ReceiveTransfer", play -> Map.of()),
            entry("Task_EmptyCompartment", play -> Map.of("emptied", true)),
            entry("Task_ResolveFailedCapture", play -> Map.of("captureCleared", true)));

    private final Consumer<UndoPlay> begin;
    private final Staff staff;
    private final Consumer<UndoPlay> meanwhile;
    private final boolean movesTime;

    UndoStory(Consumer<UndoPlay> begin) {
        this(begin, new Staff(Map.of()), play -> {});
    }

    UndoStory(Consumer<UndoPlay> begin, Staff staff) {
        this(begin, staff, play -> {});
    }

    UndoStory(Consumer<UndoPlay> begin, Consumer<UndoPlay> meanwhile) {
        this(begin, new Staff(Map.of()), meanwhile);
    }

    UndoStory(Consumer<UndoPlay> begin, Staff staff, Consumer<UndoPlay> meanwhile) {
        this.begin = begin;
        this.staff = staff;
        this.meanwhile = meanwhile;
        this.movesTime = meanwhile instanceof Passing;
    }

    /** To be told alone: time passes for all orders. */
    boolean movesTime() {
        return movesTime;
    }

    void begin(UndoPlay play) {
        begin.accept(play);
    }

    /** What those who have this task enter; null when nobody does it, or not yet. */
    Map<String, ?> answer(UndoPlay play, String elementId) {
        var usual = USUAL.getOrDefault(elementId, none -> null);
        return staff.answers().getOrDefault(elementId, usual).apply(play);
    }

    void meanwhile(UndoPlay play) {
        meanwhile.accept(play);
    }

    private record Staff(Map<String, Function<UndoPlay, Map<String, ?>>> answers) {
        Staff and(Staff other) {
            var all = new HashMap<>(answers);
            all.putAll(other.answers);
            return new Staff(all);
        }
    }

    private record Passing(String place, Duration time, Consumer<UndoPlay> before) implements Consumer<UndoPlay> {
        @Override
        public void accept(UndoPlay play) {
            before.accept(play);
            play.letPass(place, time);
        }
    }

    private static Staff staff(String elementId, Map<String, ?> answer) {
        return staff(elementId, play -> answer);
    }

    private static Staff staff(String elementId, Function<UndoPlay, Map<String, ?>> answer) {
        return new Staff(Map.of(elementId, answer));
    }

    private static Staff nobody(String elementId) {
        return staff(elementId, play -> null);
    }

    /** So much of the first line, and nothing of others. */
    private static Map<String, ?> picked(int quantity) {
        return Map.of("picked", List.of(Map.of("lineId", "1", "quantity", quantity)));
    }

    private static Consumer<UndoPlay> passing(String place, Duration time) {
        return passing(place, time, play -> {});
    }

    /** @param before what leads there */
    private static Consumer<UndoPlay> passing(String place, Duration time, Consumer<UndoPlay> before) {
        return new Passing(place, time, before);
    }
}
