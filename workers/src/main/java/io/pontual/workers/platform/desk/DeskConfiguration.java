package io.pontual.workers.platform.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.pontual.workers.platform.engine.ConditionalOnEngine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@ConditionalOnEngine
class DeskConfiguration {
    @Bean
    @ConditionalOnMissingBean
    UserTasks userTasks(CamundaClient engine, ObjectMapper json) {
        return new ClusterUserTasks(engine, json);
    }
}
