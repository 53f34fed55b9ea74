package io.pontual.integrations.simulators.armazemsul;

import io.pontual.integrations.simulators.Behaviour;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
@Profile("simulators")
class ArmazemSulSimulatorConfiguration {
    @Bean
    Behaviour<ArmazemSulMode> armazemSulBehaviour(ObjectProvider<CamelContext> camel) {
        return new Behaviour<>("armazem-sul", ArmazemSulMode.class, mode -> look(camel.getObject(), mode));
    }

    private static void look(CamelContext camel, ArmazemSulMode mode) {
        try {
            if (mode == ArmazemSulMode.DOWN) {
                camel.getRouteController().suspendRoute(ArmazemSulSimulatorRoutes.SERVE);
            } else {
                camel.getRouteController().resumeRoute(ArmazemSulSimulatorRoutes.SERVE);
            }
        } catch (Exception e) {
            throw new IllegalStateException("The simulated warehouse could not be switched to " + mode, e);
        }
    }
}
