package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a customer is asked when lines cannot be had as ordered, and the answer, as a channel sees them. */
@ApiTest
class ChoiceApiIT {
    private static final String ADDRESS =
            """
            {"street": "Rua A", "number": "1", "city": "São Paulo", "state": "SP", "postalCode": "01310-100",
             "country": "BR"}""";

    @Autowired
    Api api;

    @Autowired
    SourcingStepRepository steps;

    @Autowired
    ShortageRepository shortages;

    @Autowired
    ChoiceRepository choices;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_customer_reads_the_question_and_the_answer_holds_however_often_it_is_sent() {
        var orderId = api.placed();
        var choiceId = asked(orderId, Instant.now().plus(Duration.ofHours(1)));

        var question = api.get(path(orderId)).body().at("/items/0");
        assertThat(question.path("choiceId").asText()).isEqualTo(choiceId.toString());
        assertThat(question.path("status").asText()).isEqualTo("OPEN");
        assertThat(question.path("options").findValuesAsText("optionId")).containsExactly("ship", "cancel");
        assertThat(question.path("defaultOption").asText()).isEqualTo("cancel");

        for (var time = 0; time < 2; time++) {
            var answer = answer(orderId, choiceId, "{\"option\": \"ship\", \"address\": " + ADDRESS + "}");
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
            assertThat(answer.body().path("status").asText()).isEqualTo("ANSWERED");
            assertThat(answer.body().path("chosenOption").asText()).isEqualTo("ship");
        }
        var another = answer(orderId, choiceId, "{\"option\": \"cancel\"}");
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.problem()).isEqualTo("choice-closed");
        assertThat(another.body().path("detail").asText()).contains("answered with ship");
    }

    @Test
    void after_the_deadline_it_says_what_is_done_instead() {
        var orderId = api.placed();
        var late = answer(orderId, asked(orderId, Instant.now().minusSeconds(1)), "{\"option\": \"cancel\"}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("detail").asText()).contains("deadline passed", "cancel is being carried out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/option|is required",
                "{'option': ' '}|/option|is required",
                "{'option': 'teleport'}|/option|one of ship, cancel",
                "{'option': 'ship'}|/address|is required for ship",
                "{'option': 'cancel', 'address': ADDRESS}|/address|left away",
                "{'option': 'ship', 'address': WRONG}|/address/state|no CEP",
                "{'option': 'ship', 'adress': ADDRESS}|/adress|not a known field",
            })
    void an_answer_that_cannot_be_taken_is_told_what_to_mend(String body, String field, String why) {
        var orderId = api.placed();
        var choiceId = asked(orderId, Instant.now().plus(Duration.ofHours(1)));

        var refused = answer(
                orderId,
                choiceId,
                body.replace('\'', '"')
                        .replace("ADDRESS", ADDRESS)
                        .replace("WRONG", ADDRESS.replace("\"SP\"", "\"RJ\"")));

        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(refused.body().at("/errors/0/message").asText()).contains(why);
        assertThat(choices.ofShortage(shortageOf(choiceId)).orElseThrow().status())
                .isEqualTo(ChoiceStatus.OPEN);
    }

    @Test
    void questions_belong_to_their_order_and_its_channel() {
        var orderId = api.placed();
        var choiceId = asked(orderId, Instant.now().plus(Duration.ofHours(1)));

        assertThat(answer(api.placed(), choiceId, "{\"option\": \"cancel\"}").status())
                .isEqualTo(404);
        assertThat(answer(orderId, UUID.randomUUID(), "{\"option\": \"cancel\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.get(path(UUID.randomUUID())).status()).isEqualTo(404);
        assertThat(api.send(api.anonymous(path(orderId))
                                .header("X-Api-Key", api.newKey("app", "orders:read"))
                                .GET())
                        .status())
                .isEqualTo(403);
        assertThat(api.send(api.anonymous(path(orderId)).GET()).status()).isEqualTo(401);
    }

    private UUID asked(UUID orderId, Instant answerDueAt) {
        var shortageId = Ids.next();
        var choiceId = Ids.next();
        transaction.executeWithoutResult(status -> {
            steps.begin(orderId, "initial:1", null);
            shortages.insert(
                    new Shortage(
                            shortageId,
                            orderId,
                            "web",
                            Method.PICKUP,
                            "sp-1",
                            "rejected",
                            ShortageStatus.OPEN,
                            null,
                            null,
                            false,
                            0,
                            0,
                            List.of(new Shortage.Line("1", "SHIRT", "Shirt", 1, "no-stock", 0))),
                    "initial:1");
            choices.insert(new Choice(
                    choiceId,
                    shortageId,
                    orderId,
                    ChoiceStatus.OPEN,
                    "cancel",
                    null,
                    answerDueAt.minus(Duration.ofHours(24)),
                    answerDueAt,
                    null,
                    List.of(ChoiceOption.SHIP, ChoiceOption.CANCEL)));
        });
        return choiceId;
    }

    private UUID shortageOf(UUID choiceId) {
        return transaction
                .execute(status -> choices.lock(choiceId))
                .orElseThrow()
                .shortageId();
    }

    private Api.Answer answer(UUID orderId, UUID choiceId, String body) {
        return api.post(path(orderId) + "/" + choiceId + "/answer", body);
    }

    private static String path(UUID orderId) {
        return "/api/v1/orders/" + orderId + "/choices";
    }
}
