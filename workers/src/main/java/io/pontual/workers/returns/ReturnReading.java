package io.pontual.workers.returns;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.shipping.contract.ReturnParcels;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows returns, and explains to the cent what goes back for them. */
@Service
class ReturnReading {
    private static final Set<ReturnStatus> OPEN =
            Set.of(ReturnStatus.REQUESTED, ReturnStatus.SENT, ReturnStatus.ARRIVED);

    private final ReturnRepository returns;
    private final ClaimRepository claims;
    private final ReturnRefunds refunds;
    private final ExchangeDecisions exchanges;
    private final Orders orders;
    private final OrderAccess access;
    private final ReturnParcels parcels;

    ReturnReading(
            ReturnRepository returns,
            ClaimRepository claims,
            ReturnRefunds refunds,
            ExchangeDecisions exchanges,
            Orders orders,
            OrderAccess access,
            ReturnParcels parcels) {
        this.returns = returns;
        this.claims = claims;
        this.refunds = refunds;
        this.exchanges = exchanges;
        this.orders = orders;
        this.access = access;
        this.parcels = parcels;
    }

    /** @throws Problem 404, 403 for another channel's order */
    @Transactional(readOnly = true)
    public ReturnView view(UUID returnId, Language language, ApiKey caller) {
        var found = returns.find(returnId).orElseThrow(() -> Problem.notFound("return", returnId));
        access.require(found.orderId(), caller);
        return view(found, language);
    }

    /** For whatever store has it. @throws Problem 404 */
    @Transactional(readOnly = true)
    public ReturnView inStore(UUID returnId, Language language) {
        return view(returns.find(returnId).orElseThrow(() -> Problem.notFound("return", returnId)), language);
    }

    /** @throws Problem 404, 403 for another channel's order */
    @Transactional(readOnly = true)
    public ReturnView.ListOf ofOrder(UUID orderId, Language language, ApiKey caller) {
        access.require(orderId, caller);
        return new ReturnView.ListOf(returns.ofOrder(orderId).stream()
                .map(found -> view(found, language))
                .toList());
    }

    private ReturnView view(Return found, Language language) {
        var lines = returns.lines(found.returnId());
        var grades = returns.graded(found.returnId()).stream()
                .collect(Collectors.groupingBy(ReturnRepository.Graded::lineId));
        return new ReturnView(
                found.returnId(),
                found.orderId(),
                replaced(found) ? orders.paidWith(found.orderId()) : null,
                found.status(),
                found.requestedBy(),
                found.way().code(),
                found.policyVersion(),
                found.grantedRole(),
                found.grantedReason(),
                found.nodeId(),
                found.lockedAt() != null,
                lines.stream()
                        .map(line -> line(line, grades.getOrDefault(line.lineId(), List.of())))
                        .toList(),
                refund(found, lines, language),
                exchanges
                        .find(found.returnId())
                        .map(exchange -> exchange(exchange, found, language))
                        .orElse(null),
                found.requestedAt(),
                found.sendBy(),
                found.arrivedAt(),
                found.receivedAt(),
                found.inspectedAt(),
                found.endedAt(),
                byCarrier(found.sending()),
                null,
                ReturnController.RETURNS + "/" + found.returnId());
    }

    private ReturnView.ByCarrier byCarrier(Return.Sending sending) {
        var collection = sending.collection();
        return parcels.ofWay(sending.wayId())
                .map(parcel -> new ReturnView.ByCarrier(
                        parcel.carrier(),
                        parcel.trackingCode(),
                        parcel.status(),
                        parcel.place(),
                        parcel.qr(),
                        parcel.labelUrl(),
                        collection == null ? null : collection.date(),
                        collection == null ? null : collection.period(),
                        sending.sentAt(),
                        sending.toNodeId()))
                .orElse(null);
    }

    private boolean replaced(Return found) {
        return !orders.paidWith(found.orderId()).equals(found.orderId());
    }

    private ReturnView.Refund refund(Return found, List<Return.Line> lines, Language language) {
        var decided = claims.refunds(found.returnId());
        var everything = new HashMap<String, Integer>();
        lines.forEach(line -> everything.put(line.lineId(), line.quantity()));
        return new ReturnView.Refund(
                found.currency(),
                found.refundWhen(),
                found.fee(),
                decided.stream()
                        .map(Return.Refund::amount)
                        .reduce(ReturnOptions.written(BigDecimal.ZERO, found.currency()), BigDecimal::add),
                decided.isEmpty() && OPEN.contains(found.status())
                        ? statement(refunds.expected(found), everything, lines, found, language)
                        : null,
                decided.stream()
                        .map(refund ->
                                statement(refund, claims.units(found.returnId(), refund.no()), lines, found, language))
                        .toList());
    }

    private static ReturnView.Exchange exchange(Exchange exchange, Return found, Language language) {
        return new ReturnView.Exchange(
                exchange.orderId(),
                exchange.status(),
                exchange.instant(),
                exchange.lines().stream()
                        .map(line -> new ReturnView.NewGoods(
                                line.lineId(),
                                line.sku(),
                                line.description(),
                                line.quantity(),
                                line.unitPrice(),
                                line.discount()))
                        .toList(),
                exchange.price(),
                exchange.pays(),
                exchange.credit(),
                exchange.refund(),
                ReturnExplanation.of(exchange, found.currency(), language));
    }

    private ReturnView.Statement statement(
            Return.Refund refund,
            Map<String, Integer> units,
            List<Return.Line> lines,
            Return found,
            Language language) {
        return new ReturnView.Statement(
                refund.step(),
                refund.goods(),
                refund.discount(),
                refund.shipping(),
                refund.fee(),
                refund.reduction(),
                refund.alreadyBack(),
                refund.exchanged(),
                refund.amount(),
                refund.no() == 0 ? null : refund.decidedAt(),
                ReturnExplanation.of(refund, units, lines, replaced(found), found.currency(), language));
    }

    private static ReturnView.Line line(Return.Line line, List<ReturnRepository.Graded> grades) {
        return new ReturnView.Line(
                line.lineId(),
                line.sku(),
                line.description(),
                line.quantity(),
                line.reason().code(),
                line.condition(),
                line.basis().code(),
                line.photos(),
                line.received(),
                line.wrong(),
                grades.isEmpty()
                        ? null
                        : grades.stream()
                                .map(one -> new ReturnView.Grade(one.quantity(), one.grade(), one.disposition()))
                                .toList());
    }
}
