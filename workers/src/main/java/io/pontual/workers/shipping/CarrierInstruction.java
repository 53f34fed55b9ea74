package io.pontual.workers.shipping;

import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierResult.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a carrier was told to do with a parcel.
 *
 * @param wishId the customer's wish that it passes on; null for what we want
 * @param outcome null until the carrier has answered, like the rest that follows
 */
record CarrierInstruction(
        String commandId,
        UUID parcelId,
        CarrierCommand.Kind kind,
        UUID wishId,
        LocalDate deliverOn,
        String destination,
        Instant toldAt,
        Outcome outcome,
        String reference,
        String reason) {

    boolean is(Outcome wanted) {
        return outcome == wanted;
    }

    /** What the carrier agreed to last, when the customer asked for it. @param what day or place */
    static <T> Optional<T> agreed(List<CarrierInstruction> told, Function<CarrierInstruction, T> what) {
        return told.stream()
                .filter(one -> one.is(Outcome.DONE) && one.wishId() != null)
                .sorted(Comparator.comparing(CarrierInstruction::toldAt).reversed())
                .map(what)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
