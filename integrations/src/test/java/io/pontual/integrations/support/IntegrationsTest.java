package io.pontual.integrations.support;

import io.pontual.integrations.IntegrationsApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole application with its simulators, on a real broker, database and mail server, all shared by one JVM's tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = IntegrationsApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = "spring.config.name=integrations")
@AutoConfigureObservability(tracing = false)
@ActiveProfiles("simulators")
@ContextConfiguration(initializers = IntegrationsTestInitializer.class)
public @interface IntegrationsTest {}
