package io.pontual.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.payment.SettlementFile;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class ReconciliationApiIT {
    private static final String PATH = "/api/v1/reconciliations";

    @Autowired
    Api api;

    @Autowired
    Reconciliations reconciliations;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void finance_reads_what_came_of_a_providers_day() {
        var operation = UUID.randomUUID();
        receive(new SettlementFile(
                UUID.randomUUID(),
                "litoral",
                LocalDate.of(1999, 3, 2),
                "settlement-1999-03-02.txt",
                null,
                List.of(new SettlementFile.Line(
                        SettlementFile.Kind.CAPTURE,
                        UUID.randomUUID(),
                        operation,
                        new BigDecimal("10.00"),
                        "BRL",
                        SettlementFile.Status.BOOKED))));

        var report = api.get(PATH + "?date=1999-03-02&provider=litoral").body();
        assertThat(report.path("total").asInt()).isOne();
        assertThat(report.at("/items/0/lines").asInt()).isOne();
        assertThat(report.at("/items/0/differences").asInt()).isOne();
        assertThat(report.at("/items/0/open").asInt()).isOne();
        var differences =
                api.get(PATH + "/differences?date=1999-03-02&provider=litoral").body();
        assertThat(differences.path("total").asInt()).isOne();
        assertThat(differences.at("/items/0/kind").asText()).isEqualTo("MISSING_HERE");
        assertThat(differences.at("/items/0/operationId").asText()).isEqualTo(operation.toString());
        assertThat(api.get(PATH + "?date=1999-03-02&provider=aurora")
                        .body()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?date=yesterday",
                "?date=2026-13-01",
                "?provider=nobody",
                "?page=-1",
                "?page=x",
                "?page=10001",
                "?size=0",
                "?size=201",
            })
    void bad_queries_are_refused(String query) {
        assertThat(api.get(PATH + query).status()).isEqualTo(400);
        assertThat(api.get(PATH + "/differences" + query).status()).isEqualTo(400);
    }

    @Test
    void it_is_not_for_everybody() {
        assertThat(api.send(api.anonymous(PATH).GET()).status()).isEqualTo(401);
    }

    private void receive(SettlementFile file) {
        transaction.executeWithoutResult(status -> reconciliations.compare(file));
    }
}
