package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CHOICE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CHOICE_OPTION;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ChoiceRepository {
    private final DSLContext db;
    private final Clock clock;

    ChoiceRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return false when the customer has been asked about this shortage before */
    boolean insert(Choice choice) {
        var inserted = db.insertInto(CHOICE)
                .set(CHOICE.CHOICE_ID, choice.choiceId())
                .set(CHOICE.SHORTAGE_ID, choice.shortageId())
                .set(CHOICE.ORDER_ID, choice.orderId())
                .set(CHOICE.STATUS, choice.status().name())
                .set(CHOICE.DEFAULT_OPTION, choice.defaultOption())
                .set(CHOICE.ASKED_AT, choice.askedAt())
                .set(CHOICE.ANSWER_DUE_AT, choice.answerDueAt())
                .onConflict(CHOICE.SHORTAGE_ID)
                .doNothing()
                .execute();
        if (inserted == 0) {
            return false;
        }
        var position = 0;
        for (var option : choice.options()) {
            db.insertInto(CHOICE_OPTION)
                    .set(CHOICE_OPTION.CHOICE_ID, choice.choiceId())
                    .set(CHOICE_OPTION.OPTION_ID, option.optionId())
                    .set(CHOICE_OPTION.POSITION, position++)
                    .set(CHOICE_OPTION.KIND, option.kind().code())
                    .set(CHOICE_OPTION.NODE_ID, option.nodeId())
                    .execute();
        }
        return true;
    }

    Optional<Choice> ofShortage(UUID shortageId) {
        return fetch(CHOICE.SHORTAGE_ID.eq(shortageId), false).stream().findFirst();
    }

    /** What holds, once the question is closed; empty while it is open and when none was asked. */
    Optional<ChoiceOption> chosen(UUID shortageId) {
        return ofShortage(shortageId)
                .filter(choice -> choice.chosenOption() != null)
                .flatMap(choice -> choice.option(choice.chosenOption()));
    }

    List<Choice> ofOrder(UUID orderId) {
        return fetch(CHOICE.ORDER_ID.eq(orderId), false);
    }

    /** Locked until the transaction ends, so that an answer and a deadline cannot both win. */
    Optional<Choice> lock(UUID choiceId) {
        return fetch(CHOICE.CHOICE_ID.eq(choiceId), true).stream().findFirst();
    }

    /** Locked until the transaction ends, in a fixed order. */
    List<Choice> lockOpenOfOrder(UUID orderId) {
        return fetch(CHOICE.ORDER_ID.eq(orderId).and(CHOICE.STATUS.eq(ChoiceStatus.OPEN.name())), true);
    }

    /** @param chosenOption null when it was withdrawn */
    void end(UUID choiceId, ChoiceStatus status, String chosenOption) {
        db.update(CHOICE)
                .set(CHOICE.STATUS, status.name())
                .set(CHOICE.CHOSEN_OPTION, chosenOption)
                .set(CHOICE.ENDED_AT, clock.instant())
                .where(CHOICE.CHOICE_ID.eq(choiceId))
                .execute();
    }

    private List<Choice> fetch(Condition which, boolean locked) {
        var query = db.selectFrom(CHOICE).where(which).orderBy(CHOICE.CHOICE_ID);
        var rows = locked ? query.forUpdate().fetch() : query.fetch();
        var options = db.selectFrom(CHOICE_OPTION)
                .where(CHOICE_OPTION.CHOICE_ID.in(rows.getValues(CHOICE.CHOICE_ID)))
                .orderBy(CHOICE_OPTION.POSITION)
                .fetch()
                .intoGroups(CHOICE_OPTION.CHOICE_ID);
        return rows.map(row -> new Choice(
                row.getChoiceId(),
                row.getShortageId(),
                row.getOrderId(),
                ChoiceStatus.valueOf(row.getStatus()),
                row.getDefaultOption(),
                row.getChosenOption(),
                row.getAskedAt(),
                row.getAnswerDueAt(),
                row.getEndedAt(),
                options.get(row.getChoiceId())
                        .map(option -> new ChoiceOption(
                                option.getOptionId(), ChoiceOption.Kind.of(option.getKind()), option.getNodeId()))));
    }
}
