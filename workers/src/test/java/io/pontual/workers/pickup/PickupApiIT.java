package io.pontual.workers.pickup;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_PROXY;
import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.PICKUP_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.pickup.EndVisit;
import io.pontual.workers.notification.NotifyCustomerWorker;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.SentMessages;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Who may collect, as customers and agents say it. */
@ApiTest
@Import({PickupSteps.class, SentMessages.class})
class PickupApiIT {
    @Autowired
    Api api;

    @Autowired
    PickupSteps steps;

    @Autowired
    SentMessages sent;

    @Autowired
    IssuedCodes codes;

    @Autowired
    EndVisitWorker endVisit;

    @Autowired
    NotifyCustomerWorker notifyCustomer;

    @Autowired
    DSLContext db;

    private final UUID fulfilment = UUID.randomUUID();
    private UUID order;

    @BeforeEach
    void anOrderThatWaits() {
        order = api.placed();
        steps.in("STORE").untilReady(order, fulfilment, "jms");
    }

    @Test
    void a_new_code_takes_the_place_of_the_old_one_at_once_and_the_customer_is_told() {
        var old = own();

        var answer = newCode("customer", "k-1-" + fulfilment);
        var again = newCode("customer", "k-1-" + fulfilment);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(answer.body());
        var notice = onlyNotice();
        assertThat(notice.path("noticeTemplate").asText()).isEqualTo("pickup-new-code");
        var fresh = told("pickup-new-code", id(notice));
        assertThat(fresh).matches("\\d{6}").isNotEqualTo(old);
        assertThat(answer.body().toString()).doesNotContain(old, fresh);
        assertThatThrownBy(() -> steps.handOver(order, fulfilment, old, "a-1")).isInstanceOf(BusinessError.class);
        assertThat(steps.handOver(order, fulfilment, fresh, "a-2").handedOver()).isEqualTo(PickupSteps.PICKED);
        assertThat(sent.story(order)).containsOnlyOnce("PICKUP_CODE_REPLACED");
    }

    @Test
    void whoever_the_customer_sends_collects_with_a_code_of_their_own_and_it_shows() {
        var own = own();

        var named = name("Bia Exemplo");
        assertThat(name("Bia Exemplo")).isEqualTo(named);

        assertThat(named.at("/proxy/name").asText()).isEqualTo("Bia Exemplo");
        var notice = onlyNotice();
        assertThat(notice.path("noticeTemplate").asText()).isEqualTo("pickup-proxy-code");
        assertThat(notice.toString()).doesNotContain("Bia");
        var code = told("pickup-proxy-code", id(notice));
        assertThat(lastMail().at("/params/proxyName").asText()).isEqualTo("Bia Exemplo");
        assertThat(code).isNotEqualTo(own);
        assertThatThrownBy(() -> steps.handOver(order, fulfilment, wrongBeside(own, code), "a-1"))
                .isInstanceOf(BusinessError.class);

        steps.handOver(order, fulfilment, code, "a-2");

        var shown = read();
        assertThat(shown.path("status").asText()).isEqualTo("HANDED_OVER");
        assertThat(shown.path("collectedBy").asText()).isEqualTo("proxy");
        assertThat(shown.path("attempts").findValuesAsText("result")).containsExactly("WRONG_CODE", "HANDED_OVER");
        assertThat(shown.at("/attempts/0/who").isMissingNode()).isTrue();
        assertThat(shown.at("/attempts/1/who").asText()).isEqualTo("proxy");
        assertThat(shown.has("code")).isFalse();
        assertThat(shown.toString()).doesNotContain(own, code);
        assertThat(sent.story(order)).contains("PICKUP_PROXY_NAMED", "PICKUP_HANDED_OVER_TO_PROXY");
        assertThat(sent.storyText(order)).doesNotContain("Bia", code);
    }

    @Test
    void the_customers_own_code_stays_good_beside_the_proxys() {
        var own = own();
        name("Bia Exemplo");

        steps.handOver(order, fulfilment, own, "a-1");

        assertThat(read().path("collectedBy").asText()).isEqualTo("customer");
    }

