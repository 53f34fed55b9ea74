package io.pontual.integrations.shipping;

import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.integrations.shipping.GalpaoApi.Confirmation;
import io.pontual.integrations.shipping.GalpaoApi.Order;
import io.pontual.integrations.shipping.GalpaoApi.OrderType;
import io.pontual.processes.shipping.WarehouseCommand;
import io.pontual.processes.shipping.WarehouseEvent;
import java.math.BigDecimal;
import java.util.List;

/** Between our words and Galpão's. */
final class GalpaoTranslation {
    private GalpaoTranslation() {}

    static Order order(WarehouseCommand command) {
        var type =
                switch (command.kind()) {
                    case RELEASE -> OrderType.NEW;
                    case CLOSE -> OrderType.CLOSED;
                    case RECALL -> OrderType.CANCELLED;
                };
        return new Order(
                command.commandId(),
                type,
                command.fulfilmentId(),
                command.nodeId(),
                command.orderId(),
                type == OrderType.CANCELLED ? null : items(command),
                command.dueAt());
    }

    private static GalpaoApi.Gift gift(WarehouseCommand command, String lineId) {
        return command.gifts() == null
                ? null
                : command.gifts().stream()
                        .filter(gift -> gift.lineId().equals(lineId))
                        .map(gift -> new GalpaoApi.Gift(gift.message()))
                        .findFirst()
                        .orElse(null);
    }

    private static List<GalpaoApi.Item> items(WarehouseCommand command) {
        return command.lines().stream()
                .map(line -> new GalpaoApi.Item(
                        line.lineId(),
                        line.sku(),
                        command.kind() == WarehouseCommand.Kind.RELEASE ? line.description() : null,
                        line.quantity(),
                        gift(command, line.lineId())))
                .toList();
    }

    /** @throws MalformedMessage when the confirmation lacks what its type needs */
    static WarehouseEvent event(Confirmation said) {
        var kind =
                switch (said.tipo()) {
                    case TAKEN_ON -> WarehouseEvent.Kind.TAKEN_ON;
                    case REFUSED -> WarehouseEvent.Kind.REFUSED;
                    case PICKED -> WarehouseEvent.Kind.PICKED;
                    case SHORT -> WarehouseEvent.Kind.SHORT;
                    case PACKED -> WarehouseEvent.Kind.PACKED;
                    case SENT_OFF -> WarehouseEvent.Kind.HANDED_TO_CARRIER;
                };
        var gone = kind == WarehouseEvent.Kind.HANDED_TO_CARRIER;
        return new WarehouseEvent(
                // Another warehouse system may number its confirmations alike.
                "galpao:" + said.id(),
                said.ordem(),
                said.armazem(),
                kind,
                lines(said, kind),
                parcel(said, kind),
                kind == WarehouseEvent.Kind.REFUSED ? said.motivo() : null,
                gone ? said.transportadora() : null,
                gone ? said.rastreio() : null,
                said.quando().toInstant());
    }

    private static List<WarehouseEvent.Line> lines(Confirmation said, WarehouseEvent.Kind kind) {
        return switch (kind) {
            case TAKEN_ON, REFUSED, HANDED_TO_CARRIER -> List.of();
            case PICKED, SHORT, PACKED -> {
                if (said.itens() == null || said.itens().isEmpty()) {
                    throw lacks(said, "which goods (itens)");
                }
                yield said.itens().stream()
                        .map(units -> new WarehouseEvent.Line(
                                units.linha(),
                                units.quantidade(),
                                kind == WarehouseEvent.Kind.SHORT ? units.motivo() : null))
                        .toList();
            }
        };
    }

    private static WarehouseEvent.Parcel parcel(Confirmation said, WarehouseEvent.Kind kind) {
        var packed = kind == WarehouseEvent.Kind.PACKED;
        if (!packed && kind != WarehouseEvent.Kind.HANDED_TO_CARRIER) {
            return null;
        }
        var volume = said.volume();
        if (volume == null) {
            throw lacks(said, "which parcel (volume)");
        }
        if (packed && volume.pesoGramas() == null) {
            throw lacks(said, "what the parcel weighs (pesoGramas)");
        }
        return packed
                ? new WarehouseEvent.Parcel(
                        volume.numero(),
                        whole(volume.pesoGramas()),
                        whole(volume.comprimentoMm()),
                        whole(volume.larguraMm()),
                        whole(volume.alturaMm()))
                : new WarehouseEvent.Parcel(volume.numero(), null, null, null, null);
    }

    private static Integer whole(BigDecimal value) {
        return value == null ? null : value.intValueExact();
    }

    private static MalformedMessage lacks(Confirmation said, String what) {
        return new MalformedMessage(
                "Galpão's confirmation " + said.id() + " of type " + said.tipo() + " does not say " + what);
    }
}
