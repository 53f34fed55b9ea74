package io.pontual.integrations;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Camel routes to the partners. Its settings are in {@code integrations.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class IntegrationsApplication {
    public static void main(String[] args) {
        builder().run(args);
    }

    /** A name of its own for the settings, since the sandbox has workers on the same class path. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(IntegrationsApplication.class)
                .properties("spring.config.name=integrations");
    }
}
