package io.pontual.workers.ordering;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.picking.contract.SubstituteOffers;
import io.pontual.workers.platform.web.Problem;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Questions whether something else will do, in the words of all questions to the customer. */
@Component
class SubstituteChoices {
    static final String TAKE = "substitute";
    static final String REFUSE = "no-substitute";

    private final OrderReadRepository orders;
    private final SubstituteOffers offers;

    SubstituteChoices(OrderReadRepository orders, SubstituteOffers offers) {
        this.orders = orders;
        this.offers = offers;
    }

    List<ChoiceView> of(UUID orderId) {
        return offers.ofOrder(orderId).stream()
                .map(offer -> view(orderId, offer))
                .toList();
    }

    boolean isAsked(UUID orderId, UUID choiceId) {
        return offers.ofOrder(orderId).stream()
                .anyMatch(offer -> offer.substitutionId().equals(choiceId));
    }

    /** @throws Problem 400 for an unknown option or a needless address, 409 when something else holds already */
    ChoiceView answer(UUID orderId, UUID choiceId, AnswerChoice answer) {
        if (!List.of(TAKE, REFUSE).contains(answer.option())) {
            throw Problem.invalid("/option", "must be one of " + TAKE + ", " + REFUSE);
        }
        if (answer.address() != null) {
            throw Problem.invalid("/address", "must be left away unless the goods are sent");
        }
        var take = answer.option().equals(TAKE);
        var now = choose(orderId, choiceId, take);
        if (!now.status().equals("ANSWERED") || now.taken() != take) {
            throw Problem.conflict("choice-closed", whatHappened(now));
        }
        return view(orderId, now);
    }

    private SubstituteOffers.Offer choose(UUID orderId, UUID choiceId, boolean take) {
        try {
            return offers.answer(orderId, choiceId, take);
        } catch (NoSuchElementException gone) {
            throw Problem.notFound("choice", choiceId);
        }
    }

    private static String whatHappened(SubstituteOffers.Offer offer) {
        return switch (offer.status()) {
            case "ANSWERED" ->
                "It was answered with " + option(offer.taken()) + " at " + offer.endedAt()
                        + ". What was taken can be given back in the store.";
            case "WITHDRAWN" -> "The order has ended.";
            default ->
                "The deadline passed at " + offer.answerDueAt() + "; " + option(offer.takenWithoutAnswer())
                        + " is carried out.";
        };
    }

    private static String option(boolean taken) {
        return taken ? TAKE : REFUSE;
    }

    private ChoiceView view(UUID orderId, SubstituteOffers.Offer offer) {
        var missing = orders.lines(orderId).stream()
                .filter(line -> line.lineId().equals(offer.lineId()))
                .map(line -> item(line, offer.quantity()))
                .toList();
        var instead = new ChoiceView.Substitute(offer.sku(), offer.description(), offer.quantity(), offer.unitPrice());
        return new ChoiceView(
                offer.substitutionId(),
                offer.status(),
                missing,
                List.of(
                        new ChoiceView.Option(TAKE, TAKE, null, null, null, instead),
                        new ChoiceView.Option(REFUSE, REFUSE, null, null, null, null)),
                option(offer.takenWithoutAnswer()),
                offer.taken() == null ? null : option(offer.taken()),
                false,
                offer.askedAt(),
                offer.answerDueAt(),
                offer.endedAt());
    }

    private static FulfilmentPlan.Item item(Orders.Line line, int quantity) {
        return new FulfilmentPlan.Item(line.lineId(), line.sku(), line.description(), quantity);
    }
}
