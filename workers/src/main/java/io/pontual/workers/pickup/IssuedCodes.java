package io.pontual.workers.pickup;

import io.pontual.workers.platform.persistence.Ids;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which one-time codes open the goods of a pickup. The caller has locked the pickup. */
@Component
class IssuedCodes {
    private final CodeRepository repository;
    private final CollectionCodes codes;
    private final Clock clock;

    IssuedCodes(CodeRepository repository, CollectionCodes codes, Clock clock) {
        this.repository = repository;
        this.codes = codes;
        this.clock = clock;
    }

    /** Gives out a new code; what the holder had before is worth nothing from now on. */
    CollectionCode issue(Pickup pickup, Holder holder) {
        var fulfilmentId = pickup.fulfilmentId();
        var before = repository.live(fulfilmentId);
        var last = repository.lastIssue(fulfilmentId);
        var issue = last + 1;
        // The new one must differ from those that are known, or a dead code would live on by chance.
        while (isKnown(fulfilmentId, issue, last)) {
            issue++;
        }
        before.stream()
                .filter(code -> code.holder() == holder)
                .forEach(code -> repository.end(code.codeId(), CodeRepository.End.REPLACED, clock.instant()));
        var code = new CollectionCode(Ids.next(), fulfilmentId, issue, holder, clock.instant(), false);
        repository.insert(code);
        return code;
    }

    private boolean isKnown(UUID fulfilmentId, int issue, int last) {
        var code = codes.code(fulfilmentId, issue);
        for (var earlier = 1; earlier <= last; earlier++) {
            if (codes.code(fulfilmentId, earlier).equals(code)) {
                return true;
            }
        }
        return false;
    }

    /** @return false when the holder had none */
    boolean revoke(Pickup pickup, Holder holder) {
        var live = live(pickup.fulfilmentId(), holder);
        live.ifPresent(code -> repository.end(code.codeId(), CodeRepository.End.REVOKED, clock.instant()));
        return live.isPresent();
    }

    /**
     * After too many wrong ones no code is accepted any more.
     *
     * @return the customer's
     */
    Optional<CollectionCode> lock(Pickup pickup) {
        var live = repository.live(pickup.fulfilmentId());
        live.forEach(code -> repository.end(code.codeId(), CodeRepository.End.LOCKED, clock.instant()));
        return live.stream().filter(code -> code.holder() == Holder.CUSTOMER).findFirst();
    }

    /** Takes as long whoever's code it is, if anybody's. */
    Optional<Holder> holderOf(Pickup pickup, String shown) {
        Holder found = null;
        for (var code : repository.live(pickup.fulfilmentId())) {
            if (codes.matches(code.fulfilmentId(), code.issue(), shown)) {
                found = code.holder();
            }
        }
        return Optional.ofNullable(found);
    }

    Optional<CollectionCode> live(UUID fulfilmentId, Holder holder) {
        return repository.live(fulfilmentId).stream()
                .filter(code -> code.holder() == holder)
                .findFirst();
    }

    /** What its holder shows. Only for telling the customer. */
    String text(CollectionCode code) {
        return codes.code(code.fulfilmentId(), code.issue());
    }
}
