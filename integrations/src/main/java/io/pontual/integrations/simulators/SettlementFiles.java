package io.pontual.integrations.simulators;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The files of the simulated payment providers, one per day, on their SFTP server. */
@Component
@Profile("simulators")
class SettlementFiles {
    private final SettlementSimulatorProperties properties;
    private final SettlementBook book;
    private final Map<String, SettlementWriter> writers;

    SettlementFiles(SettlementSimulatorProperties properties, SettlementBook book, List<SettlementWriter> writers) {
        this.properties = properties;
        this.book = book;
        this.writers = writers.stream().collect(Collectors.toMap(SettlementWriter::partner, Function.identity()));
    }

    record Written(String fileName, int lines) {}

    Set<String> partners() {
        return writers.keySet();
    }

    boolean booked(String partner, LocalDate day) {
        return !book.of(partner, day, properties.zone()).isEmpty();
    }

    /** In its tampering mode the provider says a cent more for the first operation. */
    Written write(String partner, LocalDate day) throws IOException {
        var writer = writers.get(partner);
        var entries = new ArrayList<>(book.of(partner, day, properties.zone()));
        if (writer.tampers() && !entries.isEmpty()) {
            var first = entries.getFirst();
            entries.set(0, first.with(first.amount().add(new BigDecimal("0.01"))));
        }
        var name = "settlement-" + day + (writer.tampers() ? "-tampered" : "") + ".txt";
        var folder = Files.createDirectories(Path.of(properties.folder()).resolve(partner));
        // Whole or not at all, for whoever fetches it meanwhile.
        var unfinished = Files.writeString(folder.resolve("." + name), writer.write(day, entries));
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        return new Written(name, entries.size());
    }
}
