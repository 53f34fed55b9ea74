package io.pontual.integrations.support;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points the application at the tests' servers and makes it impatient. */
class IntegrationsTestInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "server.port=" + EmbeddedBroker.freePort(),
                        "spring.datasource.url=" + TestServers.databaseUrl(),
                        "spring.datasource.username=postgres",
                        "spring.datasource.password=postgres",
                        "spring.artemis.broker-url=" + TestServers.broker().url(),
                        "spring.artemis.user=" + EmbeddedBroker.USER,
                        "spring.artemis.password=" + EmbeddedBroker.PASSWORD,
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + TestServers.mail().getSmtp().getPort(),
                        "pontual.inventory.drop.folder=" + TestServers.folder(),
                        "pontual.inventory.drop.max-size=1MB",
                        "pontual.inventory.drop.poll-interval=200ms",
                        "pontual.inventory.drop.settle=100ms",
                        "pontual.inventory.drop.sftp.host=127.0.0.1",
                        "pontual.inventory.drop.sftp.port=" + TestServers.sftp().port(),
                        "pontual.inventory.drop.sftp.user=" + EmbeddedSftp.USER,
                        "pontual.inventory.drop.sftp.password="
                                + TestServers.sftp().password(),
                        "pontual.inventory.drop.sftp.known-hosts-file="
                                + TestServers.sftp().knownHosts(),
                        "pontual.platform.broker.reconnect-interval=100ms",
                        "pontual.payment.aurora.response-timeout=700ms",
                        "pontual.payment.aurora.breaker.window=4",
                        "pontual.payment.aurora.breaker.minimum-calls=2",
                        "pontual.payment.aurora.breaker.open-for=1s",
                        "pontual.payment.settlement.poll-interval=200ms",
                        "pontual.payment.settlement.max-size=64KB",
                        "pontual.payment.settlement.sftp.host=127.0.0.1",
                        "pontual.payment.settlement.sftp.port="
                                + TestServers.sftp().port(),
                        "pontual.payment.settlement.sftp.user=" + EmbeddedSftp.USER,
                        "pontual.payment.settlement.sftp.password="
                                + TestServers.sftp().password(),
                        "pontual.payment.settlement.sftp.known-hosts-file="
                                + TestServers.sftp().knownHosts(),
                        "pontual.simulators.settlement.folder="
                                + TestServers.sftp().files().resolveSibling("settlement"),
                        "pontual.shipping.armazem-sul.poll-interval=200ms",
                        "pontual.shipping.armazem-sul.max-size=64KB",
                        "pontual.shipping.armazem-sul.sftp.host=127.0.0.1",
                        "pontual.shipping.armazem-sul.sftp.port="
                                + TestServers.sftp().port(),
                        "pontual.shipping.armazem-sul.sftp.user=" + EmbeddedSftp.USER,
                        "pontual.shipping.armazem-sul.sftp.password="
                                + TestServers.sftp().password(),
                        "pontual.shipping.armazem-sul.sftp.known-hosts-file="
                                + TestServers.sftp().knownHosts(),
                        "pontual.simulators.armazem-sul.folder="
                                + TestServers.sftp().files().resolveSibling("armazem-sul"),
                        "pontual.simulators.armazem-sul.poll-interval=200ms",
                        "pontual.payment.litoral.response-timeout=700ms",
                        "pontual.payment.litoral.max-answer=16KB",
                        "pontual.payment.litoral.poll-pause=50ms",
                        "pontual.payment.litoral.breaker.window=4",
                        "pontual.payment.litoral.breaker.minimum-calls=2",
                        "pontual.payment.litoral.breaker.open-for=1s",
                        "pontual.simulators.litoral.timeout-delay=1500ms",
                        "pontual.shipping.andorinha.response-timeout=700ms",
                        "pontual.shipping.andorinha.max-answer=64KB",
                        "pontual.shipping.andorinha.poll-interval=300ms",
                        "pontual.shipping.andorinha.breaker.window=4",
                        "pontual.shipping.andorinha.breaker.minimum-calls=2",
                        "pontual.shipping.andorinha.breaker.open-for=1s",
                        "pontual.shipping.rotasul.response-timeout=700ms",
                        "pontual.shipping.rotasul.poll-interval=300ms",
                        "pontual.shipping.rotasul.breaker.window=4",
                        "pontual.shipping.rotasul.breaker.minimum-calls=2",
                        "pontual.shipping.rotasul.breaker.open-for=1s",
                        "pontual.simulators.andorinha.timeout-delay=1500ms",
                        "pontual.simulators.rotasul.timeout-delay=1500ms",
                        "pontual.simulators.litoral.slow-delay=100ms",
                        "pontual.simulators.aurora.timeout-delay=1500ms",
                        "pontual.simulators.aurora.slow-delay=100ms",
                        "pontual.simulators.aurora.webhook-retry=200ms")
                .applyTo(context);
    }
}
