package io.pontual.integrations.simulators.balcao;

import io.pontual.integrations.simulators.Behaviour;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
@Profile("simulators")
class BalcaoSimulatorConfiguration {
    @Bean
    Behaviour<BalcaoMode> balcaoBehaviour(ObjectProvider<CamelContext> camel) {
        return new Behaviour<>("balcao", BalcaoMode.class, mode -> listen(camel.getObject(), mode));
    }

    private static void listen(CamelContext camel, BalcaoMode mode) {
        try {
            if (mode == BalcaoMode.DOWN) {
                camel.getRouteController().suspendRoute(BalcaoSimulatorRoutes.SERVE);
            } else {
                camel.getRouteController().resumeRoute(BalcaoSimulatorRoutes.SERVE);
            }
        } catch (Exception e) {
            throw new IllegalStateException("The simulated store could not be switched to " + mode, e);
        }
    }
}
