package io.pontual.workers.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.ordering.DescribeChange;
import io.pontual.workers.platform.decision.DecisionTable;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.sourcing.contract.Supply;
import io.pontual.workers.support.ApiTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** Changes that somebody must agree to, that come at once with others, or too late. */
@ApiTest
class ChangeDecisionIT extends ChangePlay {
    @Test
    void a_marketplace_must_agree_and_the_answer_is_carried_out_once() {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        var answer = cancel(orderId, "1", 1);
        assertThat(answer.body().path("status").asText()).isEqualTo("WAITING");
        assertThat(answer.body().path("decisionDueAt").asText()).isNotBlank();
        assertThat(orders.facts(orderId).lines().getFirst().quantity()).isEqualTo(2);
        var changeId = changeId(answer);
        var described = describeChange.describeChange(new DescribeChange.Input(orderId, changeId));
        assertThat(described.approvalNeeded()).isTrue();
        assertThat(described.units()).isEqualTo(1);
        assertThat(described.priceDifference()).isEqualTo("-89.90");
        assertThat(described.withoutAnswer()).isEqualTo("refuse");

        assertThatThrownBy(() -> decide(orderId, changeId, "perhaps")).isInstanceOf(NeedsOperator.class);
        assertThat(decide(orderId, changeId, "approve")).isTrue();
        assertThat(decide(orderId, changeId, "refuse"))
                .as("the first answer holds")
                .isTrue();
        assertThat(orders.facts(orderId).lines().getFirst().quantity()).isEqualTo(1);
    }

    @Test
    void a_refused_change_leaves_the_order_as_it_was_and_may_be_asked_for_again() {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        var changeId = changeId(cancel(orderId, "1", 1));
        assertThat(decide(orderId, changeId, "refuse")).isFalse();
        assertThat(decide(orderId, changeId, "approve")).isFalse();
        assertThat(status(changeId)).isEqualTo("REFUSED");
        assertUnchanged(orderId);
        assertThat(cancel(orderId, "1", 1).status()).isEqualTo(202);
    }

    @Test
    void an_approval_after_the_pick_is_too_late() {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        progress.confirm(orderId);
        var changeId = changeId(cancel(orderId, "1", 1));
        var ready = pickup("READY");
        neighbours.pickups(orderId, ready);
        neighbours.supply(orderId, new Supply.Part(ready.fulfilmentId(), "1", 0, 2, false, false));

        assertThat(decide(orderId, changeId, "approve")).isFalse();

        assertThat(status(changeId)).isEqualTo("REFUSED");
        assertUnchanged(orderId);
    }

    @Test
    void one_change_at_a_time_and_none_while_somebody_decides_about_a_cancellation() {
        var orderId = api.placed();
        var first = cancel(orderId, "1", 1);
        var second = cancel(orderId, "1", 1);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("change-under-way");
        assertThat(second.body().path("link").asText()).isEqualTo(first.header("Location"));
        complete(orderId, first);
        assertThat(cancel(orderId, "1", 1).status()).isEqualTo(202);

        var staged = api.place(api.order().put("channel", "store")).orderId();
        progress.confirm(staged);
        neighbours.pickups(staged, pickup("READY"));
        api.post("/api/v1/orders/" + staged + "/cancellation", "{\"requestedBy\": \"agent\"}");
        var meanwhile = change(staged, "{\"contact\": {\"name\": \"Ana Nova\"}}");
        assertThat(meanwhile.problem()).isEqualTo("cancellation-under-way");
    }

    @Test
    void who_sends_the_same_change_twice_changes_once() {
        var orderId = api.placed();
        var body = "{\"cancelLines\": [{\"lineId\": \"1\", \"quantity\": 1}]}";
        var key = UUID.randomUUID().toString();
        var first = change(orderId, body, key);
        var second = change(orderId, body, key);
        assertThat(second.status()).isEqualTo(202);
        assertThat(changeId(second)).isEqualTo(changeId(first));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(orders.facts(orderId).lines().getFirst().quantity()).isEqualTo(1);
    }

