package dev.stepwell.asl.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;

/**
 * Where the locations that diagnostics name stand in the text of a definition. Immutable.
 *
 * <p>Made from JSON text, or from positions that somebody else collected under the same names, such as a reader of
 * YAML.
 */
public final class SourcePositions {
    /** Longer locations are not kept: the nearest shorter one around them answers instead. */
    private static final int LOCATION_CHARS_MAX = 2_000;

    private static final Pattern IN_SOURCE = Pattern.compile("; line: (\\d{1,9}), column: (\\d{1,9})\\]$");

    private final Map<String, Position> positions;

    private SourcePositions(Map<String, Position> positions) {
        this.positions = positions;
    }

    /**
     * Positions collected elsewhere.
     *
     * @param positions by location as diagnostics spell it: {@code /States/Name/Field}, {@code [0]} for elements
     */
    public static SourcePositions of(Map<String, Position> positions) {
        return new SourcePositions(Map.copyOf(positions));
    }

    /** The positions of all members and elements of a JSON text, as far as it can be read. */
    public static SourcePositions ofJson(String text) {
        try (JsonParser parser = DefinitionText.parser(text)) {
            return ofTokens(parser);
        }
    }

    /**
     * The positions of all members and elements that {@code parser} finds, in JSON or another format, as far as it can
     * read.
     */
    public static SourcePositions ofTokens(JsonParser parser) {
        Map<String, Position> positions = new HashMap<>();
        try {
            collect(parser, positions);
        } catch (JacksonException unreadable) {
            return new SourcePositions(positions);
        }
        return new SourcePositions(positions);
    }

    /** The place of one location in a JSON text; to look up several, keep {@link #ofJson}. */
    public static Position locate(String text, @Nullable String location) {
        return ofJson(text).locate(location);
    }

    /** The place of a location, or of the nearest thing around it that is known; the start of the text at worst. */
    public Position locate(@Nullable String location) {
        if (location == null) {
            return Position.START;
        }
        Matcher inSource = IN_SOURCE.matcher(location);
        if (inSource.find()) {
            return new Position(Integer.parseInt(inSource.group(1)), Integer.parseInt(inSource.group(2)));
        }
        String around = location;
        while (!around.isEmpty()) {
            Position known = positions.get(around);
            if (known != null) {
                return known;
            }
            around = around.substring(0, Math.max(0, Math.max(around.lastIndexOf('/'), around.lastIndexOf('['))));
        }
        return positions.getOrDefault("", Position.START);
    }

    private static void collect(JsonParser parser, Map<String, Position> positions) {
        Path path = new Path();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            TokenStreamContext context = parser.streamReadContext();
            switch (token) {
                case PROPERTY_NAME -> {
                    path.member(parser.currentName());
                    keep(positions, path, parser);
                }
                case START_OBJECT, START_ARRAY -> {
                    path.value(context.getParent());
                    if (!context.getParent().inObject()) {
                        keep(positions, path, parser);
                    }
                    path.enter();
                }
                case END_OBJECT, END_ARRAY -> path.leave();
                default -> {
                    path.value(context);
                    if (!context.inObject()) {
                        keep(positions, path, parser);
                    }
                }
            }
        }
    }

    private static void keep(Map<String, Position> positions, Path path, JsonParser parser) {
        if (path.text.length() <= LOCATION_CHARS_MAX) {
            TokenStreamLocation at = parser.currentTokenLocation();
            positions.put(path.text.toString(), new Position(at.getLineNr(), at.getColumnNr()));
        }
    }

    /** The location of the token being read. */
    private static final class Path {
        private final StringBuilder text = new StringBuilder();
        private final int[] starts = new int[DefinitionText.NESTING_MAX + 2];
        private int depth;

        /** Goes to a member of the object that is being read. */
        void member(String name) {
            text.setLength(starts[depth]);
            text.append('/').append(name);
        }

        /** Goes to the element that begins here; a member was reached by its name. */
        void value(TokenStreamContext around) {
            if (around.inArray()) {
                text.setLength(starts[depth]);
                text.append('[').append(around.getCurrentIndex()).append(']');
            }
        }

        void enter() {
            depth++;
            starts[depth] = text.length();
        }

        void leave() {
            text.setLength(starts[depth]);
            depth--;
        }
    }
}