    @Test
    void a_proxy_who_is_revoked_or_replaced_gets_nothing() {
        name("Bia Exemplo");
        var bia = told("pickup-proxy-code", id(onlyNotice()));
        name("Caio Exemplo");
        assertRefused(bia);
        var caio = told("pickup-proxy-code", id(notices().getLast()));

        assertThat(revoke().status()).isEqualTo(204);
        assertThat(revoke().status()).isEqualTo(204);

        assertRefused(caio);
        assertThat(read().has("proxy")).isFalse();
        assertThat(db.fetchCount(ORDER_PROXY, ORDER_PROXY.ORDER_ID.eq(order))).isZero();
        assertThat(sent.story(order)).containsOnlyOnce("PICKUP_PROXY_REVOKED");
        // What is not true any more is not told.
        var mails = mails().size();
        notifyCustomer.work(new NotifyCustomer.Input(order, id(notices().getFirst()), "pickup-proxy-code"));
        assertThat(mails()).hasSize(mails);
    }

    @Test
    void a_proxy_who_is_named_before_the_goods_are_there_is_told_when_they_are() {
        var early = UUID.randomUUID();
        steps.offer(order, early, "tasklist");
        assertThat(put(early, "{\"name\": \"Bia Exemplo\"}").status()).isEqualTo(200);
        assertThat(sent.of(early, MessageName.PICKUP_NOTICE_ISSUED)).isEmpty();

        steps.answer(order, early, true, null);
        steps.ready(order, early);

        var notice = sent.of(early, MessageName.PICKUP_NOTICE_ISSUED).getFirst().body();
        var code = told("pickup-proxy-code", id(notice));
        assertThat(steps.handOver(order, early, code, null).handedOver()).isEqualTo(PickupSteps.PICKED);
    }

    @Test
    void locked_codes_are_opened_by_a_new_one_of_the_customer_only() {
        var own = own();
        name("Bia Exemplo");
        var bia = told("pickup-proxy-code", id(onlyNotice()));
        assertThat(read().at("/code/attemptsLeft").asInt()).isEqualTo(3);
        for (var attempt = 0; attempt < 3; attempt++) {
            assertRefused(wrongBeside(own, bia));
        }
        assertThat(read().at("/code/locked").asBoolean()).isTrue();
        assertThat(read().at("/code/attemptsLeft").asInt()).isZero();
        assertRefused(own);
        assertRefused(bia);

        var locked = notices().getLast();
        assertThat(locked.path("noticeTemplate").asText()).isEqualTo("pickup-code-locked");
        notifyCustomer.work(new NotifyCustomer.Input(order, id(locked), "pickup-code-locked"));
        assertThat(lastMail().path("params").has("code")).isFalse();
        assertThat(newCode("proxy").problem()).isEqualTo("codes-locked");
        assertThat(put(fulfilment, "{\"name\": \"Caio Exemplo\"}").problem()).isEqualTo("codes-locked");

        assertThat(newCode("customer").body().at("/code/attemptsLeft").asInt()).isEqualTo(3);
        assertThat(newCode("proxy").status()).isEqualTo(201);

        assertRefused(bia);
        steps.handOver(order, fulfilment, told("pickup-proxy-code", id(notices().getLast())), "last");
        assertThat(read().path("collectedBy").asText()).isEqualTo("proxy");
    }

    @Test
    void codes_and_proxies_are_for_goods_that_wait() {
        assertThat(newCode("proxy").problem()).isEqualTo("no-proxy");
        steps.handOver(order, fulfilment, own(), "a-1");

        assertThat(newCode("customer").problem()).isEqualTo("pickup-not-ready");
        assertThat(put(fulfilment, "{\"name\": \"Bia Exemplo\"}").problem()).isEqualTo("pickup-ended");
        assertThat(revoke().status()).isEqualTo(204);
    }

