package io.pontual.integrations.pickup;

import io.pontual.integrations.pickup.BalcaoApi.Event;
import io.pontual.integrations.pickup.BalcaoApi.Item;
import io.pontual.integrations.pickup.BalcaoApi.Parked;
import io.pontual.integrations.pickup.BalcaoApi.Picked;
import io.pontual.integrations.pickup.BalcaoApi.Request;
import io.pontual.integrations.pickup.BalcaoApi.RequestType;
import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.processes.CardNumbers;
import io.pontual.processes.inventory.ReceiveTransfer;
import io.pontual.processes.inventory.TransferCommand;
import io.pontual.processes.inventory.TransferEvent;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.GiftWrap;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.pickup.HandOver;
import io.pontual.processes.pickup.StoreCommand;
import io.pontual.processes.pickup.StoreEvent;
import io.pontual.processes.pickup.StoreEvent.Kind;
import io.pontual.processes.shipping.LabelledParcel;
import io.pontual.processes.shipping.PackedParcel;
import io.pontual.processes.shipping.ShipmentCommand;
import io.pontual.processes.shipping.ShipmentEvent;
import java.util.List;

/** Between our words and Balcão's. */
final class BalcaoTranslation {
    private BalcaoTranslation() {}

    static Request request(StoreCommand command) {
        var offer = command.kind() == StoreCommand.Kind.OFFER;
        var curbside = command.curbside();
        return new Request(
                command.commandId(),
                type(command.kind()),
                command.fulfilmentId(),
                command.nodeId(),
                command.orderId(),
                offer ? items(command.lines(), command.gifts()) : null,
                offer ? command.dueAt() : null,
                null,
                null,
                offer ? null : command.dueAt(),
                curbside == null ? null : new Parked(curbside.bay(), curbside.vehicle()),
                null,
                command.amountDue() == null
                        ? null
                        : new BalcaoApi.Due(
                                command.amountDue().amount(),
                                command.amountDue().currency()),
                command.pickFrom(),
                command.reason(),
                command.locker());
    }

    static Request request(ShipmentCommand command) {
        var offer = command.kind() == ShipmentCommand.Kind.OFFER;
        return new Request(
                command.commandId(),
                switch (command.kind()) {
                    case OFFER -> RequestType.NEW_ORDER;
                    case PICK -> RequestType.PICK;
                    case PICK_REFUSED -> RequestType.PICK_REFUSED;
                    case RECALL -> RequestType.ORDER_CANCELLED;
                    case LABELLED -> RequestType.LABELS_READY;
                },
                command.fulfilmentId(),
                command.nodeId(),
                command.orderId(),
                offer ? items(command.lines(), command.gifts()) : null,
                offer ? command.dueAt() : null,
                BalcaoApi.Mode.DELIVERY,
                null,
                null,
                null,
                command.parcels() == null ? null : volumes(command.parcels()),
                null,
                command.pickFrom(),
                command.reason(),
                null);
    }

