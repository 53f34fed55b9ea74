package io.pontual.workers.pickup;

import io.pontual.processes.CardNumbers;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.pickup.HandOver;
import io.pontual.workers.payment.contract.StorePayments;
import io.pontual.workers.payment.contract.StorePayments.Due;
import io.pontual.workers.platform.engine.BusinessError;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Goods that are to be paid at the counter are handed out only for what exactly they cost. */
@Component
class HandOverPayment {
    private static final int LONGEST_RECEIPT = 60;

    private final StorePayments counter;

    HandOverPayment(StorePayments counter) {
        this.counter = counter;
    }

    /** Why nothing is handed out, and what is to be paid first. */
    record Missing(Due due, String why) {
        BusinessError error(UUID fulfilmentId) {
            return new BusinessError(
                    ErrorCode.PICKUP_NOT_PAID,
                    "Fulfilment " + fulfilmentId + " is not handed over: " + why,
                    Map.of("amountDue", text(due), "paymentProblem", why));
        }
    }

    /** @return empty when nothing is to be paid, or it was paid: then it is written down, and the goods are charged */
    Optional<Missing> settle(HandOver.Input input, List<LineQuantity> taken) {
        var goods = taken.stream().filter(line -> line.quantity() > 0).toList();
        if (goods.isEmpty()) {
            // All of it was given back at once.
            return Optional.empty();
        }
        var due = counter.due(input.orderId(), input.fulfilmentId(), goods);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        var problem = problem(due.get(), input);
        if (problem == null) {
            counter.take(
                    input.orderId(),
                    input.fulfilmentId(),
                    goods,
                    input.paidAmount(),
                    input.receipt().strip());
        }
        return Optional.ofNullable(problem).map(why -> new Missing(due.get(), why));
    }

    private static String problem(Due due, HandOver.Input input) {
        var text = text(due);
        if (input.paidAmount() == null || input.paidAmount().signum() == 0) {
            return text + " is to be paid first.";
        }
        if (input.paidAmount().compareTo(due.amount()) != 0) {
            return "For what is taken " + text + " is due, not "
                    + input.paidAmount().toPlainString()
                    + ". Give back what is too much, or take what is missing, and enter " + text + ".";
        }
        var receipt = input.receipt() == null ? "" : input.receipt().strip();
        if (receipt.isEmpty() || receipt.length() > LONGEST_RECEIPT) {
            return text + " was paid; the number of the receipt is missing, or longer than " + LONGEST_RECEIPT
                    + " characters.";
        }
        if (CardNumbers.foundIn(receipt)) {
            return "The receipt number looks like the number of a card. Enter the number of the receipt.";
        }
        return null;
    }

    /** With the decimals of the currency. */
    static String text(Due due) {
        var decimals = Currency.getInstance(due.currency()).getDefaultFractionDigits();
        return due.amount().setScale(decimals, RoundingMode.HALF_UP).toPlainString() + " " + due.currency();
    }
}
