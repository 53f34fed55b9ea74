package io.pontual.sandbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration
@ComponentScan
@EnableConfigurationProperties(SandboxConfiguration.SandboxProperties.class)
class SandboxConfiguration {
    /** @param integrationsUrl where the integrations application listens, which the simulators are part of */
    @ConfigurationProperties("pontual.sandbox")
    record SandboxProperties(String integrationsUrl) {}

    @Bean
    RestClient simulators(SandboxProperties properties) {
        return RestClient.create(properties.integrationsUrl() + "/simulators");
    }
}
