package io.pontual.workers.shipping;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.shipping.ManifestController.ManifestView;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a carrier takes from a node on a day. */
@Service
class Manifests {
    private final ManifestRepository manifests;
    private final Catalogue catalogue;
    private final Clock clock;

    Manifests(ManifestRepository manifests, Catalogue catalogue, Clock clock) {
        this.manifests = manifests;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @param wanted null for today @throws Problem 404 when there is no such node, 400 for a day that is still to come */
    @Transactional
    public ManifestView make(String nodeId, String carrier, LocalDate wanted) {
        var node = catalogue.node(nodeId).orElseThrow(() -> Problem.notFound("node", nodeId));
        var zone = ZoneId.of(node.timeZone());
        var today = clock.instant().atZone(zone).toLocalDate();
        var day = wanted == null ? today : wanted;
        if (day.isAfter(today)) {
            throw Problem.invalid("/day", "is still to come at that node");
        }
        var manifestId = manifests.insertOrFind(Ids.next(), nodeId, carrier, day, clock.instant());
        manifests.fill(
                manifestId, nodeId, carrier, day.plusDays(1).atStartOfDay(zone).toInstant());
        return manifests.find(manifestId).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Optional<ManifestView> find(UUID manifestId) {
        return manifests.find(manifestId);
    }

    /** Of plain words only: numbers, ids, states and tracking codes. */
    static String csv(ManifestView manifest) {
        return manifest.parcels().stream()
                .map(parcel -> String.join(
                        ",",
                        manifest.carrier(),
                        manifest.nodeId(),
                        manifest.day().toString(),
                        parcel.trackingCode(),
                        Integer.toString(parcel.number()),
                        Integer.toString(parcel.weightGrams()),
                        parcel.parcelId().toString()))
                .collect(Collectors.joining(
                        "\n", "carrier,nodeId,day,trackingCode,parcel,weightGrams,parcelId\n", "\n"));
    }
}
