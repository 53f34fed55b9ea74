package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.INBOX;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.CARRIER_INSTRUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.shipping.CarrierCommand.Kind;
import io.pontual.processes.shipping.CarrierResult;
import io.pontual.processes.shipping.CarrierResult.Outcome;
import io.pontual.processes.shipping.FileClaim;
import io.pontual.processes.shipping.InstructCarrier;
import io.pontual.processes.shipping.LookAtParcel;
import io.pontual.processes.shipping.TrackingEvent.Status;
import io.pontual.workers.notification.NotifyCustomerWorker;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** What carriers answer to what they were told about parcels. */
@ApiTest
@Import(SentMessages.class)
class CarrierAnswersIT {
    @Autowired
    Api api;

    @Autowired
    ApplicationContext context;

    @Autowired
    SentMessages sent;

    @Autowired
    CarrierResultListener listener;

    @Autowired
    ParcelDeliveries deliveries;

    @Autowired
    LookAtParcelWorker look;

    @Autowired
    InstructCarrierWorker instruct;

    @Autowired
    FileClaimWorker claim;

    @Autowired
    NotifyCustomerWorker tell;

    @Autowired
    ObjectMapper json;

    @Autowired
    DSLContext db;

    private final LocalDate day = LocalDate.now(ZoneId.of("America/Sao_Paulo")).plusDays(6);
    private final List<String> known = new ArrayList<>();
    private FollowedParcel parcel;

    @BeforeEach
    void a_parcel_is_on_its_way() {
        parcel = new FollowedParcel(context, api);
    }

    @Test
    void a_day_that_the_carrier_agrees_on_is_the_customers_and_moves_the_promise() {
        var command = wished();
        assertThat(seen().at("/wishes/0/answer").asText()).isEqualTo("asked");

        answer("a1", command, Kind.RESCHEDULE, Outcome.DONE);
        answer("a1", command, Kind.RESCHEDULE, Outcome.DONE);

        assertThat(woken()).as("by the wish and once by the answer").isEqualTo(2);
        assertThat(seen().at("/wishes/0/answer").asText()).isEqualTo("agreed");
        assertThat(seen().at("/agreedOn").asText()).isEqualTo(day.toString());
        assertThat(deliveries.ofOrder(parcel.orderId).getFirst().agreedOn()).isEqualTo(day);
        var news = next();
        assertThat(news.news()).isEqualTo("agreed");
        tell.work(new NotifyCustomer.Input(parcel.orderId, news.newsId(), "parcel-agreed"));
        assertThat(next().news()).isEqualTo("nothing");
    }

    @Test
    void a_day_that_the_carrier_declines_is_told_and_everything_stays() {
        var command = wished();

        answer("a1", command, Kind.RESCHEDULE, Outcome.REFUSED);

        assertThat(seen().at("/wishes/0/answer").asText()).isEqualTo("declined");
        assertThat(seen().has("agreedOn")).isFalse();
        var news = next();
        assertThat(news.news()).isEqualTo("declined");
        tell.work(new NotifyCustomer.Input(parcel.orderId, news.newsId(), "parcel-declined"));
    }

    @Test
    void what_we_want_and_the_carrier_refuses_is_for_care() {
        var newsId = UUID.randomUUID();
        instruct.work(new InstructCarrier.Input(parcel.orderId, parcel.parcelId, newsId, "redeliver"));

        answer("a1", "parcel-instruction:" + newsId, Kind.RESCHEDULE, Outcome.REFUSED);

        assertThat(next().news()).isEqualTo("unwilling");
        assertThat(next().news()).as("once").isEqualTo("nothing");
    }

    @Test
    void what_we_want_and_the_carrier_does_is_no_news() {
        var newsId = UUID.randomUUID();
        instruct.work(new InstructCarrier.Input(parcel.orderId, parcel.parcelId, newsId, "return"));

        answer("a1", "parcel-instruction:" + newsId, Kind.RETURN, Outcome.DONE);

        assertThat(next().news()).isEqualTo("nothing");
    }

    @Test
    void an_answer_that_comes_after_the_end_changes_nothing() {
        var command = wished();
        parcel.report(Status.DELIVERED, 5);

        answer("a1", command, Kind.RESCHEDULE, Outcome.REFUSED);

        assertThat(next().news()).isEqualTo("delivered");
        assertThat(next().news()).isEqualTo("nothing");
    }

