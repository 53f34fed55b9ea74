package io.pontual.integrations.shipping;

import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.GiftWrap;
import io.pontual.processes.shipping.WarehouseCommand;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * Files of orders for Armazém Sul, one order in each. Records end with a line feed and have fixed columns; see
 * bpmn-docs/shipping.md.
 */
final class ArmazemSulOrders {
    private ArmazemSulOrders() {}

    /** The same for every copy of the command. */
    static String fileName(WarehouseCommand command) {
        return "ORD-" + command.kind() + "-" + command.fulfilmentId() + ".txt";
    }

    /** @throws MalformedMessage when something has no room in its column */
    static String write(WarehouseCommand command, Instant now) {
        // Names itself after the command, so that the warehouse knows a copy.
        var fileId = UUID.nameUUIDFromBytes(command.commandId().getBytes(StandardCharsets.UTF_8));
        var lines = command.kind() == WarehouseCommand.Kind.RECALL ? List.<FulfilmentPlan.Item>of() : command.lines();
        var text = new StringBuilder();
        text.append("H")
                .append(ArmazemSulFile.HEADER)
                .append("ORD")
                .append(fileId)
                .append(ArmazemSulFile.time(now))
                .append('\n');
        text.append("O")
                .append(kind(command.kind()))
                .append(command.fulfilmentId())
                .append(column(command.nodeId(), ArmazemSulFile.NODE))
                .append(column(due(command), ArmazemSulFile.TIME))
                .append('\n');
        for (var line : lines) {
            text.append("L")
                    .append(column(line.lineId(), ArmazemSulFile.LINE))
                    .append(column(line.sku(), ArmazemSulFile.SKU))
                    .append(String.format("%0" + ArmazemSulFile.UNITS + "d", line.quantity()))
                    .append('\n');
        }
        var gifts = command.gifts() == null ? List.<GiftWrap>of() : command.gifts();
        for (var gift : gifts) {
            text.append("G")
                    .append(column(gift.lineId(), ArmazemSulFile.LINE))
                    .append(column(plain(gift.message()), ArmazemSulFile.MESSAGE))
                    .append('\n');
        }
        var units = lines.stream().mapToLong(FulfilmentPlan.Item::quantity).sum();
        return text + ArmazemSulFile.trailer(text.toString(), lines.size() + gifts.size() + 1, units);
    }

    private static char kind(WarehouseCommand.Kind kind) {
        return switch (kind) {
            case RELEASE -> 'N';
            case CLOSE -> 'E';
            case RECALL -> 'C';
        };
    }

    private static String due(WarehouseCommand command) {
        return command.dueAt() == null
                ? ""
                : ArmazemSulFile.time(OffsetDateTime.parse(command.dueAt()).toInstant());
    }

    /** The file's alphabet is ASCII: letters lose their accents, and what has none like it becomes a question mark. */
    private static String plain(String message) {
        return message == null
                ? ""
                : Normalizer.normalize(message, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^ -~]", "?");
    }

    private static String column(String value, int width) {
        if (value.length() > width || !value.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new MalformedMessage("'" + value + "' has no room in a column of Armazém Sul's files");
        }
        return value + " ".repeat(width - value.length());
    }
}
