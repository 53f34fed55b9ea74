package io.pontual.workers.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A browser that this machine has, told what to do over its own protocol. */
public final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final Answers answers;
    private int sent;

    private Chromium(Process process, WebSocket socket, Answers answers) {
        this.process = process;
        this.socket = socket;
        this.answers = answers;
    }

    public static Optional<Path> find() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Chromium open(Path program, Path profile, String url) throws IOException {
        var process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--window-size=480,900",
                        "--user-data-dir=" + profile,
                        url)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var portFile = profile.resolve("DevToolsActivePort");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Files.isRegularFile(portFile)
                            && !Files.readAllLines(portFile).isEmpty());
            var port = Files.readAllLines(portFile).getFirst();
            var http = HttpClient.newHttpClient();
            var answers = new Answers();
            var page = Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> page(http, port), Optional::isPresent);
            var socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create(page.orElseThrow()), answers)
                    .join();
            return new Chromium(process, socket, answers);
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Optional<String> page(HttpClient http, String port) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        for (var target : JSON.readTree(answer.body())) {
            if (target.path("type").asText().equals("page")) {
                return Optional.of(target.path("webSocketDebuggerUrl").asText());
            }
        }
        return Optional.empty();
    }

    /** Of the first element that fits; empty when there is none. */
    public String text(String selector) {
        return evaluate("(document.querySelector('" + selector + "') || {textContent: ''}).textContent");
    }

    public String evaluate(String expression) {
        return ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
                .at("/result/value")
                .asText();
    }

    /** PNG of what is to be seen. */
    public byte[] screenshot() {
        return Base64.getDecoder()
                .decode(ask("Page.captureScreenshot", Map.of("format", "png"))
                        .path("data")
                        .asText());
    }

    private synchronized JsonNode ask(String method, Map<String, ?> params) {
        try {
            var id = ++sent;
            var answer = answers.expect(id);
            socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params)), true)
                    .join();
            return answer.orTimeout(30, TimeUnit.SECONDS).join();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        socket.abort();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** One is awaited at a time. */
    private static final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private volatile int id;
        private volatile CompletableFuture<JsonNode> awaited = new CompletableFuture<>();

        CompletableFuture<JsonNode> expect(int wanted) {
            id = wanted;
            awaited = new CompletableFuture<>();
            return awaited;
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    var message = JSON.readTree(text.toString());
                    if (message.path("id").asInt() == id) {
                        awaited.complete(message.path("result"));
                    }
                } catch (IOException e) {
                    awaited.completeExceptionally(e);
                }
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
