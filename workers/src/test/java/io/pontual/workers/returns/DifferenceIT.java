package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.ASSESSMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.AssessDifference;
import io.pontual.processes.returns.RecordInspection;
import io.pontual.processes.returns.RecordObjection;
import io.pontual.processes.returns.RecordReceipt;
import io.pontual.processes.returns.RecordSentHome;
import io.pontual.processes.returns.ValueReturn;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What came back is not what was to come back: what follows, the customer's objection and the decision. */
@ApiTest
@Import(ReturnSteps.class)
class DifferenceIT {
    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    RecordReceiptWorker recordReceipt;

    @Autowired
    RecordInspectionWorker recordInspection;

    @Autowired
    AssessDifferenceWorker assess;

    @Autowired
    RecordObjectionWorker recordObjection;

    @Autowired
    RecordSentHomeWorker recordSentHome;

    @Autowired
    ValueReturnWorker value;

    @Autowired
    DSLContext db;

    private UUID orderId;
    private UUID returnId;

    @BeforeEach
    void twoShirtsSentBack() {
        new Catalog(db)
                .node("STORE", "America/Sao_Paulo", "tasklist", true, "pickup", "ship")
                .product("SHIRT", "Camiseta azul", "home")
                .product("MUG", "Caneca", "home");
        orderId = steps.delivered("web", null, 9);
        steps.charged(orderId);
        var asked = send(
                "returns",
                "{\"way\": \"drop-off\", \"lines\": [{\"lineId\": \"1\", \"quantity\": 2, \"reason\": \"changed-mind\"}]}");
        returnId = UUID.fromString(asked.body().path("returnId").asText());
        assertThat(api.post(path() + "/arrival", "{\"nodeId\": \"STORE\"}").status())
                .isEqualTo(200);
    }

    @Test
    void what_the_customer_damaged_is_told_with_photos_and_kept_back_when_nobody_objects() {
        receive(2, 0);
        var told = inspect(1, 1);
        assertThat(told.objectionPossible()).isTrue();
        assertThat(told.findings()).isEqualTo("1 x Camiseta azul: damaged, 50 % kept back");
        assertThat(assess.work(new AssessDifference.Input(returnId)))
                .as("twice")
                .isEqualTo(told);
        var shown = api.send(api.anonymous(link()).GET()).body();
        assertThat(shown.at("/differences/0/grade").asText()).isEqualTo("damaged");
        assertThat(shown.at("/photos/0").asText()).isEqualTo("photo-1");

        assertThat(decide("as-assessed", null, null)).isEqualTo(new RecordObjection.Output(false, false));
        // 170.76 for both, half of one of them kept back, and 12.90 for the way
        assertThat(refund()).isEqualByComparingTo("115.17");
        assertThat(api.get(path()).body().at("/refund/statements/0/reduction").asText())
                .isEqualTo("42.69");
        assertThat(api.get(path()).body().at("/refund/statements/0/explanation").toString())
                .contains("Less R$42.69 for items that came back worse");
        assertThat(object("I do not agree").problem()).isEqualTo("objection-too-late");
    }