    @Test
    void a_claim_that_is_refused_is_settled_by_finance_once() {
        parcel.report(Status.LOST, 5);
        claim.work(new FileClaim.Input(parcel.orderId, parcel.parcelId, "LOST", new BigDecimal("10.00"), "BRL"));

        answer("c1", "parcel-claim:" + parcel.parcelId, Kind.CLAIM, Outcome.REFUSED);
        answer("c2", "parcel-claim:" + parcel.parcelId, Kind.CLAIM, Outcome.REFUSED);

        var refused = sent.of(parcel.parcelId, MessageName.SHIPPING_CLAIM_REFUSED);
        assertThat(refused).hasSize(1);
        assertThat(parked()).isZero();
    }

    @Test
    void a_claim_that_is_accepted_is_kept_with_its_number() {
        parcel.report(Status.DAMAGED, 5);
        claim.work(new FileClaim.Input(parcel.orderId, parcel.parcelId, "DAMAGED", new BigDecimal("10.00"), "BRL"));

        answer("c1", "parcel-claim:" + parcel.parcelId, Kind.CLAIM, Outcome.DONE);

        assertThat(db.fetchValue(
                        CARRIER_INSTRUCTION.REFERENCE,
                        CARRIER_INSTRUCTION.COMMAND_ID.eq("parcel-claim:" + parcel.parcelId)))
                .isEqualTo("REF-1");
        assertThat(sent.of(parcel.parcelId, MessageName.SHIPPING_CLAIM_REFUSED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "parcel-instruction:never, RESCHEDULE, DONE, andorinha",
        "COMMAND, REDIRECT, DONE, andorinha",
        "COMMAND, RESCHEDULE, DONE, rotasul",
        "COMMAND, RESCHEDULE, UNREACHED, andorinha"
    })
    void an_answer_to_what_nobody_asked_is_parked(String commandId, Kind kind, Outcome outcome, String carrier) {
        var command = wished();

        answer("x1", commandId.equals("COMMAND") ? command : commandId, kind, outcome, carrier, parcel.parcelId);

        assertThat(parked()).isEqualTo(1);
        assertThat(seen().at("/wishes/0/answer").asText()).isEqualTo("asked");
    }

    @Test
    void an_answer_about_a_parcel_that_no_carrier_has_is_parked() {
        answer("x2", "parcel-instruction:1", Kind.RETURN, Outcome.DONE, "andorinha", UUID.randomUUID());
        assertThat(parked()).isEqualTo(1);
    }

    @Test
    void the_first_of_two_answers_that_contradict_counts_and_somebody_asks() {
        var command = wished();
        answer("a1", command, Kind.RESCHEDULE, Outcome.DONE);

        answer("a2", command, Kind.RESCHEDULE, Outcome.REFUSED);

        assertThat(seen().at("/wishes/0/answer").asText()).isEqualTo("agreed");
        assertThat(parked()).isEqualTo(1);
    }

    /** @return the command that passed it on */
    private String wished() {
        var answer = api.send(api.anonymous("/api/v1/tracking/" + parcel.token + "/wishes")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"kind\": \"reschedule\", \"deliverOn\": \"" + day + "\"}")));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        instruct.work(new InstructCarrier.Input(parcel.orderId, parcel.parcelId, next().newsId(), "wish"));
        return db.fetchValue(CARRIER_INSTRUCTION.COMMAND_ID, CARRIER_INSTRUCTION.PARCEL_ID.eq(parcel.parcelId));
    }

    private LookAtParcel.Output next() {
        var found = look.work(
                new LookAtParcel.Input(parcel.orderId, parcel.parcelId, FollowedParcel.POLICY, known, null, null));
        known.clear();
        known.addAll(found.known());
        return found;
    }

    private void answer(String id, String commandId, Kind kind, Outcome outcome) {
        answer(id, commandId, kind, outcome, "andorinha", parcel.parcelId);
    }

    private void answer(String id, String commandId, Kind kind, Outcome outcome, String carrier, UUID parcelId) {
        try {
            listener.receive(json.writeValueAsString(new CarrierResult(
                    parcel.code + id,
                    commandId,
                    kind,
                    carrier,
                    parcelId,
                    1,
                    outcome,
                    parcel.code,
                    "REF-1",
                    outcome == Outcome.REFUSED ? "too_late" : null,
                    null,
                    Instant.now())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode seen() {
        return api.send(api.anonymous("/api/v1/tracking/" + parcel.token).GET()).body();
    }

    private int woken() {
        return sent.of(parcel.parcelId, MessageName.SHIPPING_PARCEL_MOVED).size();
    }

    private int parked() {
        return db.fetchCount(INBOX, INBOX.STATUS.eq("PARKED").and(INBOX.EVENT_ID.startsWith(parcel.code)));
    }
}
