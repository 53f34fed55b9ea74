package io.pontual.workers.sourcing;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.sourcing.AskCustomer;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.sourcing.contract.Choices;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the customer about lines that cannot be had as ordered. The database decides which answer came in time. */
@Service
class CustomerChoices implements Choices {
    private static final String NO_NODE = "UTC";

    private final Orders orders;
    private final Catalogue catalogue;
    private final ShortageRepository shortages;
    private final ChoiceRepository choices;
    private final WaysOut waysOut;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    CustomerChoices(
            Orders orders,
            Catalogue catalogue,
            ShortageRepository shortages,
            ChoiceRepository choices,
            WaysOut waysOut,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.shortages = shortages;
        this.choices = choices;
        this.waysOut = waysOut;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Asks once. */
    @Transactional
    public AskCustomer.Output ask(AskCustomer.Input input) {
        var shortage = shortages
                .find(input.fulfilmentId())
                .orElseThrow(() -> Shortages.unknown(input.orderId(), input.fulfilmentId()));
        var now = clock.instant();
        var options = waysOut.of(shortage);
        var choice = new io.pontual.workers.sourcing.Choice(
                Ids.next(),
                shortage.shortageId(),
                input.orderId(),
                orders.openForWork(input.orderId()) ? ChoiceStatus.OPEN : ChoiceStatus.WITHDRAWN,
                defaultOption(input, options),
                null,
                now,
                PolicyTimes.after(now, "answerWithin", input.answerWithin()),
                null,
                options);
        if (choice.status() == ChoiceStatus.OPEN && choices.insert(choice)) {
            timeline.record(input.orderId(), TimelineKind.CUSTOMER_ASKED, choice.choiceId(), Map.of());
        }
        var asked = choices.ofShortage(shortage.shortageId()).orElse(choice);
        return new AskCustomer.Output(asked.choiceId(), NodeTime.iso(asked.answerDueAt(), zone(shortage)));
    }

    /** A default that needs an address, of a customer who gave none, cannot be carried out. */
    private String defaultOption(AskCustomer.Input input, List<ChoiceOption> options) {
        var wanted = options.stream()
                .filter(option -> option.optionId().equals(input.defaultOption()))
                .filter(option -> option.kind() != ChoiceOption.Kind.SHIP
                        || orders.facts(input.orderId()).destination() != null)
                .findFirst();
        return wanted.orElse(ChoiceOption.CANCEL).optionId();
    }

    /** @return the kind of what holds: the answer that came in time, else the default */
    @Transactional
    public String close(UUID orderId, UUID choiceId) {
        var choice = choices.lock(choiceId).orElse(null);
        if (choice == null) {
            if (orders.openForWork(orderId)) {
                throw new NeedsOperator("Order " + orderId + " has no question " + choiceId
                        + ". Cancel this process instance if the order has ended.");
            }
            return ChoiceOption.Kind.CANCEL.code();
        }
        if (choice.status() == ChoiceStatus.OPEN) {
            choices.end(choiceId, choice.status().become(ChoiceStatus.DEFAULTED), choice.defaultOption());
            timeline.record(
                    orderId,
                    TimelineKind.CHOICE_DEFAULTED,
                    choiceId,
                    Map.of("option", kind(choice, choice.defaultOption())));
            return kind(choice, choice.defaultOption());
        }
        return choice.chosenOption() == null ? ChoiceOption.Kind.CANCEL.code() : kind(choice, choice.chosenOption());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Choices.Choice answer(UUID orderId, UUID choiceId, String optionId) {
        var mayWork = orders.openForWork(orderId);
        var choice = choices.lock(choiceId)
                .filter(found -> found.orderId().equals(orderId))
                .orElseThrow(() -> new NoSuchElementException("question " + choiceId));
        var option = choice.option(optionId).orElseThrow(() -> new NoSuchElementException("option " + optionId));
        var inTime = clock.instant().isBefore(choice.answerDueAt());
        if (choice.status() == ChoiceStatus.OPEN && inTime && mayWork) {
            choices.end(choiceId, choice.status().become(ChoiceStatus.ANSWERED), optionId);
            timeline.record(
                    orderId,
                    TimelineKind.CUSTOMER_CHOSE,
                    choiceId,
                    Map.of("option", option.kind().code()));
            outbox.publish(MessageName.SOURCING_CUSTOMER_CHOSE, choiceId.toString(), "choice:" + choiceId, Map.of());
        }
        return choices.lock(choiceId).map(this::shown).orElseThrow();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Choices.Choice> ofOrder(UUID orderId) {
        return choices.ofOrder(orderId).stream().map(this::shown).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Choices.Choice> ofShortage(UUID shortageId) {
        return choices.ofShortage(shortageId).map(this::shown);
    }

    @Override
    @Transactional(readOnly = true)
    public List<FulfilmentPlan.Item> missing(UUID shortageId) {
        return shortages.find(shortageId).map(Shortage::items).orElse(List.of());
    }

    private Choices.Choice shown(io.pontual.workers.sourcing.Choice choice) {
        return new Choices.Choice(
                choice.choiceId(),
                choice.shortageId(),
                choice.status().name(),
                missing(choice.shortageId()),
                choice.options().stream()
                        .map(option ->
                                new Option(option.optionId(), option.kind().code(), option.nodeId()))
                        .toList(),
                choice.defaultOption(),
                choice.chosenOption(),
                choice.askedAt(),
                choice.answerDueAt(),
                choice.endedAt());
    }

    private static String kind(io.pontual.workers.sourcing.Choice choice, String optionId) {
        return choice.option(optionId).orElse(ChoiceOption.CANCEL).kind().code();
    }

    private String zone(Shortage shortage) {
        return shortage.nodeId() == null
                ? NO_NODE
                : catalogue
                        .node(shortage.nodeId())
                        .map(Catalogue.Node::timeZone)
                        .orElse(NO_NODE);
    }
}
