package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PRICE_POINT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CREDIT_ACCOUNT;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CREDIT_ENTRY;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.BLIND_RETURN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.pontual.processes.inventory.RestockReturn;
import io.pontual.processes.inventory.UnbookReturn;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.IssueCredit;
import io.pontual.processes.payment.WithdrawCredit;
import io.pontual.processes.returns.DecideBlindReturn;
import io.pontual.processes.returns.GradeGoods;
import io.pontual.processes.returns.RecordCredit;
import io.pontual.processes.returns.RecordUndone;
import io.pontual.workers.inventory.RestockReturnWorker;
import io.pontual.workers.inventory.UnbookReturnWorker;
import io.pontual.workers.payment.IssueCreditWorker;
import io.pontual.workers.payment.WithdrawCreditWorker;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Goods without an order, from the counter to the store credit and back, by API and job workers. */
@ApiTest
@Import(ReturnSteps.class)
class BlindReturnIT {
    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    DecideBlindReturnWorker decide;

    @Autowired
    GradeGoodsWorker grade;

    @Autowired
    RestockReturnWorker restock;

    @Autowired
    UnbookReturnWorker unbook;

    @Autowired
    IssueCreditWorker issue;

    @Autowired
    WithdrawCreditWorker withdrawCredit;

    @Autowired
    RecordCreditWorker recordCredit;

    @Autowired
    RecordUndoneWorker recordUndone;

    @Autowired
    DSLContext db;

    @Autowired
    Clock clock;

    /** The coat cost 149.90 for long, 99.90 for a month, and 129.90 since; the socks were always 9.90. */
    @BeforeEach
    void prices() {
        new Catalog(db)
                .node("STORE", "America/Sao_Paulo", "tasklist", true, "pickup")
                .product("COAT", "Casaco", "home")
                .product("SOCKS", "Meias", "home");
        price("COAT", 200, "149.90");
        price("COAT", 60, "99.90");
        price("COAT", 30, "129.90");
        price("SOCKS", 200, "9.90");
    }

    private void price(String sku, int daysAgo, String amount) {
        db.insertInto(PRICE_POINT)
                .set(PRICE_POINT.SKU, sku)
                .set(PRICE_POINT.SINCE, clock.instant().minus(Duration.ofDays(daysAgo)))
                .set(PRICE_POINT.UNIT_PRICE, new BigDecimal(amount))
                .set(PRICE_POINT.CURRENCY, "BRL")
                .onConflictDoNothing()
                .execute();
    }

    @Test
    void without_a_receipt_the_lowest_price_becomes_store_credit_that_is_explained_to_the_cent() {
        var asked = take("\"document\": \"%s\"".formatted(document()), "{\"sku\": \"COAT\", \"quantity\": 2}");
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        var returnId = id(asked);
        assertThat(asked.body().path("status").asText())
                .as("so much without any proof is left to an agent")
                .isEqualTo("REQUESTED");
        assertThat(asked.body().at("/blind/worth").asText()).isEqualTo("199.80");
        assertThat(words(asked.body()))
                .containsExactly(
                        "R$199.80 for 2 x Casaco, at the lowest price of the last 90 days.",
                        "So it would be R$199.80 as store credit, once the items were looked at.");
        assertThat(decide.work(new DecideBlindReturn.Input(returnId, "approve")).granted())
                .isTrue();
        var before = onHand();
        var inspected = inspect(returnId, "\"asNew\": 1, \"used\": 1");
        assertThat(inspected.status()).as("%s", inspected.body()).isEqualTo(200);
        var graded = grade.work(new GradeGoods.Input(returnId, List.of()));
        assertThat(graded.creditAmount()).isEqualByComparingTo("149.85");
        var booked = new RestockReturn.Input(returnId, "STORE", graded.dispositions());
        restock.work(booked);
        restock.work(booked);
        assertThat(onHand()).as("for sale in the same moment").isEqualTo(before + 1);
        var accountId = credit(returnId, graded.creditAmount());

        var closed = api.get("/api/v1/returns/" + returnId).body();
        assertThat(closed.path("status").asText()).isEqualTo("CLOSED");
        assertThat(closed.at("/blind/credit").asText()).isEqualTo("149.85");
        assertThat(words(closed))
                .containsExactly(
                        "R$199.80 for 2 x Casaco, at the lowest price of the last 90 days.",
                        "Less R$49.95 for 1 x Casaco, with signs of use.",
                        "So R$149.85 is yours as store credit.");
        var pt = api.send(api.request("/api/v1/returns/" + returnId)
                .header("Accept-Language", "pt-BR")
                .GET());
        assertThat(words(pt.body())).contains("Assim, você tem R$ 149,85 em crédito na loja.");

        var key = UUID.randomUUID().toString();
        var code = code(returnId, key);
        assertThat(code.status()).as("%s", code.body()).isEqualTo(200);
        assertThat(new BigDecimal(code.body().path("balance").asText())).isEqualByComparingTo("149.85");
        assertThat(code(returnId, key).body()).as("the same request again").isEqualTo(code.body());
        assertThat(code(returnId, "another").problem()).isEqualTo("code-shown");
        assertThat(api.get("/api/v1/credit-accounts/" + accountId).body().path("code"))
                .isEqualTo(code.body().path("code"));
    }

