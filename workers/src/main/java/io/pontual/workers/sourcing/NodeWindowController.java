package io.pontual.workers.sourcing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.platform.web.Problem.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/nodes/{nodeId}/delivery-windows")
@PreAuthorize("hasAuthority('SCOPE_admin')")
@Tag(name = "sourcing")
class NodeWindowController {
    private static final String MISSING = "is required";
    private static final String CEP = "^\\d{5}-?\\d{3}$";
    private static final String CEP_MESSAGE = "must be a CEP of eight digits such as 01310-100";

    private final WindowBook book;

    NodeWindowController(WindowBook book) {
        this.book = book;
    }

    @Schema(name = "NodeWindows")
    record NodeWindows(
            @NotNull(message = MISSING) @Size(max = 50, message = "may be up to 50")
                    List<@NotNull(message = MISSING) @Valid NodeWindow> windows) {}

    /** @param withinMinutes null for a window between from and until @param orderBeforeMinutes null counts as two hours */
    @Schema(name = "NodeWindow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NodeWindow(
            @NotNull(message = MISSING)
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9-]{0,29}",
                            message = "must have 1 to 30 small letters, digits or hyphens")
                    @Schema(example = "manha")
                    String windowId,
            @NotNull(message = MISSING) @NotEmpty(message = "must name at least one day")
                    List<@NotNull(message = MISSING) DayOfWeek> weekdays,
            @NotNull(message = MISSING)
                    @JsonFormat(pattern = "HH:mm")
                    @Schema(
                            type = "string",
                            description = "By the clock of the node; of an express window, when orders are taken from.",
                            example = "09:00")
                    LocalTime from,
            @NotNull(message = MISSING) @JsonFormat(pattern = "HH:mm") @Schema(type = "string", example = "12:00")
                    LocalTime until,
            @Min(value = 30, message = "must be from 30 to 1440")
                    @Max(value = 1440, message = "must be from 30 to 1440")
                    @Schema(
                            description =
                                    "Makes it an express window: brought so many minutes after the order, which comes"
                                            + " between from and until.")
                    Integer withinMinutes,
            @Min(value = 0, message = "must be from 0 to 10080")
                    @Max(value = 10080, message = "must be from 0 to 10080")
                    @Schema(
                            description =
                                    "So many minutes before from orders are taken at the latest; not of an express"
                                            + " window.",
                            defaultValue = "120")
                    Integer orderBeforeMinutes,
            @NotNull(message = MISSING)
                    @Min(value = 1, message = "must be from 1 to 10000")
                    @Max(value = 10000, message = "must be from 1 to 10000")
                    @Schema(description = "Orders in each window; of an express window, on each day.", example = "8")
                    Integer places,
            @NotNull(message = MISSING)
                    @DecimalMin(value = "0", message = "must not be negative")
                    @DecimalMax(value = "99999", message = "must be up to 99999")
                    @Digits(integer = 5, fraction = 2, message = "may have up to two decimals")
                    @Schema(
                            description = "Of the delivery, in the order's currency; decimal string.",
                            example = "12.90")
                    BigDecimal price,
            @NotNull(message = MISSING)
                    @NotEmpty(message = "must name at least one range of postal codes")
                    @Size(max = 200, message = "may be up to 200")
                    @Schema(description = "Where it is brought to.")
                    List<@NotNull(message = MISSING) @Valid Area> postalCodes) {

        static NodeWindow of(DeliveryWindow window) {
            return new NodeWindow(
                    window.windowId(),
                    window.weekdays().stream().sorted().toList(),
                    window.from(),
                    window.until(),
                    window.isExpress() ? (Integer) (int) window.within().toMinutes() : null,
                    window.isExpress()
                            ? null
                            : (Integer) (int) window.orderBefore().toMinutes(),
                    window.places(),
                    window.price(),
                    window.area().stream()
                            .map(part -> new Area(part.from(), part.to()))
                            .toList());
        }

        DeliveryWindow at(String nodeId) {
            return new DeliveryWindow(
                    nodeId,
                    windowId,
                    EnumSet.copyOf(weekdays),
                    from,
                    until,
                    withinMinutes == null ? null : Duration.ofMinutes(withinMinutes),
                    Duration.ofMinutes(orderBeforeMinutes == null ? 120 : orderBeforeMinutes),
                    places,
                    price,
                    postalCodes.stream()
                            .map(part -> new DeliveryWindow.Area(digits(part.from()), digits(part.to())))
                            .toList());
        }
    }

    @Schema(name = "PostalCodeRange", description = "Both included.")
    record Area(
            @NotNull(message = MISSING) @Pattern(regexp = CEP, message = CEP_MESSAGE) @Schema(example = "69000-000")
                    String from,
            @NotNull(message = MISSING) @Pattern(regexp = CEP, message = CEP_MESSAGE) @Schema(example = "69099-999")
                    String to) {}

    @PutMapping
    @Operation(
            operationId = "putDeliveryWindows",
            summary = "Say when the courier of a node brings orders, all windows at once",
            description =
                    "Orders that have a place keep it with its time, also in a window that is not there any more.")
    public NodeWindows put(@PathVariable String nodeId, @Valid @RequestBody NodeWindows wanted) {
        var broken = broken(wanted.windows());
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken);
        }
        book.replace(
                nodeId,
                wanted.windows().stream().map(window -> window.at(nodeId)).toList());
        return get(nodeId);
    }

    @GetMapping
    @Operation(operationId = "getDeliveryWindows", summary = "When the courier of a node brings orders")
    public NodeWindows get(@PathVariable String nodeId) {
        return new NodeWindows(
                book.settings(nodeId).stream().map(NodeWindow::of).toList());
    }

    private static List<FieldError> broken(List<NodeWindow> windows) {
        var broken = new ArrayList<FieldError>();
        var ids = new HashSet<String>();
        for (int i = 0; i < windows.size(); i++) {
            var window = windows.get(i);
            var at = "/windows/" + i;
            if (!ids.add(window.windowId())) {
                broken.add(new FieldError(at + "/windowId", "is that of another window; give each one of its own"));
            }
            if (!window.from().isBefore(window.until())) {
                broken.add(new FieldError(at + "/until", "must be later than from, on the same day"));
            }
            if (window.withinMinutes() != null && window.orderBeforeMinutes() != null) {
                broken.add(new FieldError(
                        at + "/orderBeforeMinutes",
                        "must be left away with withinMinutes: express is ordered at once"));
            }
            for (int k = 0; k < window.postalCodes().size(); k++) {
                var part = window.postalCodes().get(k);
                if (digits(part.from()).compareTo(digits(part.to())) > 0) {
                    broken.add(new FieldError(at + "/postalCodes/" + k + "/to", "must not be less than from"));
                }
            }
        }
        return broken;
    }

    private static String digits(String postalCode) {
        return postalCode.replace("-", "");
    }
}
