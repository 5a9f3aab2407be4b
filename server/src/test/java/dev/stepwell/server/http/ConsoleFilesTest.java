package dev.stepwell.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the console, or the page that stands in for them. */
final class ConsoleFilesTest {
    private static final String PAGE = "<!doctype html><title>the console</title>";
    private static final String SCRIPT = "console.log('hello');";

    @TempDir
    private Path files;

    private final HttpClient client = HttpClient.newHttpClient();
    private URLClassLoader loader;
    private WebServer server;

    @BeforeEach
    void serve() throws IOException {
        Path assets = Files.createDirectories(files.resolve("built/console/assets"));
        Files.writeString(files.resolve("built/console/index.html"), PAGE);
        Files.writeString(files.resolve("built/secret.txt"), "secret");
        Files.writeString(assets.resolve("main-1a.js"), SCRIPT);
        try (var out = new GZIPOutputStream(Files.newOutputStream(assets.resolve("main-1a.js.gz")))) {
            out.write(SCRIPT.getBytes(StandardCharsets.UTF_8));
        }
        loader = loader("built");
        server = server(loader);
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
        client.close();
        loader.close();
    }

    private URLClassLoader loader(String folder) throws IOException {
        return new URLClassLoader(new URL[] {files.resolve(folder).toUri().toURL()}, null);
    }

    private static WebServer server(ClassLoader loader) {
        OperatorPages pages = new OperatorPages(() -> true, () -> "", new ConsoleFiles(loader));
        return WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .routing(routing -> routing.register(() -> pages))
                .build()
                .start();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return get(server, path, headers);
    }

    private HttpResponse<byte[]> get(WebServer from, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + from.port() + "/console/" + path));
        return client.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void everyAddressThatIsNoFileGivesThePage() throws Exception {
        for (String path : new String[] {"", "executions/arn:aws:states:x?tab=events", "index.html"}) {
            HttpResponse<byte[]> page = get(path);
            assertThat(text(page)).isEqualTo(PAGE);
            assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
            assertThat(page.headers().firstValue("cache-control")).hasValue("no-cache");
        }
    }

    @Test
    void pagesLoadNothingFromElsewhereAndStandInNoFrame() throws Exception {
        HttpResponse<byte[]> page = get("");

        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @Test
    void filesComeCompressedToThoseWhoTakeIt() throws Exception {
        HttpResponse<byte[]> plain = get("assets/main-1a.js");
        assertThat(text(plain)).isEqualTo(SCRIPT);
        assertThat(plain.headers().firstValue("content-type")).hasValue("text/javascript; charset=utf-8");
        assertThat(plain.headers().firstValue("cache-control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("immutable"));
        HttpResponse<byte[]> compressed = get("assets/main-1a.js", "Accept-Encoding", "gzip, br");
        assertThat(compressed.headers().firstValue("content-encoding")).hasValue("gzip");
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(SCRIPT);
        }
    }

    @Test
    void filesOfAnOldBuildAreNotThePage() throws Exception {
        assertThat(get("assets/main-0f.js").statusCode()).isEqualTo(404);
    }

    @Test
    void noWayLeadsOutOfTheFolder() throws Exception {
        for (String path : new String[] {"..%2Fsecret.txt", "assets/..%2F..%2Fsecret.txt", "%2e%2e/secret.txt"}) {
            assertThat(text(get(path))).doesNotContain("secret");
        }
    }

    @Test
    void aServerWithoutTheConsoleSaysSo() throws Exception {
        try (URLClassLoader nothing = loader("nothing")) {
            WebServer bare = server(nothing);
            try {
                assertThat(text(get(bare, "")))
                        .contains("built without the console", "http://127.0.0.1:" + bare.port(), "aws stepfunctions");
            } finally {
                bare.stop();
            }
        }
    }
}
