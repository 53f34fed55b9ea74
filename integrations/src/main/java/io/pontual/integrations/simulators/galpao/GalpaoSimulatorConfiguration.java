package io.pontual.integrations.simulators.galpao;

import io.pontual.integrations.simulators.Behaviour;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
@Profile("simulators")
class GalpaoSimulatorConfiguration {
    @Bean
    Behaviour<GalpaoMode> galpaoBehaviour(ObjectProvider<CamelContext> camel) {
        return new Behaviour<>("galpao", GalpaoMode.class, mode -> listen(camel.getObject(), mode));
    }

    private static void listen(CamelContext camel, GalpaoMode mode) {
        try {
            if (mode == GalpaoMode.DOWN) {
                camel.getRouteController().suspendRoute(GalpaoSimulatorRoutes.SERVE);
            } else {
                camel.getRouteController().resumeRoute(GalpaoSimulatorRoutes.SERVE);
            }
        } catch (Exception e) {
            throw new IllegalStateException("The simulated warehouse could not be switched to " + mode, e);
        }
    }
}
