package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pontual.integrations.support.EmbeddedSftp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.Test;

/** The retailer's back office puts a file on the SFTP server and finds the report beside it. */
class DroppedFileJourneyIT extends Journey {
    private final String name = "stock-delta-" + UUID.randomUUID() + ".csv";

    @Test
    void a_dropped_stock_file_is_applied_and_its_report_lies_beside_it() throws IOException {
        var node = "cd-extrema";
        var before = stock(node, "BRI-0101");
        try (var client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
            client.start();
            var server = sandbox().servers().sftp();
            try (var session = client.connect(EmbeddedSftp.USER, "127.0.0.1", server.port())
                    .verify(Duration.ofSeconds(20))
                    .getSession()) {
                session.addPasswordIdentity(server.password());
                session.auth().verify(Duration.ofSeconds(20));
                try (var sftp = SftpClientFactory.instance().createSftpClient(session)) {
                    var directory = EmbeddedSftp.DIRECTORY + "/";
                    put(
                            sftp,
                            directory + name,
                            "nodeId,sku,onHand,safetyStock\n%s,BRI-0101,%d,5\n%s,NO-SUCH,1,0\n#rows,2\n"
                                    .formatted(node, before.onHand() + 7, node));

                    var report = awaitFile(sftp, directory + "done/" + name + ".report.csv");
                    assertThat(report)
                            .contains("1 rows accepted, 1 refused, 1 changed something")
                            .contains("3,sku,refused,\"there is no product NO-SUCH\"");
                    awaitFile(sftp, directory + "done/" + name);
                }
            }
        }
        assertThat(stock(node, "BRI-0101").onHand()).isEqualTo(before.onHand() + 7);
        var runs = api.get("/api/v1/feeds?kind=stock&status=APPLIED").body().path("items");
        assertThat(runs.findValuesAsText("fileName")).contains("sftp:" + name);
        new Invariants(sandbox()).assertStock();
    }

    private static void put(SftpClient sftp, String path, String text) throws IOException {
        try (var out = sftp.write(path)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String awaitFile(SftpClient sftp, String path) throws IOException {
        await(path).atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> sftp.stat(path) != null);
        try (var in = sftp.read(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
