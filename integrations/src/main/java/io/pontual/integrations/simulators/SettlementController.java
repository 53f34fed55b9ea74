package io.pontual.integrations.simulators;

import java.io.IOException;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets a simulated payment provider leave the file of a day on its SFTP server, before that day is over. */
@RestController
@Profile("simulators")
@RequestMapping("/simulators/settlements/{partner}")
class SettlementController {
    private final SettlementFiles files;

    SettlementController(SettlementFiles files) {
        this.files = files;
    }

    record Wanted(LocalDate day) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SettlementFiles.Written write(@PathVariable String partner, @RequestBody Wanted wanted) throws IOException {
        return files.write(partner, wanted.day());
    }
}