    @Test
    void who_objects_is_heard_once_and_an_agent_decides_that_nothing_is_kept_back() {
        receive(2, 0);
        inspect(1, 1);
        assertThat(object("It was like that").status()).isEqualTo(202);
        assertThat(object("Again").status()).isEqualTo(202);
        assertThat(db.fetchCount(
                        OUTBOX,
                        OUTBOX.DESTINATION
                                .eq(MessageName.RETURNS_OBJECTION_RAISED)
                                .and(OUTBOX.CORRELATION_KEY.eq(returnId.toString()))))
                .isEqualTo(1);
        assertThatThrownBy(() -> decide("reduce", "Why", null)).isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> decide("accept", " ", null)).isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> decide("maybe", "Why", 1)).isInstanceOf(NeedsOperator.class);
        decide("accept", "The photos show it", null);
        assertThat(decide("send-back", "Told twice", null).goodsRefused())
                .as("the first counts")
                .isFalse();
        assertThat(refund()).isEqualByComparingTo("157.86");
    }

    @Test
    void a_wrong_item_goes_home_and_is_not_paid_and_the_right_one_may_still_come() {
        receive(0, 2);
        var told = assess.work(new AssessDifference.Input(returnId));
        assertThat(told.objectionPossible()).isTrue();
        assertThat(told.findings()).isEqualTo("2 x Camiseta azul: wrong-item");
        assertThat(decide("as-assessed", null, null).sendHome()).isTrue();
        recordSentHome.work(new RecordSentHome.Input(returnId, "andorinha", "AN1"));
        assertThat(refund()).isZero();
        assertThat(api.get("/api/v1/orders/" + orderId + "/return-options")
                        .body()
                        .at("/lines/0/options/0/quantity")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void what_was_asked_for_again_meanwhile_is_not_paid_by_an_objection_too() {
        receive(0, 2);
        assess.work(new AssessDifference.Input(returnId));
        assertThat(object("I sent the right ones").status()).isEqualTo(202);
        var again =
                send("returns", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1, \"reason\": \"changed-mind\"}]}");
        assertThatThrownBy(() -> decide("accept", "The photos show it", null))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("Camiseta azul (line 1) was asked for again meanwhile");
        assertThat(api.post("/api/v1/returns/" + again.body().path("returnId").asText() + "/cancellation", "")
                        .status())
                .isEqualTo(200);
        decide("accept", "The photos show it", null);
        assertThat(refund()).isEqualByComparingTo("157.86");
    }

    @Test
    void what_is_being_repaired_meanwhile_is_not_paid_by_an_objection_too() {
        receive(1, 1);
        assess.work(new AssessDifference.Input(returnId));
        assertThat(object("I sent the right one").status()).isEqualTo(202);
        var repair = send(
                "repairs",
                "{\"lineId\": \"1\", \"problem\": \"broken-part\", \"way\": \"send-in\", \"nodeId\": \"STORE\"}");
        assertThatThrownBy(() -> decide("accept", "The photos show it", null))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("Camiseta azul (line 1) was asked for again meanwhile")
                .hasMessageContaining("return, claim or repair of the order");
        assertThat(api.post("/api/v1/repairs/" + repair.body().path("repairId").asText() + "/cancellation", "")
                        .status())
                .isEqualTo(200);
        decide("accept", "The photos show it", null);
        assertThat(refund()).isEqualByComparingTo("157.86");
    }

    @Test
    void nothing_comes_in_the_place_of_what_came() {
        var answer = api.post(path() + "/receipt", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 2, \"wrong\": 1}]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("/lines/0/wrong");
        assertThatThrownBy(() -> recordReceipt.work(
                        new RecordReceipt.Input(returnId, List.of(new RecordReceipt.Received("1", 2, 1, List.of())))))
                .isInstanceOf(NeedsOperator.class);
        receive(1, 1);
    }

    @Test
    void refused_goods_are_not_paid_and_may_come_again() {
        receive(2, 0);
        inspect(1, 1);
        object("No");
        assertThat(decide("send-back", "Worn for weeks", null)).isEqualTo(new RecordObjection.Output(true, true));
        assertThat(refund()).isZero();
        assertThat(db.fetchValue(ASSESSMENT.DECISION, ASSESSMENT.RETURN_ID.eq(returnId)))
                .isEqualTo("send-back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\": \" \"}", "{\"text\": 1, \"x\": 2}"})
    void an_objection_says_what_is_wrong(String body) {
        receive(2, 0);
        inspect(1, 1);
        assertThat(api.send(api.anonymous(link())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                        .status())
                .isEqualTo(400);
        assertThat(api.send(api.anonymous("/api/v1/tracking/guessed/return-difference")
                                .GET())
                        .status())
                .isEqualTo(404);
    }

    /** Something else that the customer asks for. */
    private Api.Answer send(String what, String body) {
        var answer = api.send(api.request("/api/v1/orders/" + orderId + "/" + what)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer;
    }

    private void receive(int right, int wrong) {
        var received = recordReceipt.work(new RecordReceipt.Input(
                returnId, List.of(new RecordReceipt.Received("1", right, wrong, List.of("photo-1")))));
        assertThat(received.differs()).isEqualTo(wrong > 0 || right < 2);
    }

    private AssessDifference.Output inspect(int asNew, int damaged) {
        assertThat(recordInspection
                        .work(new RecordInspection.Input(
                                returnId,
                                List.of(new RecordInspection.Graded("1", asNew, 0, 0, damaged, 0, List.of("photo-2")))))
                        .differs())
                .isTrue();
        return assess.work(new AssessDifference.Input(returnId));
    }

    private RecordObjection.Output decide(String decision, String reason, Integer percent) {
        return recordObjection.work(new RecordObjection.Input(returnId, decision, reason, percent));
    }

    private BigDecimal refund() {
        return value.work(new ValueReturn.Input(orderId, returnId, "on-inspection"))
                .refundAmount();
    }

    private Api.Answer object(String text) {
        return api.send(api.anonymous(link())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"" + text + "\"}")));
    }

    private String link() {
        return "/api/v1"
                + DifferencePageController.path(db.fetchValue(ASSESSMENT.TOKEN, ASSESSMENT.RETURN_ID.eq(returnId)));
    }

    private String path() {
        return "/api/v1/returns/" + returnId;
    }
}
