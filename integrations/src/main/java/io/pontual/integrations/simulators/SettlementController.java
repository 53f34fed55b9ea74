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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets a simulated payment provider leave the file of a day on its SFTP server. */
@RestController
@Profile("simulators")
@RequestMapping("/simulators/settlements/{partner}")
class SettlementController {
    private final SettlementSimulatorProperties properties;
    private final SettlementBook book;
    private final Map<String, SettlementWriter> writers;

    SettlementController(
            SettlementSimulatorProperties properties, SettlementBook book, List<SettlementWriter> writers) {
        this.properties = properties;
        this.book = book;
        this.writers = writers.stream().collect(Collectors.toMap(SettlementWriter::partner, Function.identity()));
    }

    record Wanted(LocalDate day) {}

    record Written(String fileName, int lines) {}

    /** In its tampering mode the provider says a cent more for the first operation. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Written write(@PathVariable String partner, @RequestBody Wanted wanted) throws IOException {
        var writer = writers.get(partner);
        var entries = new ArrayList<>(book.of(partner, wanted.day(), properties.zone()));
        if (writer.tampers() && !entries.isEmpty()) {
            var first = entries.getFirst();
            entries.set(0, first.with(first.amount().add(new BigDecimal("0.01"))));
        }
        var name = "settlement-" + wanted.day() + (writer.tampers() ? "-tampered" : "") + ".txt";
        var folder = Files.createDirectories(Path.of(properties.folder()).resolve(partner));
        // Whole or not at all, for whoever fetches it meanwhile.
        var unfinished = Files.writeString(folder.resolve("." + name), writer.write(wanted.day(), entries));
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        return new Written(name, entries.size());
    }
}