    @Test
    void a_document_is_kept_as_a_keyed_hash_only() {
        var document = document();
        var returnId = id(take("\"document\": \"%s\"".formatted(document), coat()));
        var row = db.fetchSingle(BLIND_RETURN, BLIND_RETURN.RETURN_ID.eq(returnId));
        assertThat(row.toString()).doesNotContain(document);
        assertThat(row.getDocumentHash()).hasSize(43);
        assertThat(db.fetch(OUTBOX, OUTBOX.CORRELATION_KEY.eq(returnId.toString()))
                        .toString())
                .contains(MessageName.RETURNS_BLIND_RETURN_REQUESTED)
                .doesNotContain(document, row.getDocumentHash());
    }

    @Test
    void a_line_of_a_receipt_is_given_back_once_unless_the_customer_took_it_again() {
        var number = UUID.randomUUID().toString();
        var first = take(receipt(number, 5), coat("99.90"));
        assertThat(first.status()).as("%s", first.body()).isEqualTo(202);
        assertThat(words(first.body())).contains("R$99.90 for 1 x Casaco, at the price on the receipt.");
        assertThat(take(receipt(number, 5), coat("99.90")).problem()).isEqualTo("receipt-used");
        assertThat(take(receipt(number, 5), "{\"sku\": \"SOCKS\", \"quantity\": 1, \"paid\": \"9.90\"}")
                        .status())
                .as("another line of it")
                .isEqualTo(202);
        assertThat(withdraw(id(first)).body().path("status").asText()).isEqualTo("CANCELLED");
        assertThat(withdraw(id(first)).status()).isEqualTo(202);
        assertThat(take(receipt(number, 5), coat("99.90")).status()).isEqualTo(202);
    }

