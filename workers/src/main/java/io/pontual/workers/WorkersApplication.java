package io.pontual.workers;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Job workers, REST API and the business tables. Its settings are in {@code workers.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WorkersApplication {
    public static void main(String[] args) {
        builder().run(args);
    }

    /** A name of its own for the settings, since the sandbox has integrations on the same class path. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(WorkersApplication.class).properties("spring.config.name=workers");
    }
}
