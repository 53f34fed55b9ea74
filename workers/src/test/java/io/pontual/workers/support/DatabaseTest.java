package io.pontual.workers.support;

import io.pontual.workers.WorkersApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithSecurityContextTestExecutionListener;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;
import org.springframework.test.context.support.DirtiesContextTestExecutionListener;

/**
 * The whole workers application on a real PostgreSQL, without engine and broker: job workers are called as plain methods,
 * and what they send stays in the outbox to be looked at.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = WorkersApplication.class,
        properties = {
            "spring.config.name=workers,test",
            "camunda.client.enabled=false",
            "spring.jms.listener.auto-startup=false"
        })
@ContextConfiguration(initializers = DatabaseTestInitializer.class)
// Not the defaults: those look through all beans before and after each test for mocks to reset, and there are none.
@TestExecutionListeners({
    DependencyInjectionTestExecutionListener.class,
    DirtiesContextTestExecutionListener.class,
    WithSecurityContextTestExecutionListener.class
})
@AutoConfigureMockMvc
public @interface DatabaseTest {}
