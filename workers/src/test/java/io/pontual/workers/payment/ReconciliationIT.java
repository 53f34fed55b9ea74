package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CAPTURE;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.SETTLEMENT_FILE;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.SETTLEMENT_LINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.payment.RecordResolution;
import io.pontual.processes.payment.SettlementFile;
import io.pontual.processes.payment.SettlementFile.Line;
import io.pontual.processes.payment.SettlementFile.Status;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PaymentSteps.class})
class ReconciliationIT {
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    PaymentSteps steps;

    @Autowired
    SettlementFileListener listener;

    @Autowired
    RecordResolutionWorker resolve;

    @Autowired
    ReconciliationRepository repository;

    @Autowired
    DSLContext db;

    @Autowired
    ObjectMapper json;

    /** Of its own for each test, since a file is compared with all that was booked on its day. */
    private final LocalDate day =
            LocalDate.of(2001, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(1_900) * 3L);

    private UUID payment;
    private UUID capture;

    @BeforeEach
    void aDayWithOneCapture() {
        var order = steps.authorised("10.00");
        payment = orders.paymentIds(order).getFirst();
        steps.charge(order, "10.00");
        capture = UUID.fromString(sent.of(payment, Queue.PAYMENT_CAPTURE_CMD)
                .getFirst()
                .body()
                .path("captureId")
                .asText());
        steps.answer(payment, Kind.CAPTURED, "10.00");
        booked(capture, day.atTime(12, 0).atZone(ZONE).toInstant());
    }

    @Test
    void a_day_on_which_both_sides_agree_has_no_difference() {
        receive(file(line("10.00")));

        assertThat(differences()).isEmpty();
        assertThat(report().lines()).isOne();
        assertThat(report().problem()).isNull();
    }

