package io.pontual.workers.care;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.IdempotentRequests;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Appointments", description = "Personal shoppers, and assembly at home.")
class AppointmentController {
    static final String APPOINTMENTS = "/api/v1/appointments";
    private static final String OF_ORDER = "/api/v1/orders/{orderId}/appointments";

    private final IdempotentRequests idempotent;
    private final AppointmentDesk desk;
    private final AppointmentProgress progress;
    private final AppointmentRepository appointments;
    private final Orders orders;

    AppointmentController(
            IdempotentRequests idempotent,
            AppointmentDesk desk,
            AppointmentProgress progress,
            AppointmentRepository appointments,
            Orders orders) {
        this.idempotent = idempotent;
        this.desk = desk;
        this.progress = progress;
        this.appointments = appointments;
        this.orders = orders;
    }

    @GetMapping("/api/v1/orders/{orderId}/appointment-options")
    @Operation(
            operationId = "readAppointmentOptions",
            summary = "See when a store has time",
            description = "Hours of the next two weeks that have a place; for an assembly, once the goods are there.")
    @ApiResponse(responseCode = "200", description = "The hours.")
    AppointmentView.Options options(
            @PathVariable UUID orderId,
            @Parameter(example = "shopper", description = "shopper or assembly.") @RequestParam String service,
            @Parameter(example = "sp-paulista") @RequestParam String nodeId,
            @Parameter(example = "L1", description = "Only for an assembly.") @RequestParam(required = false)
                    String lineId,
            @AuthenticationPrincipal ApiKey caller) {
        if (!List.of(Appointment.SHOPPER, Appointment.ASSEMBLY).contains(service)) {
            throw Problem.invalid("/service", "must be one of shopper, assembly");
        }
        return new AppointmentView.Options(service, nodeId, desk.options(orderId, service, nodeId, lineId, caller));
    }

    @PostMapping(path = OF_ORDER, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "bookAppointment",
            summary = "Book an appointment",
            description =
                    "Right after the order was placed, or later. Repeat the request with the same Idempotency-Key until it"
                            + " answers: it is carried out once.")
    @ApiResponse(responseCode = "202", description = "The appointment; the customer gets a mail.")
    ResponseEntity<AppointmentView> book(
            @PathVariable UUID orderId,
            @RequestBody @Valid AskAppointment wanted,
            @Parameter(description = "A value of your own; the same when you repeat the request.", required = true)
                    @RequestHeader(name = IdempotentRequests.HEADER, required = false)
                    String idempotencyKey,
            @AuthenticationPrincipal ApiKey caller,
            HttpServletRequest request) {
        return idempotent.required(
                idempotencyKey, request, wanted, AppointmentView.class, () -> ResponseEntity.accepted()
                        .body(view(desk.book(orderId, wanted, caller))));
    }

    @GetMapping(OF_ORDER)
    @Operation(operationId = "listAppointments", summary = "List the appointments of an order")
    @ApiResponse(responseCode = "200", description = "Oldest first.")
    AppointmentView.ListOf ofOrder(@PathVariable UUID orderId, @AuthenticationPrincipal ApiKey caller) {
        try {
            caller.requireChannel(orders.facts(orderId).channel());
        } catch (NoSuchElementException unknown) {
            throw Problem.notFound("order", orderId);
        }
        return new AppointmentView.ListOf(
                appointments.ofOrder(orderId).stream().map(AppointmentView::of).toList());
    }

    @GetMapping(APPOINTMENTS + "/{appointmentId}")
    @Operation(operationId = "readAppointment", summary = "Read an appointment")
    @ApiResponse(responseCode = "200", description = "Where it stands.")
    AppointmentView read(@PathVariable UUID appointmentId, @AuthenticationPrincipal ApiKey caller) {
        var one = find(appointmentId);
        caller.requireChannel(orders.facts(one.orderId()).channel());
        return AppointmentView.of(one);
    }

    @PutMapping(path = APPOINTMENTS + "/{appointmentId}/slot", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "moveAppointment",
            summary = "Choose another hour",
            description = "Until it has ended: its hour has a place again. To the same hour again changes nothing.")
    @ApiResponse(responseCode = "200", description = "The appointment.")
    AppointmentView move(
            @PathVariable UUID appointmentId,
            @RequestBody @Valid AppointmentView.Move wanted,
            @AuthenticationPrincipal ApiKey caller) {
        desk.move(appointmentId, wanted.slotAt(), caller);
        return view(appointmentId);
    }

    @PostMapping(APPOINTMENTS + "/{appointmentId}/cancellation")
    @Operation(
            operationId = "cancelAppointment",
            summary = "Call an appointment off",
            description = "Until it has ended: its hour has a place again. Again changes nothing.")
    @ApiResponse(responseCode = "200", description = "The appointment.")
    AppointmentView cancel(@PathVariable UUID appointmentId, @AuthenticationPrincipal ApiKey caller) {
        desk.cancel(appointmentId, caller);
        return view(appointmentId);
    }

    @GetMapping(APPOINTMENTS + "/{appointmentId}/visit")
    @Operation(
            operationId = "readVisit",
            summary = "Where staff have to go",
            description = "It names the customer: read it when you go, and keep no copy.")
    @ApiResponse(responseCode = "200", description = "When, and for an assembly where.")
    ResponseEntity<AppointmentView.Visit> visit(@PathVariable UUID appointmentId) {
        var one = find(appointmentId);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(AppointmentView.Visit.of(one, progress.whereTo(one).orElse(null)));
    }

    private Appointment find(UUID appointmentId) {
        return appointments.find(appointmentId).orElseThrow(() -> Problem.notFound("appointment", appointmentId));
    }

    private AppointmentView view(UUID appointmentId) {
        return AppointmentView.of(find(appointmentId));
    }
}
