package io.pontual.workers.payment;

import static io.pontual.workers.payment.PaymentStatus.AUTHORISED;
import static io.pontual.workers.payment.PaymentStatus.CAPTURED;
import static io.pontual.workers.payment.PaymentStatus.CAPTURE_FAILED;
import static io.pontual.workers.payment.PaymentStatus.CAPTURING;
import static io.pontual.workers.payment.PaymentStatus.DECLINED;
import static io.pontual.workers.payment.PaymentStatus.EXPIRED;
import static io.pontual.workers.payment.PaymentStatus.ISSUED;
import static io.pontual.workers.payment.PaymentStatus.REQUESTED;
import static io.pontual.workers.payment.PaymentStatus.VOIDED;
import static io.pontual.workers.payment.PaymentStatus.VOIDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.StateDiagram;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentStatusTest {
    private static final Set<List<PaymentStatus>> ALLOWED = Set.of(
            List.of(REQUESTED, AUTHORISED),
            List.of(REQUESTED, DECLINED),
            List.of(REQUESTED, ISSUED),
            List.of(REQUESTED, CAPTURED),
            List.of(REQUESTED, EXPIRED),
            List.of(ISSUED, REQUESTED),
            List.of(ISSUED, CAPTURED),
            List.of(ISSUED, EXPIRED),
            List.of(EXPIRED, CAPTURED),
            List.of(DECLINED, CAPTURED),
            List.of(AUTHORISED, CAPTURING),
            List.of(AUTHORISED, VOIDING),
            List.of(DECLINED, VOIDING),
            List.of(CAPTURING, AUTHORISED),
            List.of(CAPTURING, CAPTURED),
            List.of(CAPTURING, CAPTURE_FAILED),
            List.of(CAPTURE_FAILED, CAPTURING),
            List.of(CAPTURE_FAILED, AUTHORISED),
            List.of(CAPTURE_FAILED, CAPTURED),
            List.of(CAPTURE_FAILED, VOIDING),
            List.of(VOIDING, CAPTURED),
            List.of(VOIDING, VOIDED));

    static Stream<List<PaymentStatus>> every_pair() {
        return StateDiagram.pairs(PaymentStatus.values());
    }

    @ParameterizedTest
    @MethodSource("every_pair")
    void only_the_documented_transitions_are_possible(List<PaymentStatus> pair) {
        var from = pair.getFirst();
        var to = pair.getLast();
        if (ALLOWED.contains(pair)) {
            assertThat(from.become(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.become(to))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(from + " cannot become " + to);
        }
    }

    @Test
    void money_is_neither_set_aside_nor_under_way_in_a_terminal_state() {
        assertThat(Arrays.stream(PaymentStatus.values()).filter(PaymentStatus::isTerminal))
                .containsExactlyInAnyOrder(DECLINED, EXPIRED, CAPTURED, VOIDED);
    }

    @Test
    void an_answer_is_awaited_after_every_request_and_never_in_a_terminal_state() {
        assertThat(Arrays.stream(PaymentStatus.values()).filter(PaymentStatus::awaitsProvider))
                .containsExactlyInAnyOrder(REQUESTED, ISSUED, CAPTURING, VOIDING)
                .noneMatch(PaymentStatus::isTerminal);
    }

    @Test
    void the_documented_diagram_shows_the_same_transitions() {
        assertThat(StateDiagram.transitions("Payment")).isEqualTo(StateDiagram.names(ALLOWED));
    }
}
