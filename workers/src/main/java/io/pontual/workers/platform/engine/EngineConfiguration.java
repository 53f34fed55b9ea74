package io.pontual.workers.platform.engine;

import io.camunda.client.annotation.Deployment;
import org.springframework.context.annotation.Configuration;

/**
 * Deploys every model in one command at start, since calls, decisions and forms are bound to their deployment. The engine
 * makes no new version when nothing has changed.
 */
@Configuration
@Deployment(resources = {"classpath*:/*/*.bpmn", "classpath*:/*/*.dmn", "classpath*:/*/*.form"})
class EngineConfiguration {}
