package io.pontual.workers.shipping;

import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierResult;
import io.pontual.processes.shipping.CarrierResult.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes what carriers answer to instructions and claims; what follows from it, {@link ParcelNews} says. */
@Service
class CarrierAnswers {
    /** Carriers hear of a refusal that is contested within two weeks. */
    private static final Duration TO_SETTLE = Duration.ofDays(7);

    private final DeliveryRepository deliveries;
    private final CarrierInstructionRepository instructions;
    private final CarrierGateway carriers;
    private final Clock clock;

    CarrierAnswers(
            DeliveryRepository deliveries,
            CarrierInstructionRepository instructions,
            CarrierGateway carriers,
            Clock clock) {
        this.deliveries = deliveries;
        this.instructions = instructions;
        this.carriers = carriers;
        this.clock = clock;
    }

    /**
     * The first answer to an instruction counts.
     *
     * @return why it fits nothing, for an operator; empty when it was taken in, now or before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> take(CarrierResult result) {
        var delivery = deliveries.lock(result.parcelId());
        if (delivery.isEmpty()) {
            return Optional.of("No carrier has a parcel " + result.parcelId());
        }
        var told = instructions.find(String.valueOf(result.commandId())).orElse(null);
        if (told == null
                || !told.parcelId().equals(result.parcelId())
                || told.kind() != result.kind()
                || !delivery.get().parcel().carrier().equals(result.carrier())) {
            return Optional.of("Carrier " + result.carrier() + " was not told to " + result.kind() + " parcel "
                    + result.parcelId() + " by " + result.commandId());
        }
        if (result.outcome() == null || result.outcome() == Outcome.UNREACHED) {
            return Optional.of("An answer to an instruction must be DONE or REFUSED");
        }
        if (told.outcome() != null) {
            return told.is(result.outcome())
                    ? Optional.empty()
                    : Optional.of("Carrier " + result.carrier() + " says " + result.outcome() + " to "
                            + result.commandId() + ", after " + told.outcome() + ". Ask it what holds.");
        }
        instructions.answered(result, clock.instant());
        if (result.kind() != CarrierCommand.Kind.CLAIM) {
            carriers.wake(result.parcelId(), "answer:" + result.commandId());
        } else if (result.outcome() == Outcome.REFUSED) {
            carriers.claimRefused(
                    delivery.get().parcel(), result.reason(), clock.instant().plus(TO_SETTLE));
        }
        return Optional.empty();
    }
}
