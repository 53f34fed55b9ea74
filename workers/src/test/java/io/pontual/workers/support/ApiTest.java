package io.pontual.workers.support;

import io.pontual.workers.WorkersApplication;
import io.pontual.workers.platform.desk.DeskWithoutEngine;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;
import org.springframework.test.context.support.DirtiesContextTestExecutionListener;

/**
 * The workers application behind a real HTTP port and on a real PostgreSQL, without engine and broker. What ordering asks
 * other capabilities is answered by {@link Neighbours}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = WorkersApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=workers,test",
            "camunda.client.enabled=false",
            "spring.jms.listener.auto-startup=false",
            "pontual.security.bootstrap-key=" + Api.BOOTSTRAP_KEY
        })
@ContextConfiguration(initializers = DatabaseTestInitializer.class)
// Not the defaults: those look through all beans before and after each test for mocks to reset, and there are none.
@TestExecutionListeners({DependencyInjectionTestExecutionListener.class, DirtiesContextTestExecutionListener.class})
@Import({Neighbours.Configuration.class, DeskWithoutEngine.class, Api.class})
public @interface ApiTest {}