    @Test
    void two_at_once_with_one_receipt_are_not_both_taken() {
        var number = UUID.randomUUID().toString();
        try (var two = Executors.newFixedThreadPool(2)) {
            assertThat(Stream.of(1, 2)
                            .map(i -> two.submit(() ->
                                    take(receipt(number, 1), coat("99.90")).status()))
                            .toList()
                            .stream()
                            .map(answer -> {
                                try {
                                    return answer.get();
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            }))
                    .containsExactlyInAnyOrder(202, 409);
        }
    }

    @Test
    void a_person_reaches_the_limit_and_nobody_who_does_not_say_who_they_are_gets_much() {
        var customer = "\"customerId\": \"C-%s\"".formatted(UUID.randomUUID());
        IntStream.range(0, 3)
                .forEach(i -> assertThat(take(customer, coat()).status()).isEqualTo(202));
        var fourth = take(customer, coat());
        assertThat(fourth.status()).isEqualTo(409);
        assertThat(fourth.problem()).isEqualTo("blind-return-refused");
        assertThat(fourth.body().at("/errors/0/message").asText()).contains("three returns of this kind");
        assertThat(take(null, coat()).problem()).isEqualTo("identity-required");
        assertThat(take(receipt(UUID.randomUUID().toString(), 120), coat("99.90"))
                        .problem())
                .isEqualTo("blind-return-refused");
    }

    @Test
    void the_number_of_an_order_leads_to_its_own_return() {
        var order = api.order();
        ((ArrayNode) order.path("lines"))
                .addObject()
                .put("lineId", "3")
                .put("sku", "COAT")
                .put("quantity", 1)
                .put("unitPrice", "0.00");
        var orderId = api.place(order).orderId();
        for (var number : List.of(orderId.toString(), order.path("externalId").asText())) {
            var refused = take(receipt(number, 1), coat("99.90"));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("receipt-is-order");
            assertThat(refused.body().path("detail").asText()).contains("/api/v1/orders/" + orderId + "/returns");
        }
        assertThat(take(receipt(orderId.toString(), 1), "{\"sku\": \"SOCKS\", \"quantity\": 1, \"paid\": \"9.90\"}")
                        .status())
                .as("nothing of that order: a till may count like a channel")
                .isEqualTo(202);
    }

    @Test
    void what_is_dear_waits_for_an_agent_who_may_refuse_it() {
        var dear =
                "%s, \"document\": \"%s\"".formatted(receipt(UUID.randomUUID().toString(), 3), document());
        var asked = take(dear, coat("200.00"));
        assertThat(asked.body().path("status").asText()).as("%s", asked.body()).isEqualTo("REQUESTED");
        assertThat(asked.body().at("/blind/worth").asText())
                .as("never more than the lowest price")
                .isEqualTo("99.90");
        assertThat(inspect(id(asked), "\"asNew\": 1").problem()).isEqualTo("return-not-open");
        assertThatThrownBy(() -> decide.work(new DecideBlindReturn.Input(id(asked), "perhaps")))
                .isInstanceOf(NeedsOperator.class);
        assertThat(decide.work(new DecideBlindReturn.Input(id(asked), "refuse")).granted())
                .isFalse();
        assertThat(decide.work(new DecideBlindReturn.Input(id(asked), "approve"))
                        .granted())
                .as("decided once")
                .isFalse();
        var refused = api.get("/api/v1/returns/" + id(asked)).body();
        assertThat(refused.at("/blind/outcome").asText()).isEqualTo("refused");
        assertThat(words(refused)).contains("This was refused; the items are yours.");
        assertThat(code(id(asked), "x").problem()).isEqualTo("no-credit");

        var granted = take(
                dear
                        + ", \"requestedBy\": \"agent\", \"grant\": {\"role\": \"agent\", \"reason\": \"Known for years\"}",
                coat("200.00"));
        assertThat(granted.body().path("status").asText())
                .as("%s", granted.body())
                .isEqualTo("RECEIVED");
    }

    @Test
    void what_is_broken_stays_with_the_customer_and_nothing_is_credited() {
        var returnId = id(take("\"document\": \"%s\"".formatted(document()), coat()));
        inspect(returnId, "\"damaged\": 1");
        var graded = grade.work(new GradeGoods.Input(returnId, List.of()));
        assertThat(graded.dispositions()).isEmpty();
        assertThat(graded.creditAmount()).isEqualByComparingTo("0");
        assertThat(issue.work(new IssueCredit.Input(returnId, graded.creditAmount(), "BRL"))
                        .accountId())
                .isNull();
        recordCredit.work(new RecordCredit.Input(returnId, null));
        assertThat(words(api.get("/api/v1/returns/" + returnId).body()))
                .contains("Less R$99.90 for 1 x Casaco, which you take with you again.");
    }

    @Test
    void undone_the_credit_and_the_stock_are_as_before() {
        var before = onHand();
        var returnId = credited();
        assertThat(code(returnId, UUID.randomUUID().toString())
                        .body()
                        .path("balance")
                        .asText())
                .as("with both decimals")
                .matches("\\d+\\.\\d0");
        var accountId = UUID.fromString(db.fetchSingle(BLIND_RETURN, BLIND_RETURN.RETURN_ID.eq(returnId))
                .getAccountId()
                .toString());
        assertThat(onHand()).isEqualTo(before + 1);
        assertThat(withdraw(returnId).status()).isEqualTo(202);
        var items = grade.work(new GradeGoods.Input(returnId, List.of())).dispositions();
        for (int i = 0; i < 2; i++) {
            assertThat(withdrawCredit
                            .work(new WithdrawCredit.Input(accountId, returnId))
                            .withdrawn())
                    .isTrue();
            unbook.work(new UnbookReturn.Input(returnId, "STORE", items));
            recordUndone.work(new RecordUndone.Input(returnId));
        }
        assertThat(onHand()).isEqualTo(before);
        assertThat(new BigDecimal(api.get("/api/v1/credit-accounts/" + accountId)
                        .body()
                        .path("balance")
                        .asText("none")))
                .isEqualByComparingTo("0");
        assertThat(db.fetchCount(CREDIT_ENTRY, CREDIT_ENTRY.ACCOUNT_ID.eq(accountId)))
                .isEqualTo(2);
        var undone = api.get("/api/v1/returns/" + returnId).body();
        assertThat(undone.at("/blind/outcome").asText()).isEqualTo("withdrawn");
        assertThat(words(undone)).contains("You have the items again, and there is no credit.");
    }

    @Test
    void what_is_spent_or_promised_is_not_undone() {
        var spent = credited();
        var accountId =
                db.fetchSingle(BLIND_RETURN, BLIND_RETURN.RETURN_ID.eq(spent)).getAccountId();
        db.transaction(both -> {
            both.dsl()
                    .insertInto(CREDIT_ENTRY)
                    .set(CREDIT_ENTRY.ACCOUNT_ID, accountId)
                    .set(CREDIT_ENTRY.KIND, "HOLD")
                    .set(CREDIT_ENTRY.AMOUNT, BigDecimal.TEN)
                    .set(CREDIT_ENTRY.OPERATION_ID, UUID.randomUUID().toString())
                    .set(CREDIT_ENTRY.AT, clock.instant())
                    .execute();
            both.dsl()
                    .update(CREDIT_ACCOUNT)
                    .set(CREDIT_ACCOUNT.BALANCE_AMOUNT, CREDIT_ACCOUNT.BALANCE_AMOUNT.minus(BigDecimal.TEN))
                    .set(CREDIT_ACCOUNT.HELD_AMOUNT, BigDecimal.TEN)
                    .where(CREDIT_ACCOUNT.ACCOUNT_ID.eq(accountId))
                    .execute();
        });
        assertThat(withdraw(spent).problem()).isEqualTo("credit-spent");
        assertThat(withdrawCredit
                        .work(new WithdrawCredit.Input(accountId, spent))
                        .withdrawn())
                .isFalse();

        var promised = credited();
        reserve(onHand());
        try {
            assertThat(withdraw(promised).problem()).isEqualTo("goods-promised");
            var items = grade.work(new GradeGoods.Input(promised, List.of())).dispositions();
            assertThatThrownBy(() -> unbook.work(new UnbookReturn.Input(promised, "STORE", items)))
                    .isInstanceOf(NeedsOperator.class);
        } finally {
            reserve(-onHand());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"lines": [{"sku": "COAT", "quantity": 1}]}                                                                    | /nodeId
                    {"nodeId": "NOWHERE", "lines": [{"sku": "COAT", "quantity": 1}]}                                               | /nodeId
                    {"nodeId": "CLOSED", "lines": [{"sku": "COAT", "quantity": 1}]}                                                | /nodeId
                    {"nodeId": "STORE"}                                                                                            | /lines
                    {"nodeId": "STORE", "lines": []}                                                                               | /lines
                    {"nodeId": "STORE", "lines": [{"quantity": 1}]}                                                                | /lines/0/sku
                    {"nodeId": "STORE", "lines": [{"sku": "NOTHING", "quantity": 1}]}                                              | /lines/0/sku
                    {"nodeId": "STORE", "lines": [{"sku": "COAT", "quantity": 0}]}                                                 | /lines/0/quantity
                    {"nodeId": "STORE", "lines": [{"sku": "COAT"}]}                                                                | /lines/0/quantity
                    {"nodeId": "STORE", "lines": [{"sku": "COAT", "quantity": 1}, {"sku": "COAT", "quantity": 1}]}                 | /lines/1/sku
                    {"nodeId": "STORE", "lines": [{"sku": "COAT", "quantity": 1}, {"sku": "IMPORT", "quantity": 1}]}               | /lines
                    {"nodeId": "STORE", "lines": [{"sku": "COAT", "quantity": 1, "paid": "9.90"}]}                                 | /lines/0/paid
                    {"nodeId": "STORE", "lines": [{"sku": "COAT", "quantity": 1, "reason": "sad"}]}                                | /lines/0/reason
                    {"nodeId": "STORE", "document": "é", "lines": [{"sku": "COAT", "quantity": 1}]}                                | /document
                    {"nodeId": "STORE", "customerId": "A B", "lines": [{"sku": "COAT", "quantity": 1}]}                            | /customerId
                    {"nodeId": "STORE", "requestedBy": "king", "lines": [{"sku": "COAT", "quantity": 1}]}                          | /requestedBy
                    {"nodeId": "STORE", "grant": {"role": "agent"}, "lines": [{"sku": "COAT", "quantity": 1}]}                     | /grant/reason
                    {"nodeId": "STORE", "receipt": {"number": "1", "date": "2026-01-01"}, "lines": [{"sku": "COAT", "quantity": 1, "paid": "9"}]}                       | /receipt/nodeId
                    {"nodeId": "STORE", "receipt": {"nodeId": "MOON", "number": "1", "date": "2026-01-01"}, "lines": [{"sku": "COAT", "quantity": 1, "paid": "9"}]}     | /receipt/nodeId
                    {"nodeId": "STORE", "receipt": {"nodeId": "STORE", "number": "a b", "date": "2026-01-01"}, "lines": [{"sku": "COAT", "quantity": 1, "paid": "9"}]}  | /receipt/number
                    {"nodeId": "STORE", "receipt": {"nodeId": "STORE", "number": "1"}, "lines": [{"sku": "COAT", "quantity": 1, "paid": "9"}]}                          | /receipt/date
                    {"nodeId": "STORE", "receipt": {"nodeId": "STORE", "number": "1", "date": "2999-01-01"}, "lines": [{"sku": "COAT", "quantity": 1, "paid": "9"}]}    | /receipt/date
                    {"nodeId": "STORE", "receipt": {"nodeId": "STORE", "number": "1", "date": "2026-01-01"}, "lines": [{"sku": "COAT", "quantity": 1}]}                 | /lines/0/paid
                    {"nodeId": "STORE", "receipt": {"nodeId": "STORE", "number": "1", "date": "2026-01-01"}, "lines": [{"sku": "COAT", "quantity": 1, "paid": "-1"}]}   | /lines/0/paid
                    {"nodeId": "STORE", "receipt": {"nodeId": "STORE", "number": "1", "date": "2026-01-01"}, "lines": [{"sku": "COAT", "quantity": 1, "paid": "1.999"}]}| /lines/0/paid
                    """)
    void bad_requests_are_refused(String body, String field) {
        var answer = post("/api/v1/returns", body, UUID.randomUUID().toString());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void unknown_ones_and_missing_keys_are_refused() {
        assertThat(withdraw(UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(code(UUID.randomUUID(), "k").status()).isEqualTo(404);
        var returnId = id(take("\"document\": \"%s\"".formatted(document()), coat()));
        assertThat(api.post("/api/v1/returns/" + returnId + "/credit-code", "").status())
                .isEqualTo(400);
        assertThat(inspect(returnId, "\"asNew\": 2").status()).isEqualTo(400);
        assertThatThrownBy(() -> grade.work(new GradeGoods.Input(returnId, List.of())))
                .isInstanceOf(NeedsOperator.class);
    }

    /** As the ledger would. */
    private void reserve(int units) {
        db.transaction(both -> {
            both.dsl()
                    .insertInto(STOCK_MOVEMENT)
                    .set(STOCK_MOVEMENT.NODE_ID, "STORE")
                    .set(STOCK_MOVEMENT.SKU, "COAT")
                    .set(STOCK_MOVEMENT.RESERVED_CHANGE, units)
                    .set(STOCK_MOVEMENT.CAUSE, units > 0 ? "reserve" : "release")
                    .set(STOCK_MOVEMENT.MOVED_AT, clock.instant())
                    .execute();
            both.dsl()
                    .update(STOCK_LEVEL)
                    .set(STOCK_LEVEL.RESERVED, STOCK_LEVEL.RESERVED.plus(units))
                    .where(STOCK_LEVEL.NODE_ID.eq("STORE"), STOCK_LEVEL.SKU.eq("COAT"))
                    .execute();
        });
    }

    /** One coat, as new. */
    private UUID credited() {
        var returnId = id(take("\"document\": \"%s\"".formatted(document()), coat()));
        inspect(returnId, "\"asNew\": 1");
        var graded = grade.work(new GradeGoods.Input(returnId, List.of()));
        restock.work(new RestockReturn.Input(returnId, "STORE", graded.dispositions()));
        credit(returnId, graded.creditAmount());
        return returnId;
    }

    private UUID credit(UUID returnId, BigDecimal amount) {
        var input = new IssueCredit.Input(returnId, amount, "BRL");
        var accountId = issue.work(input).accountId();
        assertThat(issue.work(input).accountId()).as("issued once").isEqualTo(accountId);
        var until =
                recordCredit.work(new RecordCredit.Input(returnId, accountId)).undoUntil();
        assertThat(recordCredit
                        .work(new RecordCredit.Input(returnId, accountId))
                        .undoUntil())
                .isEqualTo(until);
        return accountId;
    }

    private String receipt(String number, int daysAgo) {
        var date = LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Sao_Paulo"))
                .minusDays(daysAgo);
        return "\"receipt\": {\"nodeId\": \"STORE\", \"number\": \"%s\", \"date\": \"%s\"}".formatted(number, date);
    }

    private static String document() {
        return "RG " + UUID.randomUUID().toString().substring(0, 13);
    }

    private static String coat() {
        return "{\"sku\": \"COAT\", \"quantity\": 1}";
    }

    private static String coat(String paid) {
        return "{\"sku\": \"COAT\", \"quantity\": 1, \"paid\": \"%s\"}".formatted(paid);
    }

    private Api.Answer take(String more, String line) {
        return post(
                "/api/v1/returns",
                "{\"nodeId\": \"STORE\", %s\"lines\": [%s]}".formatted(more == null ? "" : more + ", ", line),
                UUID.randomUUID().toString());
    }

    private Api.Answer inspect(UUID returnId, String grades) {
        return api.post(
                "/api/v1/returns/" + returnId + "/inspection",
                "{\"lines\": [{\"lineId\": \"1\", %s}]}".formatted(grades));
    }

    private Api.Answer withdraw(UUID returnId) {
        return api.post("/api/v1/returns/" + returnId + "/withdrawal", "");
    }

    private Api.Answer code(UUID returnId, String key) {
        return post("/api/v1/returns/" + returnId + "/credit-code", "", key);
    }

    private Api.Answer post(String path, String body, String key) {
        return api.send(api.request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private int onHand() {
        return db.select(STOCK_LEVEL.ON_HAND)
                .from(STOCK_LEVEL)
                .where(STOCK_LEVEL.NODE_ID.eq("STORE"), STOCK_LEVEL.SKU.eq("COAT"))
                .fetchOptional(STOCK_LEVEL.ON_HAND)
                .orElse(0);
    }

    private static UUID id(Api.Answer answer) {
        return UUID.fromString(answer.body().path("returnId").asText());
    }

    private static List<String> words(JsonNode shown) {
        var words = new ArrayList<String>();
        shown.at("/blind/explanation").forEach(word -> words.add(word.asText()));
        return words;
    }
}
