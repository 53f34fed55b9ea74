package io.pontual.workers.ordering;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.sourcing.contract.Choices;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the customer is asked, and the answers. An address that comes with an answer stays in ordering. */
@Service
class OrderChoices {
    private static final String SHIP = "ship";

    private final OrderReadRepository orders;
    private final OrderRepository repository;
    private final Choices choices;
    private final SubstituteChoices substitutes;
    private final Catalogue catalogue;

    OrderChoices(
            OrderReadRepository orders,
            OrderRepository repository,
            Choices choices,
            SubstituteChoices substitutes,
            Catalogue catalogue) {
        this.orders = orders;
        this.repository = repository;
        this.choices = choices;
        this.substitutes = substitutes;
        this.catalogue = catalogue;
    }

    /** @throws Problem 404 when there is no such order, 403 for another channel's */
    @Transactional(readOnly = true)
    public List<ChoiceView> of(UUID orderId, ApiKey caller) {
        requireOrder(orderId, caller);
        return Stream.concat(
                        choices.ofOrder(orderId).stream().map(choice -> view(orderId, choice)),
                        substitutes.of(orderId).stream())
                .sorted(Comparator.comparing(ChoiceView::askedAt))
                .toList();
    }

    /**
     * Repeatable: the same answer again changes nothing.
     *
     * @throws Problem 404, 403, 400 for an unknown option or a missing address, 409 when something else holds already
     */
    @Transactional
    public ChoiceView answer(UUID orderId, UUID choiceId, AnswerChoice answer, ApiKey caller) {
        var status = requireOrder(orderId, caller);
        if (substitutes.isAsked(orderId, choiceId)) {
            return substitutes.answer(orderId, choiceId, answer);
        }
        var question = choices.ofOrder(orderId).stream()
                .filter(choice -> choice.choiceId().equals(choiceId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("choice", choiceId));
        var option = question.options().stream()
                .filter(one -> one.optionId().equals(answer.option()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "/option",
                        "must be one of "
                                + question.options().stream()
                                        .map(Choices.Option::optionId)
                                        .collect(Collectors.joining(", "))));
        var address = address(orderId, option, answer.address());
        var now = choose(orderId, choiceId, option.optionId());
        if (!now.status().equals("ANSWERED") || !option.optionId().equals(now.chosenOption())) {
            throw Problem.conflict("choice-closed", whatHappened(status, now));
        }
        address.ifPresent(given -> repository.putAddress(orderId, given));
        return view(orderId, now);
    }

    private Choices.Choice choose(UUID orderId, UUID choiceId, String optionId) {
        try {
            return choices.answer(orderId, choiceId, optionId);
        } catch (NoSuchElementException gone) {
            throw Problem.notFound("choice", choiceId);
        }
    }

    /** @return what is to be stored with the answer; empty when the order has one, or needs none */
    private Optional<Address> address(UUID orderId, Choices.Option option, Address given) {
        if (!option.kind().equals(SHIP)) {
            if (given != null) {
                throw Problem.invalid("/address", "must be left away unless the goods are sent");
            }
            return Optional.empty();
        }
        if (orders.address(orderId).isPresent()) {
            return Optional.empty();
        }
        if (given == null) {
            throw Problem.invalid("/address", "is required for ship; say where to send the goods");
        }
        if (!PostalCodes.belongsTo(given.postalCode(), given.state())) {
            throw Problem.invalid(
                    "/address/state",
                    given.state() + " has no CEP " + given.postalCode() + "; correct the state or the postalCode");
        }
        return Optional.of(given);
    }

    private static String whatHappened(OrderStatus order, Choices.Choice choice) {
        var cancelled = order == OrderStatus.CANCELLING || order == OrderStatus.CANCELLED;
        return switch (choice.status()) {
            case "ANSWERED" ->
                "It was answered with " + choice.chosenOption() + " at " + choice.endedAt()
                        + ". Offer the customer to cancel the order, or a return.";
            case "DEFAULTED" ->
                "The deadline passed at " + choice.answerDueAt() + " and " + choice.chosenOption()
                        + " was carried out.";
            default ->
                cancelled
                        ? "The order was cancelled."
                        : "The deadline passed at " + choice.answerDueAt() + "; " + choice.defaultOption()
                                + " is being carried out.";
        };
    }

    private ChoiceView view(UUID orderId, Choices.Choice choice) {
        var options = choice.options().stream()
                .map(option -> {
                    var node = Optional.ofNullable(option.nodeId()).flatMap(catalogue::node);
                    return new ChoiceView.Option(
                            option.optionId(),
                            option.kind(),
                            option.nodeId(),
                            node.map(Catalogue.Node::name).orElse(null),
                            node.map(Catalogue.Node::city).orElse(null),
                            null);
                })
                .toList();
        return ChoiceView.of(choice, options, orders.address(orderId).isEmpty());
    }

    private OrderStatus requireOrder(UUID orderId, ApiKey caller) {
        var head = orders.head(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        caller.requireChannel(head.channel());
        return head.status();
    }
}
