package dev.stepwell.server.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as a browser does. Confined to one thread. */
final class EventReader implements AutoCloseable {
    private final BufferedReader lines;

    /** @param id empty when the event has none */
    record Event(String type, String id, String data) {}

    EventReader(InputStream in) {
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next event, or null at the end. */
    @Nullable
    Event next() throws IOException {
        String type = "message";
        String id = "";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && !data.isEmpty()) {
                return new Event(type, id, data.toString());
            }
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("event:")) {
                type = value;
            } else if (line.startsWith("id:")) {
                id = value;
            } else if (line.startsWith("data:")) {
                data.append(value);
            }
        }
        return null;
    }

    /** As many events. */
    List<Event> next(int count) throws IOException {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Event event = next();
            if (event == null) {
                throw new AssertionError("the stream ended after " + events);
            }
            events.add(event);
        }
        return events;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