    @Test
    void of_many_who_change_at_once_one_wins() throws Exception {
        var orderId = api.placed();
        Callable<Integer> changing = () -> cancel(orderId, "1", 1).status();
        try (var all = Executors.newFixedThreadPool(4)) {
            var answers = all.invokeAll(List.of(changing, changing, changing, changing));
            var statuses = new java.util.ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(202, 409, 409, 409);
        }
        assertThat(orders.facts(orderId).lines().getFirst().quantity()).isEqualTo(1);
    }

    @Test
    void of_a_change_and_a_cancellation_at_once_the_cancellation_holds_in_the_end() throws Exception {
        var orderId = api.placed();
        Callable<Integer> changing = () -> cancel(orderId, "1", 1).status();
        Callable<Integer> cancelling = () ->
                api.post("/api/v1/orders/" + orderId + "/cancellation", "{}").status();
        try (var both = Executors.newFixedThreadPool(2)) {
            var answers = both.invokeAll(List.of(changing, cancelling));
            assertThat(answers.get(0).get()).isIn(202, 409);
            assertThat(answers.get(1).get()).isEqualTo(202);
        }
        assertThat(orders.facts(orderId).status()).isEqualTo("CANCELLING");
        assertThat(open(orderId)).isZero();
        assertThat(cancel(orderId, "1", 1).problem()).isEqualTo("too-late-to-change");
    }

    @Test
    void a_cancellation_takes_a_change_that_waits_with_it() {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        var changeId = changeId(cancel(orderId, "1", 1));
        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", "{}").status())
                .isEqualTo(202);
        assertThat(status(changeId)).isEqualTo("WITHDRAWN");
        assertThat(sent("ordering.change-approval-withdrawn", changeId)).isEqualTo(1);
        assertThat(decide(orderId, changeId, "approve")).isFalse();
    }

    @Test
    void an_order_is_closed_to_changes_when_none_is_carried_out_and_whoever_should_agree_is_too_late() {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        progress.confirm(orderId);
        var waiting = changeId(cancel(orderId, "1", 1));
        assertThat(close(orderId)).isTrue();
        assertThat(status(waiting)).isEqualTo("REFUSED");
        assertThat(sent("ordering.change-approval-withdrawn", waiting)).isEqualTo(1);
        assertThat(close(orderId)).isTrue();

        var changed = api.placed();
        progress.confirm(changed);
        var answer = cancel(changed, "1", 1);
        assertThat(close(changed)).isFalse();
        complete(changed, answer);
        assertThat(close(changed)).isTrue();
        assertThat(cancel(changed, "1", 1).problem()).isEqualTo("too-late-to-change");
    }

    @Test
    void what_holds_without_an_answer_is_that_of_how_far_the_order_really_is() throws IOException {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        progress.confirm(orderId);
        var changeId = changeId(cancel(orderId, "1", 1));
        var ready = pickup("READY");
        neighbours.pickups(orderId, ready);
        neighbours.supply(orderId, new Supply.Part(ready.fulfilmentId(), "1", 0, 2, false, false));
        var usual = ReflectionTestUtils.getField(policy, "table");
        ReflectionTestUtils.setField(policy, "table", approvedWhenPrepared());
        try {
            assertThat(describeChange
                            .describeChange(new DescribeChange.Input(orderId, changeId))
                            .withoutAnswer())
                    .isEqualTo("approve");
        } finally {
            ReflectionTestUtils.setField(policy, "table", usual);
        }
    }

    /** The table with another default for goods that are prepared. */
    private static DecisionTable approvedWhenPrepared() throws IOException {
        try (var file = ChangeIT.class.getResourceAsStream("/ordering/change-policy.dmn")) {
            var table = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int row = table.indexOf("Rule_Prepared_Output_6");
            return new DecisionTable(
                    "change-policy",
                    (table.substring(0, row) + table.substring(row).replaceFirst("\"refuse\"", "\"approve\""))
                            .getBytes(StandardCharsets.UTF_8));
        }
    }
}
