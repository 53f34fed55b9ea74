package io.pontual.integrations.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.payment.PaymentProvider;
import io.pontual.processes.payment.SettlementFile;
import io.pontual.processes.payment.SettlementFile.Kind;
import io.pontual.processes.payment.SettlementFile.Status;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The providers' formats, whole and broken. */
class SettlementFilesTest {
    private static final UUID PAYMENT = UUID.randomUUID();
    private static final UUID OPERATION = UUID.randomUUID();
    private static final String AURORA = "settlement,aurora,2026-03-02\n"
            + "capture," + PAYMENT + "," + OPERATION + ",119.80,BRL,booked\n"
            + "refund," + PAYMENT + "," + OPERATION + ",20.00,BRL,reversed\n"
            + "total,2,139.80\n";
    private static final String LITORAL = "0LITORAL20260302\n"
            + "1C%-36s%-40s%015dB\n".formatted(PAYMENT, OPERATION + "-1", 11980)
            + "1R%-36s%-40s%015dX\n".formatted(PAYMENT, OPERATION + "-1", 2000)
            + "9%09d%015d\n".formatted(2, 13980);

    private final SettlementRoutes routes = new SettlementRoutes(null, null);

    @Test
    void both_formats_say_the_same() {
        var aurora = read(PaymentProvider.AURORA, AURORA);
        var litoral = read(PaymentProvider.LITORAL, LITORAL);

        assertThat(aurora.problem()).isNull();
        assertThat(aurora.day()).isEqualTo(LocalDate.of(2026, 3, 2)).isEqualTo(litoral.day());
        assertThat(litoral.problem()).isNull();
        assertThat(litoral.lines())
                .usingRecursiveComparison()
                .withComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
                .isEqualTo(aurora.lines());
        var first = aurora.lines().getFirst();
        assertThat(first.kind()).isEqualTo(Kind.CAPTURE);
        assertThat(first.paymentId()).isEqualTo(PAYMENT);
        assertThat(first.operationId()).isEqualTo(OPERATION);
        assertThat(first.amount()).isEqualByComparingTo("119.80");
        assertThat(first.status()).isEqualTo(Status.BOOKED);
        assertThat(aurora.lines().getLast().status()).isEqualTo(Status.REVERSED);
    }

    @Test
    void the_same_file_has_the_same_id_and_a_changed_one_another() {
        assertThat(read(PaymentProvider.AURORA, AURORA).fileId())
                .isEqualTo(read(PaymentProvider.AURORA, AURORA).fileId())
                .isNotEqualTo(read(PaymentProvider.AURORA, AURORA.replace("booked", "reversed"))
                        .fileId());
    }

    @Test
    void a_day_without_business_is_a_file_without_lines() {
        assertThat(read(PaymentProvider.AURORA, "settlement,aurora,2026-03-02\ntotal,0,0\n")
                        .problem())
                .isNull();
        assertThat(read(PaymentProvider.LITORAL, "0LITORAL20260302\n9%09d%015d\n".formatted(0, 0))
                        .problem())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "settlement,litoral,2026-03-02\ntotal,0,0",
                "settlement,aurora,yesterday\ntotal,0,0",
                "settlement,aurora,2026-03-02",
                "settlement,aurora,2026-03-02\ntotal,1,0",
                "settlement,aurora,2026-03-02\ncapture,x,y,1.00,BRL,booked\ntotal,1,1.00",
                "settlement,aurora,2026-03-02\ncapture,1.00\ntotal,1,1.00",
                "settlement,aurora,2026-03-02\ntotal,0,-1",
                "0LITORAL20260302",
                "0LITORAL20261345\n9000000000000000000000000",
                "0LITORAL20260302\n1Cshort\n9000000001000000000000000",
                "0LITORAL20260302\n9000000001000000000000000",
            })
    void what_is_not_whole_is_refused_and_has_no_lines(String text) {
        for (var provider : PaymentProvider.values()) {
            var refused = read(provider, text);
            assertThat(refused.problem()).as(provider.code()).isNotBlank();
            assertThat(refused.lines()).isEmpty();
            assertThat(refused.day()).isNull();
        }
    }

    @Test
    void a_file_that_was_cut_off_or_changed_shows_by_its_totals() {
        var lines = AURORA.split("\n");
        assertThat(read(PaymentProvider.AURORA, lines[0] + "\n" + lines[1] + "\n")
                        .problem())
                .contains("cut off");
        assertThat(read(PaymentProvider.AURORA, AURORA.replace(lines[2] + "\n", ""))
                        .problem())
                .contains("2 lines, but has 1");
        assertThat(read(PaymentProvider.AURORA, AURORA.replace("119.80", "119.81"))
                        .problem())
                .contains("adds up to");
        assertThat(read(PaymentProvider.LITORAL, LITORAL.replace("11980B", "11981B"))
                        .problem())
                .contains("adds up to");
    }

    @Test
    void a_file_that_is_too_large_is_refused_unread() {
        var properties = new SettlementProperties(null, org.springframework.util.unit.DataSize.ofKilobytes(1), null);

        var refused = new SettlementRoutes(properties, null).read(PaymentProvider.AURORA, "a", null, 1);

        assertThat(refused.problem()).contains("larger");
    }

    private SettlementFile read(PaymentProvider provider, String text) {
        return routes.read(provider, "settlement-1.txt", text.getBytes(StandardCharsets.UTF_8), 0);
    }
}
