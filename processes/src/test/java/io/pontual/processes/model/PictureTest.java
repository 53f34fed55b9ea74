package io.pontual.processes.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents show the models as they are. */
class PictureTest {
    private static final Path PICTURES = Path.of("../bpmn-docs/processes");

    @Test
    void every_process_has_a_picture_that_is_not_older_than_its_model() throws Exception {
        for (var model : Models.files("bpmn")) {
            var picture = PICTURES.resolve(Models.nameOf(model) + ".svg");
            assertThat(picture)
                    .as("draw it: npm run render in processes/src/build/node")
                    .exists();
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model));
            assertThat(Files.readString(picture))
                    .as("%s is older than its model: npm run render in processes/src/build/node", picture)
                    .contains("<!-- model sha256: " + HexFormat.of().formatHex(digest) + " -->");
        }
    }

    @Test
    void every_process_has_a_page_that_shows_its_picture() throws Exception {
        for (var model : Models.files("bpmn")) {
            var name = Models.nameOf(model);
            assertThat(PICTURES.resolve(name + ".md")).exists().content().contains(name + ".svg");
        }
    }

    @Test
    void no_picture_is_left_of_a_process_that_is_gone() throws Exception {
        var processes = Models.files("bpmn").stream().map(Models::nameOf).collect(Collectors.toSet());
        try (var files = Files.list(PICTURES)) {
            assertThat(files.map(Models::nameOf).collect(Collectors.toSet())).isEqualTo(processes);
        }
    }
}
