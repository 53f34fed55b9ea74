package io.pontual.workers.payment;

import io.pontual.workers.payment.contract.Payments;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class PaymentsView implements Payments {
    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final InstructionRepository instructions;

    PaymentsView(PaymentRepository payments, RefundRepository refunds, InstructionRepository instructions) {
        this.payments = payments;
        this.refunds = refunds;
        this.instructions = instructions;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Payments.Payment> ofOrder(UUID orderId) {
        var codes = instructions.currentOfOrder(orderId).stream()
                .collect(Collectors.toMap(Instruction::paymentId, Function.identity()));
        return payments.ofOrder(orderId).stream()
                .map(payment -> shown(payment, codes.get(payment.paymentId())))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Payments.Instructions> instructions(UUID instructionId) {
        return instructions.find(instructionId).flatMap(instruction -> payments.orderOf(instruction.paymentId())
                .flatMap(orderId -> payments.ofOrder(orderId).stream()
                        .filter(payment -> payment.paymentId().equals(instruction.paymentId()))
                        .findFirst())
                .map(payment -> shown(instruction, payment)));
    }

    private static Payments.Instructions shown(Instruction instruction, io.pontual.workers.payment.Payment payment) {
        return new Payments.Instructions(
                payment.paymentId(),
                payment.terms().method(),
                payment.terms().amount(),
                payment.terms().currency(),
                instruction.code(),
                instruction.payableLine(),
                instruction.dueAt(),
                payment.is(PaymentStatus.ISSUED) && payment.issueNo() == instruction.issueNo());
    }

    @Override
    @Transactional(readOnly = true)
    public BigDecimal refundable(UUID orderId) {
        return new OrderMoney(payments.ofOrder(orderId), refunds.partsOfOrder(orderId)).refundable();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Payments.Refunded> refund(UUID refundId) {
        return refunds.find(refundId).map(refund -> {
            var parts = refunds.partsOfOrder(refund.orderId()).stream()
                    .filter(part -> part.refundId().equals(refundId))
                    .filter(part -> part.status() == RefundStatus.DONE)
                    .toList();
            return new Payments.Refunded(
                    refundId,
                    refund.reason().code(),
                    refund.currency(),
                    sum(parts, Refund.Target.ORIGINAL),
                    sum(parts, Refund.Target.STORE_CREDIT),
                    refunds.creditCodes(refundId));
        });
    }

    private static BigDecimal sum(List<Refund.Part> parts, Refund.Target target) {
        return parts.stream()
                .filter(part -> part.target() == target)
                .map(Refund.Part::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @param instruction the customer's current one; null for none */
    private static Payments.Payment shown(io.pontual.workers.payment.Payment payment, Instruction instruction) {
        var amounts = payment.amounts();
        var installments = payment.terms().installments();
        return new Payments.Payment(
                payment.paymentId(),
                payment.terms().method(),
                payment.status().name(),
                payment.terms().currency(),
                payment.terms().amount(),
                payment.amounts().authorised(),
                payment.amounts().captured(),
                payment.amounts().refunded(),
                payment.reason(),
                payment.terms().requestedAt(),
                payment.times().authorisedAt(),
                payment.times().settledAt(),
                installments == 1
                        ? List.of()
                        : Installments.of(
                                        payment.terms().amount(),
                                        installments,
                                        payment.terms().currency())
                                .without(amounts.refunded().add(amounts.released())),
                payment.is(PaymentStatus.ISSUED) && instruction != null ? shown(instruction, payment) : null,
                payment.expiry() == null ? null : payment.expiry().at(),
                payment.renewal() == null ? null : payment.renewal().of());
    }
}