    @Test
    void a_code_is_replaced_with_an_idempotency_key_only() {
        assertThat(api.post(path(fulfilment) + "/codes", "{\"holder\": \"customer\"}")
                        .problem())
                .isEqualTo("idempotency-key-missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                              | /holder
                    {"holder": null}                | /holder
                    {"holder": "neighbour"}         | /holder
                    {"holder": ["proxy"]}           | /holder
                    {"holder": "proxy", "code": 1}  | /code
                    """)
    void a_wish_for_a_code_that_is_wrong_says_where(String body, String field) {
        var answer = newCodeOf(body, UUID.randomUUID().toString());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                | /name
                    {"name": "  "}                    | /name
                    {"name": 7}                       | /name
                    {"name": "Bia\\nCaio"}            | /name
                    {"name": "4111 1111 1111 1111"}   | /name
                    {"name": "Bia", "phone": "11"}    | /phone
                    """)
    void a_proxy_that_is_wrong_says_where(String body, String field) {
        var answer = put(fulfilment, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(put(fulfilment, "{\"name\": \"" + "x".repeat(201) + "\"}").status())
                .isEqualTo(400);
    }

    @Test
    void what_is_not_there_or_not_for_the_caller_is_said() {
        var other = api.placed();
        assertThat(api.get("/api/v1/orders/" + other + "/pickups/" + fulfilment).status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/orders/" + UUID.randomUUID() + "/pickups/" + fulfilment)
                        .status())
                .isEqualTo(404);
        assertThat(put(UUID.randomUUID(), "{\"name\": \"Bia\"}").status()).isEqualTo(404);
        assertThat(as(api.newKey("app", "orders:read"), path(fulfilment)).problem())
                .isEqualTo("wrong-channel");
        assertThat(as(api.newKey("web", "stock:read"), path(fulfilment)).status())
                .isEqualTo(403);
        assertThat(as(api.newKey("web", "orders:read"), path(fulfilment)).status())
                .isEqualTo(200);
    }

    @Test
    void the_goods_are_kept_longer_as_often_as_the_policy_allows() {
        var until = Instant.parse(read().path("holdUntil").asText());
        assertThat(read().at("/moreTime/left").asInt()).isEqualTo(1);

        var answer = extend("k-" + fulfilment);
        assertThat(extend("k-" + fulfilment).body()).isEqualTo(answer.body());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(Instant.parse(answer.body().path("holdUntil").asText())).isEqualTo(until.plus(Duration.ofHours(24)));
        assertThat(read().at("/moreTime/left").asInt()).isZero();
        assertThat(onlyNotice().path("noticeTemplate").asText()).isEqualTo("pickup-extended");
        notifyCustomer.work(new NotifyCustomer.Input(order, id(onlyNotice()), "pickup-extended"));
        assertThat(Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(
                        lastMail().at("/params/holdUntil").asText())))
                .isEqualTo(until.plus(Duration.ofHours(24)));
        assertThat(lastMail().path("params").has("code")).isFalse();
        var told = sent.of(fulfilment, Queue.PICKUP_STORE_CMD).getLast().body();
        assertThat(told.path("kind").asText()).isEqualTo("KEEP_LONGER");
        assertThat(told.path("dueAt").asText()).endsWith("-03:00");

        var refused = extend("again-" + fulfilment);
        assertThat(refused.problem()).isEqualTo("no-more-time");
        assertThat(refused.body().path("detail").asText()).contains("as often as possible");
        // The timer of the process fires at the old time and is told the new one.
        assertThat(steps.expire(order, fulfilment).expired()).isFalse();
        assertThat(Instant.parse(read().path("holdUntil").asText())).isEqualTo(until.plus(Duration.ofHours(24)));
    }

    @Test
    void goods_are_kept_longer_only_while_they_wait() {
        db.update(PICKUP_)
                .set(PICKUP_.HOLD_UNTIL, Instant.now().minusSeconds(1))
                .where(PICKUP_.FULFILMENT_ID.eq(fulfilment))
                .execute();
        assertThat(extend("k-" + fulfilment).problem()).isEqualTo("too-late-to-extend");
        steps.expire(order, fulfilment);
        assertThat(extend("k-" + fulfilment).problem()).isEqualTo("pickup-not-ready");
        assertThat(api.post(path(fulfilment) + "/extensions", "{}").problem()).isEqualTo("idempotency-key-missing");
    }

    @Test
    void a_customer_comes_by_vehicle_and_the_store_is_told_each_step() {
        var expectedAt = Instant.now().plusSeconds(1800).truncatedTo(ChronoUnit.SECONDS);
        var onTheWay = says("departure", "{\"expectedAt\": \"" + expectedAt + "\", \"vehicle\": \"car\"}")
                .body();
        assertThat(onTheWay.at("/curbside/status").asText()).isEqualTo("ON_THE_WAY");
        assertThat(Instant.parse(onTheWay.at("/curbside/expectedAt").asText())).isEqualTo(expectedAt);

        var waiting = says("arrival", "{\"bay\": \"B2\", \"colour\": \"red\", \"vehicle\": \"car\"}")
                .body();
        var again = says("arrival", "{\"bay\": \"9\"}").body();
        assertThat(says("departure", "{}").body()).isEqualTo(again);

        assertThat(again).isEqualTo(waiting);
        assertThat(waiting.at("/curbside/status").asText()).isEqualTo("WAITING");
        assertThat(waiting.at("/curbside/vehicle").asText()).isEqualTo("red car");
        assertThat(Duration.between(
                        Instant.parse(waiting.at("/curbside/arrivedAt").asText()),
                        Instant.parse(waiting.at("/curbside/dueAt").asText())))
                .isBetween(Duration.ofSeconds(599), Duration.ofMinutes(10));
        var message = sent.of(fulfilment, MessageName.PICKUP_CUSTOMER_ARRIVED);
        assertThat(message).hasSize(1);
        assertThat(message.getFirst().body().path("bay").asText()).isEqualTo("B2");
        var told = sent.of(fulfilment, Queue.PICKUP_STORE_CMD);
        assertThat(told)
                .extracting(command -> command.body().path("kind").asText())
                .endsWith("READY", "CUSTOMER_ON_THE_WAY", "CUSTOMER_AT_CURB");
        assertThat(told.getLast().body().path("curbside").toString()).contains("B2", "red car");

        steps.handOver(order, fulfilment, own(), "a-1");

        var visitId = message.getFirst().body().path("visitId").asText();
        assertThat(sent.of(visitId, MessageName.PICKUP_VISIT_ENDED)).hasSize(1);
        assertThat(read().at("/curbside/status").asText()).isEqualTo("SERVED");
        endVisit.work(new EndVisit.Input(fulfilment, UUID.fromString(visitId), false));
        assertThat(read().at("/curbside/status").asText()).isEqualTo("SERVED");
        assertThat(sent.story(order)).contains("PICKUP_CUSTOMER_ON_THE_WAY", "PICKUP_CUSTOMER_AT_CURB");
    }

    @Test
    void a_customer_who_was_not_found_can_say_again_where_they_are() {
        says("arrival", "{\"bay\": \"3\"}");
        var first = sent.of(fulfilment, MessageName.PICKUP_CUSTOMER_ARRIVED)
                .getFirst()
                .body();
        endVisit.work(new EndVisit.Input(
                fulfilment, UUID.fromString(first.path("visitId").asText()), false));
        assertThat(read().at("/curbside/status").asText()).isEqualTo("OVER");

        says("arrival", "{\"bay\": \"4\"}");

        assertThat(read().at("/curbside/bay").asText()).isEqualTo("4");
        assertThat(sent.of(fulfilment, MessageName.PICKUP_CUSTOMER_ARRIVED)).hasSize(2);
        steps.expire(order, fulfilment);
        assertThat(read().at("/curbside/status").asText()).isEqualTo("OVER");
    }

    @Test
    void nobody_is_served_in_front_of_the_store_when_nothing_waits() {
        steps.handOver(order, fulfilment, own(), "a-1");
        assertThat(says("departure", "{}").problem()).isEqualTo("pickup-not-ready");
        assertThat(says("arrival", "{\"bay\": \"3\"}").problem()).isEqualTo("pickup-not-ready");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    departure | {"expectedAt": "yesterday"}                     | /expectedAt
                    departure | {"expectedAt": "2020-01-01T00:00:00Z"}          | /expectedAt
                    departure | {"expectedAt": "2999-01-01T00:00:00Z"}          | /expectedAt
                    departure | {"vehicle": "tank"}                             | /vehicle
                    departure | {"colour": "pink"}                              | /colour
                    departure | {"plate": "ABC1D23"}                            | /plate
                    arrival   | {}                                              | /bay
                    arrival   | {"bay": ""}                                     | /bay
                    arrival   | {"bay": "near the door"}                        | /bay
                    arrival   | {"bay": 3}                                      | /bay
                    arrival   | {"bay": "3", "vehicle": "ABC1D23"}              | /vehicle
                    """)
    void what_is_wrong_about_a_visit_says_where(String what, String body, String field) {
        var answer = says(what, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    private Api.Answer says(String what, String body) {
        return api.send(api.request(path(fulfilment) + "/" + what)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Api.Answer extend(String key) {
        return api.send(api.request(path(fulfilment) + "/extensions")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private Api.Answer as(String key, String path) {
        return api.send(api.anonymous(path).header("X-Api-Key", key).GET());
    }

    private void assertRefused(String code) {
        assertThatThrownBy(() -> steps.handOver(
                        order, fulfilment, code, UUID.randomUUID().toString()))
                .isInstanceOf(BusinessError.class);
    }

    /** The code in what the customer is told. */
    private String told(String template, UUID about) {
        notifyCustomer.work(new NotifyCustomer.Input(order, about, template));
        assertThat(lastMail().path("template").asText()).isEqualTo(template);
        return lastMail().at("/params/code").asText();
    }

    private String own() {
        return codes.text(codes.live(fulfilment, Holder.CUSTOMER).orElseThrow());
    }

    private JsonNode lastMail() {
        return mails().getLast();
    }

    private List<JsonNode> mails() {
        return sent.of(order, Queue.NOTIFICATION_SEND_CMD).stream()
                .map(SentMessages.Message::body)
                .toList();
    }

    private JsonNode onlyNotice() {
        assertThat(notices()).hasSize(1);
        return notices().getFirst();
    }

    private List<JsonNode> notices() {
        return sent.of(fulfilment, MessageName.PICKUP_NOTICE_ISSUED).stream()
                .map(SentMessages.Message::body)
                .toList();
    }

    private static UUID id(JsonNode notice) {
        return UUID.fromString(notice.path("noticeId").asText());
    }

    private static String wrongBeside(String one, String other) {
        return List.of("000000", "111111", "222222").stream()
                .filter(code -> !code.equals(one) && !code.equals(other))
                .findFirst()
                .orElseThrow();
    }

    private String path(UUID fulfilmentId) {
        return "/api/v1/orders/" + order + "/pickups/" + fulfilmentId;
    }

    private JsonNode read() {
        return api.get(path(fulfilment)).body();
    }

    private Api.Answer newCode(String holder) {
        return newCode(holder, UUID.randomUUID().toString());
    }

    private Api.Answer newCode(String holder, String key) {
        return newCodeOf("{\"holder\": \"" + holder + "\"}", key);
    }

    private Api.Answer newCodeOf(String body, String key) {
        return api.send(api.request(path(fulfilment) + "/codes")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode name(String name) {
        var answer = put(fulfilment, "{\"name\": \"" + name + "\"}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private Api.Answer put(UUID fulfilmentId, String body) {
        return api.send(api.request(path(fulfilmentId) + "/proxy")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Api.Answer revoke() {
        return api.send(api.request(path(fulfilment) + "/proxy").DELETE());
    }
}
