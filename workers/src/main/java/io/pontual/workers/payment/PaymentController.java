package io.pontual.workers.payment;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/orders/{orderId}/payments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders", description = "Place an order, follow it, cancel it.")
class PaymentController {
    private final Orders orders;
    private final IssuedPayments payments;

    PaymentController(Orders orders, IssuedPayments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    @PostMapping("/{paymentId}/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "requestPaymentCode",
            summary = "Ask for a new PIX code, boleto or account to pay to",
            description = "Only while the payment is ISSUED, and so often as the policy of the shop allows. The new one"
                    + " has its own due date, shows with the order's payments and is sent to the customer; the one"
                    + " before must not be paid any more. Repeatable: until it is there, asking again changes nothing.")
    @ApiResponse(responseCode = "202", description = "It is being asked for.")
    void requestCode(@PathVariable UUID orderId, @PathVariable UUID paymentId, @AuthenticationPrincipal ApiKey caller) {
        caller.requireChannel(channel(orderId));
        payments.requestNewCode(orderId, paymentId);
    }

    private String channel(UUID orderId) {
        try {
            return orders.facts(orderId).channel();
        } catch (NoSuchElementException unknown) {
            throw Problem.notFound("order", orderId);
        }
    }
}
