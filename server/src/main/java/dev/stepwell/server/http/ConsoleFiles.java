package dev.stepwell.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the console, from the class path. Any address below {@code /console/} that is no file gives the page
 * itself, which finds out what to show. Pages may load nothing from elsewhere and stand in no frame of others.
 */
final class ConsoleFiles implements HttpService {
    private static final String FOLDER = "console/";
    private static final String PAGE = "index.html";
    private static final String ASSETS = "assets/";

    /** Names of the build: no way leads out of the folder. */
    private static final Pattern FILE = Pattern.compile("(?:assets/)?[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "png", "image/png");

    /** Styles are also set by the page's own components, one by one; scripts come from its files only. */
    private static final Header POLICY = HeaderValues.createCached(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'");

    private static final Header NO_SNIFFING = HeaderValues.createCached("X-Content-Type-Options", "nosniff");
    private static final Header NO_REFERRER = HeaderValues.createCached("Referrer-Policy", "no-referrer");
    private static final Header OWN_WINDOW = HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin");
    private static final Header KEPT =
            HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
    private static final Header ASKED_AGAIN = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache");
    private static final Header GZIP = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");
    private static final Header VARIES = HeaderValues.createCached(HeaderNames.VARY, "Accept-Encoding");

    private final ClassLoader loader;

    /** @param loader knows the files, or none of them */
    ConsoleFiles(ClassLoader loader) {
        this.loader = loader;
    }

    /** Whether the console is on the class path: it is left out where it could not be built. */
    boolean isThere() {
        return loader.getResource(FOLDER + PAGE) != null;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/*", this::serve);
    }

    private void serve(ServerRequest request, ServerResponse response) {
        String path = request.path().path().replaceFirst("^/(console/?)?", "");
        boolean isFile = FILE.matcher(path).matches();
        String file = isFile && !path.endsWith(".gz") && exists(path) ? path : PAGE;
        if (file.equals(PAGE) && path.startsWith(ASSETS)) {
            // an old page asks for a file of an old build: a page in its place would be taken for a script
            response.status(Status.NOT_FOUND_404).send();
            return;
        }
        boolean compressed = accepts(request) && exists(file + ".gz");
        byte[] content = read(compressed ? file + ".gz" : file);
        response.header(POLICY)
                .header(NO_SNIFFING)
                .header(NO_REFERRER)
                .header(OWN_WINDOW)
                .header(file.startsWith(ASSETS) ? KEPT : ASKED_AGAIN)
                .header(VARIES)
                .header(HeaderNames.CONTENT_TYPE, type(file));
        if (compressed) {
            response.header(GZIP);
        }
        response.send(content);
    }

    private boolean exists(String file) {
        return loader.getResource(FOLDER + file) != null;
    }

    private static boolean accepts(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.ACCEPT_ENCODING)
                .map(encodings -> encodings.contains("gzip"))
                .orElse(false);
    }

    private static String type(String file) {
        return TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private byte[] read(String file) {
        try (@Nullable InputStream content = loader.getResourceAsStream(FOLDER + file)) {
            if (content == null) {
                throw new IllegalStateException("the console lacks its file " + file);
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the console's file " + file + " cannot be read", e);
        }
    }
}