    static Request request(TransferCommand command) {
        var recall = command.kind() == TransferCommand.Kind.RECALL;
        return new Request(
                command.commandId(),
                recall ? RequestType.ORDER_CANCELLED : RequestType.NEW_ORDER,
                command.transferId(),
                command.nodeId(),
                command.orderId(),
                recall ? null : items(command.lines(), null),
                command.dueAt(),
                command.kind() == TransferCommand.Kind.EXPECT
                        ? BalcaoApi.Mode.TRANSFER_IN
                        : BalcaoApi.Mode.TRANSFER_OUT,
                command.otherNodeId(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** @throws MalformedMessage when the event lacks what its type needs, or is none of goods between stores */
    static TransferEvent transferEvent(Event event) {
        var kind =
                switch (event.tipo()) {
                    case SENT_OFF -> TransferEvent.Kind.DISPATCHED;
                    case RECEIVED -> TransferEvent.Kind.RECEIVED;
                    default -> throw misplaced(event);
                };
        if (event.separados() == null) {
            throw new MalformedMessage("Balcão's event " + event.id() + " does not say which goods (separados)");
        }
        return new TransferEvent(
                "balcao:" + event.id(),
                event.comanda(),
                event.loja(),
                kind,
                event.separados().stream()
                        .map(line -> new ReceiveTransfer.Arrived(
                                line.linha(), line.quantidade(), line.avariadas() == null ? 0 : line.avariadas()))
                        .toList(),
                event.quando().toInstant());
    }

    /** @throws MalformedMessage when the event lacks what its type needs */
    static StoreEvent event(Event event) {
        var kind = kind(event);
        return new StoreEvent(
                // Another store system may number its events alike.
                "balcao:" + event.id(),
                event.comanda(),
                event.loja(),
                kind,
                kind == Kind.PICKED ? picked(event) : taken(event, kind),
                kind == Kind.COLLECTION_ATTEMPTED ? code(event) : null,
                kind == Kind.REJECTED ? CardNumbers.removedFrom(event.motivo()) : null,
                kind == Kind.STAGED ? CardNumbers.removedFrom(event.prateleira()) : null,
                event.quando().toInstant(),
                kind == Kind.COLLECTION_ATTEMPTED ? event.valorPago() : null,
                kind == Kind.COLLECTION_ATTEMPTED ? CardNumbers.removedFrom(event.recibo()) : null,
                kind == Kind.COLLECTION_ATTEMPTED ? givenBack(event) : null,
                event.tipo() == BalcaoApi.EventType.IN_LOCKER ? compartment(event) : null,
                kind == Kind.EMPTIED ? event.emOrdem() : null);
    }

    private static StoreEvent.Compartment compartment(Event event) {
        if (event.armario() == null || event.porta() == null) {
            throw new MalformedMessage(
                    "Balcão's event " + event.id() + " says in a locker, but not where (armario, porta)");
        }
        return new StoreEvent.Compartment(event.armario(), event.porta());
    }

    private static List<HandOver.GivenBack> givenBack(Event event) {
        return event.devolvidos() == null
                ? null
                : event.devolvidos().stream()
                        .map(line -> new HandOver.GivenBack(
                                line.linha(), line.quantidade(), line.avariadas() == null ? 0 : line.avariadas()))
                        .toList();
    }

    private static RequestType type(StoreCommand.Kind kind) {
        return switch (kind) {
            case OFFER -> RequestType.NEW_ORDER;
            case PICK -> RequestType.PICK;
            case PICK_REFUSED -> RequestType.PICK_REFUSED;
            case LOCKER -> RequestType.LOCKER_WANTED;
            case READY -> RequestType.CUSTOMER_TOLD;
            case HANDOVER_REFUSED -> RequestType.COLLECTION_REFUSED;
            case HANDOVER_CONFIRMED -> RequestType.COLLECTION_CONFIRMED;
            case KEEP_LONGER -> RequestType.KEPT_LONGER;
            case CUSTOMER_ON_THE_WAY -> RequestType.CUSTOMER_ON_THE_WAY;
            case CUSTOMER_AT_CURB -> RequestType.CUSTOMER_AT_CURB;
            case RECALL -> RequestType.ORDER_CANCELLED;
        };
    }

    private static Kind kind(Event event) {
        return switch (event.tipo()) {
            case TAKEN_ON -> Kind.ACCEPTED;
            case REFUSED -> Kind.REJECTED;
            case PICKED -> Kind.PICKED;
            case ON_SHELF, IN_LOCKER -> Kind.STAGED;
            case DOOR_OPENED -> Kind.OPENED;
            case LOCKER_EMPTIED -> Kind.EMPTIED;
            case CUSTOMER_AT_COUNTER, CUSTOMER_AT_LOCKER -> Kind.COLLECTION_ATTEMPTED;
            case SENT_OFF, RECEIVED -> throw misplaced(event);
        };
    }

    /** @throws MalformedMessage when the event lacks what its type needs, or is none of goods that are sent */
    static ShipmentEvent shipmentEvent(Event event) {
        var kind =
                switch (event.tipo()) {
                    case TAKEN_ON -> ShipmentEvent.Kind.ACCEPTED;
                    case REFUSED -> ShipmentEvent.Kind.REJECTED;
                    case PICKED -> ShipmentEvent.Kind.PICKED;
                    case SENT_OFF -> ShipmentEvent.Kind.HANDED_TO_CARRIER;
                    case ON_SHELF,
                            IN_LOCKER,
                            CUSTOMER_AT_COUNTER,
                            CUSTOMER_AT_LOCKER,
                            DOOR_OPENED,
                            LOCKER_EMPTIED,
                            RECEIVED -> throw misplaced(event);
                };
        var gone = kind == ShipmentEvent.Kind.HANDED_TO_CARRIER;
        return new ShipmentEvent(
                "balcao:" + event.id(),
                event.comanda(),
                event.loja(),
                kind,
                kind == ShipmentEvent.Kind.PICKED ? picked(event) : List.of(),
                kind == ShipmentEvent.Kind.REJECTED ? CardNumbers.removedFrom(event.motivo()) : null,
                gone ? CardNumbers.removedFrom(event.transportadora()) : null,
                gone ? event.rastreio() : null,
                event.quando().toInstant(),
                event.volumes() == null
                        ? null
                        : event.volumes().stream()
                                .map(one ->
                                        new PackedParcel(one.gramas(), one.comprimento(), one.largura(), one.altura()))
                                .toList());
    }

    private static List<BalcaoApi.Volume> volumes(List<LabelledParcel> parcels) {
        return parcels.stream()
                .map(one -> new BalcaoApi.Volume(one.number(), one.parcelId(), one.carrier(), one.trackingCode()))
                .toList();
    }

    private static MalformedMessage misplaced(Event event) {
        return new MalformedMessage("Balcão's event " + event.id() + " of type " + event.tipo()
                + " does not fit how the goods get to the customer (modalidade " + event.modalidade() + ")");
    }

    /** @param gifts null for none */
    private static List<Item> items(List<FulfilmentPlan.Item> lines, List<GiftWrap> gifts) {
        var wraps = gifts == null ? List.<GiftWrap>of() : gifts;
        return lines.stream()
                .map(line -> new Item(
                        line.lineId(),
                        line.sku(),
                        line.description(),
                        line.quantity(),
                        wraps.stream()
                                .filter(gift -> gift.lineId().equals(line.lineId()))
                                .map(gift -> new BalcaoApi.Gift(gift.message()))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /** What the customer takes; empty for everything. */
    private static List<PickedLine> taken(Event event, Kind kind) {
        return kind != Kind.COLLECTION_ATTEMPTED || event.separados() == null
                ? List.of()
                : event.separados().stream().map(BalcaoTranslation::line).toList();
    }

    private static List<PickedLine> picked(Event event) {
        if (event.separados() == null || event.separados().isEmpty()) {
            throw new MalformedMessage("Balcão's event " + event.id() + " says picked, but not what (separados)");
        }
        return event.separados().stream().map(BalcaoTranslation::line).toList();
    }

    private static PickedLine line(Picked picked) {
        var instead = picked.substituto();
        return new PickedLine(
                picked.linha(),
                picked.quantidade(),
                picked.falta() == null ? null : picked.falta().reason(),
                instead == null ? null : instead.sku(),
                instead == null ? null : instead.quantidade(),
                picked.lido(),
                picked.embrulhado(),
                picked.numerosDeSerie());
    }

    private static String code(Event event) {
        if (event.codigo() == null || event.codigo().isBlank()) {
            throw new MalformedMessage("Balcão's event " + event.id() + " has a customer with a code, but no codigo");
        }
        return CardNumbers.removedFrom(event.codigo().strip());
    }
}