    @Test
    void another_amount_is_one_difference_and_one_message_however_often_the_file_comes() {
        var file = file(line("10.01"));
        receive(file);
        receive(file);
        receive(file(line("10.01")));

        assertThat(differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo("AMOUNT_DIFFERS");
            assertThat(difference.ourAmount()).isEqualByComparingTo("10.00");
            assertThat(difference.theirAmount()).isEqualByComparingTo("10.01");
            assertThat(difference.paymentId()).isEqualTo(payment);
        });
        var message = told();
        assertThat(message.messageId()).isEqualTo("difference:aurora:" + day + ":" + capture);
        assertThat(message.body().path("ourAmount").asText()).isEqualTo("10.00");
        assertThat(message.body().path("resolveDueAt").asText()).isNotEmpty();
    }

    @Test
    void what_the_provider_has_and_we_do_not_is_missing_here() {
        var unknown = new Line(
                SettlementFile.Kind.REFUND, payment, UUID.randomUUID(), new BigDecimal("3.00"), "BRL", Status.BOOKED);
        receive(file(line("10.00"), unknown));

        assertThat(differences()).extracting(Difference::kind).containsExactly("MISSING_HERE");
        assertThat(told().body().path("ourAmount").asText()).isEqualTo("none");
    }

    @Test
    void what_we_have_and_the_provider_does_not_is_missing_there() {
        receive(file());

        assertThat(differences()).extracting(Difference::kind).containsExactly("MISSING_THERE");
        assertThat(differences().getFirst().theirAmount()).isNull();
    }

    @Test
    void what_was_booked_just_before_midnight_may_come_with_the_next_days_file() {
        booked(capture, day.plusDays(1).atStartOfDay(ZONE).toInstant().minusSeconds(60));
        receive(file());
        assertThat(differences()).isEmpty();

        receive(new SettlementFile(UUID.randomUUID(), "aurora", day.plusDays(1), "next", null, List.of(line("10.00"))));
        assertThat(repository.differences(day.plusDays(1), "aurora", 0, 10)).isEmpty();
    }

    @Test
    void one_that_never_comes_is_missed_by_the_next_days_file() {
        booked(capture, day.plusDays(1).atStartOfDay(ZONE).toInstant().minusSeconds(60));
        receive(file());

        receive(new SettlementFile(UUID.randomUUID(), "aurora", day.plusDays(1), "next", null, List.of()));

        assertThat(repository.differences(day.plusDays(1), "aurora", 0, 10))
                .extracting(Difference::kind)
                .containsExactly("MISSING_THERE");
    }

    @Test
    void the_same_operation_twice_is_a_duplicate() {
        receive(file(line("10.00"), line("10.00")));

        assertThat(differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo("DUPLICATE");
            assertThat(difference.theirAmount()).isEqualByComparingTo("20.00");
        });
    }

    @Test
    void the_same_operation_on_another_day_is_a_duplicate_too() {
        receive(file(line("10.00")));
        receive(new SettlementFile(UUID.randomUUID(), "aurora", day.plusDays(1), "next", null, List.of(line("10.00"))));

        assertThat(differences()).isEmpty();
        assertThat(repository.differences(day.plusDays(1), "aurora", 0, 10))
                .extracting(Difference::kind)
                .containsExactly("DUPLICATE");
    }

    @Test
    void what_they_reversed_and_what_failed_here_differ_in_status() {
        receive(file(new Line(
                SettlementFile.Kind.CAPTURE, payment, capture, new BigDecimal("10.00"), "BRL", Status.REVERSED)));
        assertThat(differences()).extracting(Difference::kind).containsExactly("STATUS_DIFFERS");
    }

    @Test
    void a_refused_file_is_reported_and_nothing_of_it_is_compared() {
        var refused = new SettlementFile(UUID.randomUUID(), "aurora", null, "f-" + day, "it was cut off", List.of());
        receive(refused);

        assertThat(repository.files(null, "aurora", 0, 1).getFirst().problem()).isEqualTo("it was cut off");
        assertThat(db.fetchCount(SETTLEMENT_LINE, SETTLEMENT_LINE.FILE_ID.eq(refused.fileId())))
                .isZero();
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_compared_whole_leaves_nothing() {
        var bad = file(
                line("10.00"),
                new Line(SettlementFile.Kind.CAPTURE, payment, null, BigDecimal.ONE, "BRL", Status.BOOKED));

        assertThatThrownBy(() -> receive(bad)).isInstanceOf(RuntimeException.class);

        assertThat(db.fetchCount(SETTLEMENT_FILE, SETTLEMENT_FILE.FILE_ID.eq(bad.fileId())))
                .isZero();
    }

    @Test
    void a_resolution_is_written_down_once() {
        receive(file(line("10.01")));
        var differenceId = differences().getFirst().differenceId();

        resolve.work(new RecordResolution.Input(differenceId, "corrected-by-provider"));
        resolve.work(new RecordResolution.Input(differenceId, "written-off"));

        assertThat(differences().getFirst().resolution()).isEqualTo("corrected-by-provider");
        assertThat(report().differences()).isOne();
        assertThat(report().open()).isZero();
        assertThatThrownBy(() -> resolve.work(new RecordResolution.Input(UUID.randomUUID(), "written-off")))
                .isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> resolve.work(new RecordResolution.Input(differenceId, " ")))
                .isInstanceOf(NeedsOperator.class);
    }

    @Test
    void another_providers_file_says_nothing_about_it() {
        receive(new SettlementFile(UUID.randomUUID(), "litoral", day, "l", null, List.of()));

        assertThat(repository.differences(day, "litoral", 0, 10)).isEmpty();
    }

    private Line line(String amount) {
        return new Line(SettlementFile.Kind.CAPTURE, payment, capture, new BigDecimal(amount), "BRL", Status.BOOKED);
    }

    private SettlementFile file(Line... lines) {
        return new SettlementFile(UUID.randomUUID(), "aurora", day, "settlement-" + day, null, List.of(lines));
    }

    private void receive(SettlementFile file) {
        try {
            listener.receive(json.writeValueAsString(file));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void booked(UUID captureId, Instant at) {
        db.update(CAPTURE)
                .set(CAPTURE.ENDED_AT, at)
                .where(CAPTURE.CAPTURE_ID.eq(captureId))
                .execute();
    }

    private List<Difference> differences() {
        return repository.differences(day, "aurora", 0, 10);
    }

    private Reconciliation report() {
        return repository.files(day, "aurora", 0, 1).getFirst();
    }

    private SentMessages.Message told() {
        var messages = sent.of(differences().getFirst().differenceId(), MessageName.PAYMENT_DIFFERENCE_FOUND);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
