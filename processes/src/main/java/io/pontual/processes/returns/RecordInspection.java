package io.pontual.processes.returns;

import io.pontual.processes.inventory.RestockReturn;
import java.util.List;
import java.util.UUID;

/** Job {@code returns.record-inspection}: what returned goods are like and what becomes of them, once. */
public final class RecordInspection {
    private RecordInspection() {}

    public record Input(UUID returnId, List<Graded> inspected) {}

    /** Units of each grade; they add up to what was received of the line. */
    public record Graded(
            String lineId, int asNew, int opened, int used, int damaged, int unusable, List<String> photos) {
        public Graded {
            photos = photos == null ? List.of() : List.copyOf(photos);
        }

        /** Without photos. */
        public Graded(String lineId, int asNew, int opened, int used, int damaged, int unusable) {
            this(lineId, asNew, opened, used, damaged, unusable, List.of());
        }
    }

    /** @param differs whether something else or fewer came, or they are worse than as new */
    public record Output(List<RestockReturn.Item> dispositions, boolean differs) {}
}
