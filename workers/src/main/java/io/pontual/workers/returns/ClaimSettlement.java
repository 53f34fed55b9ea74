package io.pontual.workers.returns;

import io.pontual.processes.ordering.ReplacementCause;
import io.pontual.processes.returns.CloseClaim;
import io.pontual.processes.returns.CloseReturn;
import io.pontual.processes.returns.SettleClaim;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.ordering.contract.Replacements;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives customers what they get for their claims, once. */
@Service
class ClaimSettlement {
    private static final Map<String, ReturnReason> REASONS = Map.of(
            "missing", ReturnReason.NOT_AS_DESCRIBED,
            "never-arrived", ReturnReason.NOT_AS_DESCRIBED,
            "wrong", ReturnReason.WRONG_ITEM,
            "damaged", ReturnReason.DAMAGED);

    private final GoodsClaimRepository claims;
    private final ClaimRepository units;
    private final ReturnRepository returns;
    private final ReturnEnds ends;
    private final Replacements replacements;
    private final Orders orders;
    private final Catalogue catalogue;
    private final ParcelDeliveries parcels;
    private final Timeline timeline;
    private final Clock clock;

    ClaimSettlement(
            GoodsClaimRepository claims,
            ClaimRepository units,
            ReturnRepository returns,
            ReturnEnds ends,
            Replacements replacements,
            Orders orders,
            Catalogue catalogue,
            ParcelDeliveries parcels,
            Timeline timeline,
            Clock clock) {
        this.claims = claims;
        this.units = units;
        this.returns = returns;
        this.ends = ends;
        this.replacements = replacements;
        this.orders = orders;
        this.catalogue = catalogue;
        this.parcels = parcels;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** The first decision stays. */
    @Transactional
    public SettleClaim.Output settle(SettleClaim.Input input) {
        var claim = locked(input.claimId());
        if (claim.status() == GoodsClaim.Status.OPEN) {
            carryOut(claim, input.claimDecision(), input.claimReason());
        }
        return output(locked(input.claimId()));
    }

    private void carryOut(GoodsClaim claim, String outcome, String reason) {
        var said = reason == null || reason.isBlank() ? null : reason;
        switch (outcome == null ? "" : outcome) {
            case "refused" -> {
                requireElsewhere(claim);
                claim.lines().forEach(line -> units.claim(claim.orderId(), line.lineId(), -line.quantity()));
                claims.settle(claim.claimId(), outcome, said, null, null);
            }
            case "replacement" -> claims.settle(claim.claimId(), outcome, said, null, replace(claim));
            case "refund" -> claims.settle(claim.claimId(), outcome, said, keep(claim), null);
            default ->
                throw new NeedsOperator("Claim " + claim.claimId() + " cannot end with '" + outcome
                        + "'. Correct claimDecision to replacement, refund or refused, and retry.");
        }
        timeline.record(
                claim.orderId(), TimelineKind.CLAIM_SETTLED, claim.claimId(), Map.of("reason", "claim-" + outcome));
    }

    /** What was claimed is not made good for by whoever sees to the parcel: refused, the customer would have nothing. */
    private void requireElsewhere(GoodsClaim claim) {
        parcels.contents(claim.orderId()).stream()
                .filter(parcel ->
                        parcel.parcelId().equals(claim.parcelId()) && ClaimDesk.DEALT_WITH.contains(parcel.status()))
                .findFirst()
                .ifPresent(parcel -> {
                    throw new NeedsOperator("Claim " + claim.claimId() + " cannot be refused any more: parcel "
                            + parcel.parcelId() + " is " + parcel.status()
                            + ", and the customer gets nothing else for what is claimed of it. Set claimDecision to"
                            + " replacement or refund, and retry.");
                });
    }

    private UUID replace(GoodsClaim claim) {
        return replacements.request(new Replacements.Request(
                claim.orderId(),
                claim.claimId(),
                ReplacementCause.CLAIM,
                claim.lines().stream()
                        .map(line -> new Replacements.Line(line.lineId(), line.quantity()))
                        .toList(),
                null));
    }

    /** A return that nobody has to send: so the refund is reckoned and explained as every other. */
    private UUID keep(GoodsClaim claim) {
        var sale = orders.sale(claim.orderId());
        var now = clock.instant();
        var made = new Return(
                Ids.next(),
                claim.orderId(),
                claim.customerId(),
                claim.requestedBy(),
                ReturnWay.KEEP,
                ReturnStatus.RECEIVED,
                sale.policyVersion(),
                claim.currency(),
                sale.locale(),
                "at-once",
                BigDecimal.ZERO,
                null,
                null,
                null,
                0,
                null,
                now,
                now,
                null,
                null,
                null,
                null,
                new Return.Sending(Ids.next(), null, null, null, false));
        var products = catalogue.products(
                claim.lines().stream().map(GoodsClaim.Line::sku).toList());
        returns.insert(
                made,
                claim.lines().stream()
                        .map(line -> new Return.Line(
                                line.lineId(),
                                line.sku(),
                                line.description(),
                                products.containsKey(line.sku())
                                        ? products.get(line.sku()).group()
                                        : null,
                                line.quantity(),
                                REASONS.get(claim.kind()),
                                "unused",
                                Eligibility.Basis.FAULT,
                                true,
                                List.of(),
                                null,
                                null,
                                List.of(),
                                List.of()))
                        .toList());
        return made.returnId();
    }

    private static SettleClaim.Output output(GoodsClaim claim) {
        var parcel = claim.carrierPays() && !claim.outcome().equals("refused") ? claim.parcelId() : null;
        return new SettleClaim.Output(
                claim.outcome(),
                claim.returnId(),
                parcel,
                parcel == null ? null : claim.parcelStatus(),
                claim.worth(),
                claim.currency());
    }

    @Transactional
    public void close(CloseClaim.Input input) {
        var claim = locked(input.claimId());
        if (claim.status() == GoodsClaim.Status.SETTLED) {
            claims.close(claim.claimId());
            if (claim.returnId() != null) {
                ends.close(new CloseReturn.Input(claim.returnId()));
            }
        }
    }

    private GoodsClaim locked(UUID claimId) {
        return claims.lock(claimId)
                .orElseThrow(
                        () -> new NeedsOperator("There is no claim " + claimId + ". Cancel this process instance."));
    }
}
