package io.pontual.workers.inventory;

import io.pontual.processes.inventory.ReceiveTransfer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What arrived of a transfer. @param lines a line that is not named did not arrive */
record TransferReceipt(@NotNull @Size(max = 200) List<@NotNull @Valid Line> lines) {
    /** @param received units that can be sold @param damaged units that cannot; what is neither is written off */
    record Line(
            @NotBlank String lineId,
            @NotNull @PositiveOrZero Integer received,
            @NotNull @PositiveOrZero Integer damaged) {}

    List<ReceiveTransfer.Arrived> arrived() {
        return lines.stream()
                .map(line -> new ReceiveTransfer.Arrived(line.lineId(), line.received(), line.damaged()))
                .toList();
    }
}
