package io.pontual.workers.picking;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.web.Problem;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff do with a device while they pick: nothing wrong gets into the bag. */
@Service
class PickDesk {
    private final PickRepository picks;
    private final ScanRepository scans;
    private final SubstitutionRepository substitutions;
    private final SubstituteProposals proposals;
    private final Catalogue catalogue;

    PickDesk(
            PickRepository picks,
            ScanRepository scans,
            SubstitutionRepository substitutions,
            SubstituteProposals proposals,
            Catalogue catalogue) {
        this.picks = picks;
        this.scans = scans;
        this.substitutions = substitutions;
        this.proposals = proposals;
        this.catalogue = catalogue;
    }

    /** @throws Problem 404 when nothing is picked for such a fulfilment */
    @Transactional(readOnly = true)
    public PickView read(UUID fulfilmentId) {
        return view(picks.find(fulfilmentId).orElseThrow(() -> Problem.notFound("pick", fulfilmentId)));
    }

    /**
     * Repeatable: a scan counts once.
     *
     * @throws Problem 404, 409 {@code pick-closed} and {@code enough-scanned}, 422 {@code wrong-product}
     */
    @Transactional
    public PickView scan(UUID fulfilmentId, ScanGoods scan) {
        var pick = picks.lock(fulfilmentId).orElseThrow(() -> Problem.notFound("pick", fulfilmentId));
        if (scans.isKnown(fulfilmentId, scan.scanId())) {
            return view(pick);
        }
        requireOpen(pick);
        var products =
                catalogue.products(pick.lines().stream().map(Pick.Line::sku).collect(Collectors.toSet()));
        var wanted = pick.lines().stream()
                .filter(line -> isScannedAs(products.get(line.sku()), line.sku(), scan.code()))
                .toList();
        if (wanted.isEmpty()) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "wrong-product",
                    "Scanned " + scan.code() + ", which nobody asked for here. Wanted: " + asked(pick)
                            + ". Put it back and take what is wanted, or propose it as a substitute.",
                    List.of());
        }
        var scanned = scans.unitsOf(fulfilmentId);
        int left = scan.units();
        // The same product may stand on two lines.
        for (var line : wanted) {
            int part = Math.min(left, line.requested() - scanned.getOrDefault(line.lineId(), 0));
            if (part == scan.units()) {
                scans.insert(fulfilmentId, scan.scanId(), line.lineId(), part);
                return view(pick);
            }
        }
        throw Problem.conflict(
                "enough-scanned",
                "Scanned " + scan.units() + " of " + scan.code()
                        + ", but no line has so many left to pick. Read the pick"
                        + " list, and put back what is too many.");
    }

    /** @throws Problem 400 for a line that is not on the list or the very same product, 404, 409 {@code pick-closed} */
    @Transactional
    public PickView propose(UUID fulfilmentId, ProposeSubstitute proposal) {
        var pick = picks.lock(fulfilmentId).orElseThrow(() -> Problem.notFound("pick", fulfilmentId));
        requireOpen(pick);
        var line = pick.lines().stream()
                .filter(one -> one.lineId().equals(proposal.lineId()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "/lineId",
                        "must be one of "
                                + pick.lines().stream().map(Pick.Line::lineId).collect(Collectors.joining(", "))));
        if (line.sku().equals(proposal.sku())) {
            throw Problem.invalid("/sku", "is what was ordered; scan it instead");
        }
        if (catalogue.products(List.of(proposal.sku())).isEmpty()) {
            throw Problem.invalid("/sku", "is not in the catalogue; scan the label again");
        }
        proposals.propose(pick, line, proposal);
        return view(pick);
    }

    /** @param product null when the catalogue has it no more */
    static boolean isScannedAs(Catalogue.Product product, String sku, String code) {
        return product == null ? sku.equals(code) : product.isScannedAs(code);
    }

    private static void requireOpen(Pick pick) {
        if (pick.status() != PickStatus.STARTED) {
            throw Problem.conflict(
                    "pick-closed",
                    "This pick has ended as " + pick.status() + ". What is found now goes back to the shelf.");
        }
    }

    private static String asked(Pick pick) {
        return pick.lines().stream()
                .map(line -> line.requested() + " x " + line.sku())
                .collect(Collectors.joining(", "));
    }

    private PickView view(Pick pick) {
        var scanned = scans.unitsOf(pick.fulfilmentId());
        var proposed = substitutions.ofFulfilment(pick.fulfilmentId()).stream()
                .collect(Collectors.toMap(Substitution::lineId, Function.identity()));
        var products =
                catalogue.products(pick.lines().stream().map(Pick.Line::sku).collect(Collectors.toSet()));
        return new PickView(
                pick.fulfilmentId(),
                pick.nodeId(),
                pick.status().name(),
                pick.dueAt(),
                pick.lines().stream()
                        .map(line -> {
                            var product = products.get(line.sku());
                            var substitute = proposed.get(line.lineId());
                            return new PickView.Line(
                                    line.lineId(),
                                    line.sku(),
                                    product == null ? null : product.name(),
                                    line.requested(),
                                    scanned.getOrDefault(line.lineId(), 0),
                                    line.picked(),
                                    line.substituted(),
                                    line.reason(),
                                    substitute == null
                                            ? null
                                            : new PickView.Substitute(
                                                    substitute.sku(),
                                                    substitute.quantity(),
                                                    substitute.status().name()));
                        })
                        .toList());
    }
}
