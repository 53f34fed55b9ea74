package io.pontual.workers.returns;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.returns.contract.ReturnNotices;
import io.pontual.workers.shipping.contract.ReturnParcels;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class ReturnNoticesView implements ReturnNotices {
    private final ReturnRepository returns;
    private final ExchangeRepository exchanges;
    private final GoodsClaimRepository claims;
    private final RepairRepository repairs;
    private final Orders orders;
    private final ReturnCodes codes;
    private final ReturnParcels parcels;
    private final AssessmentRepository assessments;
    private final ReturnsProperties properties;

    ReturnNoticesView(
            ReturnRepository returns,
            ExchangeRepository exchanges,
            GoodsClaimRepository claims,
            RepairRepository repairs,
            Orders orders,
            ReturnCodes codes,
            ReturnParcels parcels,
            AssessmentRepository assessments,
            ReturnsProperties properties) {
        this.returns = returns;
        this.exchanges = exchanges;
        this.claims = claims;
        this.repairs = repairs;
        this.orders = orders;
        this.codes = codes;
        this.parcels = parcels;
        this.assessments = assessments;
        this.properties = properties;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<RepairNotice> repair(UUID repairId) {
        return repairs.find(repairId)
                .map(repair -> new RepairNotice(
                        repair.nodeId(),
                        repair.slotAt() == null ? repair.bringBy() : repair.slotAt(),
                        new NewGoods(repair.description(), 1)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ClaimNotice> claim(UUID claimId) {
        return claims.find(claimId)
                .filter(claim -> claim.outcome() != null)
                .map(claim -> new ClaimNotice(
                        claim.outcome(),
                        claim.agentReason() == null
                                ? claim.reason()
                                        .in(Language.of(
                                                orders.sale(claim.orderId()).locale()))
                                : claim.agentReason(),
                        claim.lines().stream()
                                .map(line -> new NewGoods(line.description(), line.quantity()))
                                .toList()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ExchangeNotice> exchange(UUID returnId) {
        return exchanges
                .find(returnId)
                .map(exchange -> new ExchangeNotice(
                        exchange.price(),
                        exchange.lines().stream()
                                .map(line -> new NewGoods(line.description(), line.quantity()))
                                .toList()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Notice> of(UUID id) {
        return returns.find(id)
                .or(() -> returns.ofWay(id))
                .map(found -> new Notice(
                        found.status() == ReturnStatus.REQUESTED,
                        found.status() == ReturnStatus.EXPIRED,
                        found.status() == ReturnStatus.SENT,
                        found.status() == ReturnStatus.OVERDUE,
                        codes.code(found.returnId()),
                        found.sendBy(),
                        returns.lines(found.returnId()).stream()
                                .map(line -> new LineQuantity(line.lineId(), line.quantity()))
                                .toList(),
                        byCarrier(found.sending())));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Difference> difference(UUID returnId) {
        var names = returns.lines(returnId).stream()
                .collect(Collectors.toMap(Return.Line::lineId, Return.Line::description));
        return assessments
                .find(returnId)
                .filter(Assessment::tell)
                .map(found -> new Difference(
                        found.differences().stream()
                                .map(one -> new Finding(
                                        names.get(one.lineId()),
                                        one.quantity(),
                                        one.grade() == null ? one.kind().code() : one.grade(),
                                        one.keepBack()))
                                .toList(),
                        found.objectBy(),
                        properties.publicUrl() + DifferencePageController.path(found.token()),
                        found.sentHomeAt() != null,
                        found.homeCarrier(),
                        found.homeTrackingCode()));
    }

    private ByCarrier byCarrier(Return.Sending sending) {
        var collection = sending.collection();
        return parcels.ofWay(sending.wayId())
                .map(parcel -> new ByCarrier(
                        parcel.carrier(),
                        parcel.trackingCode(),
                        parcel.labelUrl(),
                        collection == null ? null : collection.date(),
                        collection == null ? null : collection.period()))
                .orElse(null);
    }
}
