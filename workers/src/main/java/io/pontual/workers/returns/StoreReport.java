package io.pontual.workers.returns;

import io.pontual.processes.returns.RecordInspection;
import io.pontual.processes.returns.RecordReceipt;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/** What stores say of a return over the API, as their staff do in tasks. */
final class StoreReport {
    private static final String MISSING = "is required";
    private static final String ID = "^[\\x21-\\x7e]{1,64}$";
    private static final String ID_MESSAGE = "must have 1 to 64 visible ASCII characters";
    private static final String PHOTO = "^[\\x21-\\x7e]{1,200}$";
    private static final String PHOTO_MESSAGE = "must have 1 to 200 visible ASCII characters";
    private static final String UNITS = "must be a whole number from 0 to 9999";

    private StoreReport() {}

    @Schema(name = "ReturnArrival", description = "The customer is here with the goods.")
    record Arrival(
            @NotNull(message = MISSING)
                    @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(description = "The store.", example = "sp-pinheiros")
                    String nodeId,
            @Pattern(regexp = "^[0-9 ]{1,20}$", message = "must be the digits that the customer shows")
                    @Schema(
                            description =
                                    "From the customer's mail. Only a key with the scope operate may leave it away,"
                                            + " when somebody made sure otherwise.",
                            example = "246810")
                    String code) {
        /** Leaves the code out, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Arrival[nodeId=" + nodeId + "]";
        }
    }

    @Schema(name = "ReturnReceipt", description = "What of the return really came.")
    record Receipt(
            @NotNull(message = MISSING)
                    @NotEmpty(message = "must have at least one line")
                    @Size(max = 200, message = "may have up to 200 lines")
                    List<@NotNull(message = MISSING) @Valid Line> lines) {

        @Schema(name = "ReturnReceiptLine")
        record Line(
                @NotNull(message = MISSING) @Pattern(regexp = ID, message = ID_MESSAGE) String lineId,
                @NotNull(message = MISSING)
                        @Min(value = 0, message = UNITS)
                        @Max(value = 9999, message = UNITS)
                        @Schema(description = "Units that were to come and are here.")
                        Integer quantity,
                @Min(value = 0, message = UNITS)
                        @Max(value = 9999, message = UNITS)
                        @Schema(description = "Units of something else that came in their place.", defaultValue = "0")
                        Integer wrong,
                @Size(max = 10, message = "may have up to 10 photos")
                        @Schema(description = "References to photos that you keep.")
                        List<@NotNull(message = MISSING) @Pattern(regexp = PHOTO, message = PHOTO_MESSAGE) String>
                                photos,
                @Size(max = 999, message = "may have up to 999 serial numbers")
                        @Schema(
                                description =
                                        "Scanned from the units of quantity; required when they were recorded as they"
                                                + " were sold. A unit with another number counts as something else.")
                        List<@NotNull(message = MISSING) @Pattern(regexp = ID, message = ID_MESSAGE) String> serials) {
            Line {
                wrong = Objects.requireNonNullElse(wrong, 0);
                photos = Objects.requireNonNullElse(photos, List.of());
                serials = Objects.requireNonNullElse(serials, List.of());
            }
        }

        List<RecordReceipt.Received> received() {
            return lines.stream()
                    .map(line -> new RecordReceipt.Received(
                            line.lineId(), line.quantity(), line.wrong(), line.photos(), line.serials()))
                    .toList();
        }
    }

    @Schema(name = "ReturnInspection", description = "What the goods are like.")
    record Inspection(
            @NotNull(message = MISSING)
                    @NotEmpty(message = "must have at least one line")
                    @Size(max = 200, message = "may have up to 200 lines")
                    List<@NotNull(message = MISSING) @Valid Line> lines) {

        @Schema(name = "ReturnInspectionLine", description = "Units of each grade; together what was received.")
        record Line(
                @NotNull(message = MISSING) @Pattern(regexp = ID, message = ID_MESSAGE) String lineId,
                @Min(value = 0, message = UNITS) @Max(value = 9999, message = UNITS) Integer asNew,
                @Min(value = 0, message = UNITS) @Max(value = 9999, message = UNITS) Integer opened,
                @Min(value = 0, message = UNITS) @Max(value = 9999, message = UNITS) Integer used,
                @Min(value = 0, message = UNITS) @Max(value = 9999, message = UNITS) Integer damaged,
                @Min(value = 0, message = UNITS) @Max(value = 9999, message = UNITS) Integer unusable,
                @Size(max = 10, message = "may have up to 10 photos")
                        @Schema(description = "References to photos that you keep.")
                        List<@NotNull(message = MISSING) @Pattern(regexp = PHOTO, message = PHOTO_MESSAGE) String>
                                photos) {
            Line {
                photos = Objects.requireNonNullElse(photos, List.of());
            }
        }

        List<RecordInspection.Graded> graded() {
            return lines.stream()
                    .map(line -> new RecordInspection.Graded(
                            line.lineId(),
                            units(line.asNew()),
                            units(line.opened()),
                            units(line.used()),
                            units(line.damaged()),
                            units(line.unusable()),
                            line.photos()))
                    .toList();
        }

        private static int units(Integer given) {
            return Objects.requireNonNullElse(given, 0);
        }
    }
}
