package dev.stepwell.bench.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the command line says: {@code --name value}, or {@code --name=value}. Immutable. */
record Options(Map<String, String> values) {
    static Options read(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].replaceFirst("^--", "");
            int equals = name.indexOf('=');
            if (equals >= 0) {
                values.put(name.substring(0, equals), name.substring(equals + 1));
            } else if (i + 1 < arguments.length) {
                values.put(name, arguments[++i]);
            } else {
                throw new IllegalArgumentException("--" + name + " needs a value");
            }
        }
        return new Options(Map.copyOf(values));
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int whole(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    URI endpoint() {
        return URI.create(text("endpoint", "http://127.0.0.1:8083"));
    }

    int clients(int otherwise) {
        return whole("clients", otherwise);
    }

    double seconds() {
        return Double.parseDouble(text("seconds", "60"));
    }

    /** The server's process, or 0 when nothing is told of it. */
    long pid() {
        return whole("pid", 0);
    }

    /** Where the store lies, for a probe of that disk. */
    Path disk() {
        return Path.of(text("disk", System.getProperty("java.io.tmpdir")));
    }
}
